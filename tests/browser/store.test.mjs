// What a school has is kept on the device only when asked, only locked, and nothing of it is lost: not by a wrong
// passphrase, an hour away, a full disk or a second tab. One press wipes it.
import assert from "node:assert/strict";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { findsNothing } from "./support/axe.mjs";
import { classList, folderOf, people } from "./support/class.mjs";
import { downloaded } from "./support/downloads.mjs";
import { backupOf, changed, itemsOfBackup, listsItem, plantRecords, records, setInPage, vaultOf } from "./support/kept.mjs";
import { sample } from "./support/places.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";

const PASSPHRASE = "lighthouse wednesday spoon";
const OTHER = "another seven paper boats";
const LINES = ['{"previous":null,"hash":"aa"}\n', '{"previous":"aa","hash":"bb"}\n', '{"previous":"aa","hash":"cc"}\n'];

inEveryEngine("what is kept on the device", (the) => {
  let files;
  /** What the page has asked for once it had loaded. */
  let asked;
  const resources = () => the.driver.executeScript(() => performance.getEntriesByType("resource").map(({ name }) => name));
  before(async () => {
    files = await folderOf({
      "class.csv": classList,
      "second/class.csv": `${classList}T05,Heron,Grebe,Kestrel,Pupil,Yes,Both parents,2026-09-07\n`,
      "third/class.csv": `${classList}T06,Petrel,Smew,Kestrel,Pupil,Yes,Both parents,2026-09-07\n`,
      "devices.csv": "Make,Model,Serial number\nMadeup,Pad 9,\n",
      "trip.jpg": await readFile(path.join(sample, "trip-1.jpg")),
      "one.age": await backupOf({ "register.jsonl": LINES[0] + LINES[1] }, OTHER),
      "other.age": await backupOf({ "register.jsonl": LINES[0] + LINES[2] }, OTHER),
    });
  });
  after(() => files?.remove());

  /** The class list in use, by its number of pupils and staff; none when there is none. */
  const list = () =>
    the.driver.executeScript(() => /\d+ pupils?, \d+ members? of staff/u.exec(document.querySelector(".panel-class-list .loaded")?.textContent)?.[0] ?? null);
  const untilList = (words) => the.page.until(`the list is ${words}`, async () => (await list()) === words);
  const chosen = (label) => the.driver.executeScript((field) => field.selectedOptions[0].textContent, the.page.field(label));
  const openBackup = async (name) => {
    await the.page.until("a backup can be opened", () => the.page.field("Open a backup"));
    await the.page.giveFiles("Open a backup", files.at(name));
    await the.page.givePassphrase(OTHER, "Open");
    // The words may be those of the backup before; the form goes once all of this one is kept.
    await the.page.until("the backup is open", async () => (await the.page.all(".passphrase")).length === 0 && (await the.page.text(".kept-told")) === "The backup is open.");
  };
  const reopen = () => the.page.reopen(the.server.origin);

  test("nothing is kept before anybody asks for it", LIMIT, async () => {
    const { page } = the;
    await page.open(the.server.origin);
    await page.goingOnTheWebsite("The web manager");
    await page.giveFiles("Choose a class list", files.at("class.csv"));
    await page.giveFiles("Open the list of school devices", files.at("devices.csv"));
    await untilList("3 pupils, 1 member of staff");
    await page.until("the devices are read", async () => /1 device/u.test(await page.text(".devices-read")));
    assert.equal(await records(the.driver), null);
  });

  test("a short passphrase, or two that differ, are not taken", LIMIT, async () => {
    const { page } = the;
    await page.press("Keep them here…");
    await page.type("Passphrase", "elevenchars");
    await page.until("it says how much is missing", async () => (await page.text(".passphrase-state")) === "1 character to go");
    await page.type("Passphrase", PASSPHRASE);
    await page.type("The same again", OTHER);
    await page.until("it says that they differ", async () => (await page.text(".passphrase-state")) === "The two are not the same yet.");
    await page.press("Keep");
    assert.equal(await records(the.driver), null);
    await the.shoot("kept-form");
    await page.press("Cancel");
  });

  test("what is kept cannot be read on the disk", LIMIT, async () => {
    const { page } = the;
    await page.keep(PASSPHRASE);
    await the.shoot("kept-open");
    const lying = await records(the.driver);
    assert.deepEqual(Object.keys(lying).sort(), ["contents", "generation", "key"]);
    for (const file of [lying.key, lying.contents]) {
      assert.ok(file.toString("latin1").startsWith("age-encryption.org/v1\n"));
      for (const secret of ["Plover", "T01", "Madeup", "clavering", PASSPHRASE]) {
        assert.equal(file.indexOf(secret), -1, secret);
        assert.equal(file.indexOf(Buffer.from(secret).toString("base64").slice(0, 6)), -1, secret);
      }
    }
  });

  test("the next visit asks for the passphrase at once; a wrong one opens nothing and loses nothing", LIMIT, async () => {
    const { page } = the;
    await reopen();
    await page.until("it is shut", () => page.isShut());
    asked = await resources();
    const before = await records(the.driver);
    await page.givePassphrase(`${PASSPHRASE}s`, "Unlock");
    await page.until("it says so", async () => (await page.text(".lock-card")).includes("This passphrase does not open it."));
    await the.shoot("kept-wrong");
    assert.deepEqual(await records(the.driver), before);
    await page.seesNo("member of staff");
  });

  test("the right one brings everything back", LIMIT, async () => {
    const { page } = the;
    await page.unlock(PASSPHRASE);
    await untilList("3 pupils, 1 member of staff");
    assert.equal(await chosen("School rules"), "Clavering Primary");
    assert.equal(await chosen("Where will it be seen?"), "On the school website");
    assert.equal(await chosen("Who is publishing?"), "The web manager");
    assert.match(await page.text(".devices-read"), /1 device/u);
  });

  test("after a quarter of an hour without a sign it locks itself, and the photos wait unseen", LIMIT, async () => {
    const { page, driver } = the;
    await page.giveFiles("Choose photos", files.at("trip.jpg"));
    await page.untilSearched(1);
    await page.nameFace(1, people.allowed.typed, people.allowed.name);
    await setInPage(driver, "minutes", "14");
    await driver.executeScript(() => window.dispatchEvent(new Event("focus")));
    assert.equal(await page.isShut(), false);
    // As when a laptop was asleep: the first thing that comes is a sign, but it comes too late.
    await setInPage(driver, "minutes", "40");
    await driver.executeScript(() => window.dispatchEvent(new PointerEvent("pointermove")));
    await page.until("it is shut", () => page.isShut());
    await the.shoot("kept-idle");
    await page.seesNo(people.allowed.name);
    await page.seesNo("trip.jpg");
    assert.equal(await driver.executeScript((name) => document.documentElement.outerHTML.includes(name), people.allowed.name), false);
    assert.match(await page.text(".lock-card"), /1 photo waits behind the lock/u);
    assert.equal(await page.hasButton("Work without them"), false);
    // What is dropped on a shut page goes nowhere.
    await page.drop([{ name: "class.csv", type: "text/csv", bytes: await readFile(files.at("second/class.csv")) }]);
    await page.unlock(PASSPHRASE);
    await untilList("3 pupils, 1 member of staff");
    assert.equal((await page.faces())[0].words, people.allowed.name);
    await page.until("it is judged again", async () => (await page.findings()).length > 0);
  });

  test("when the disk is full it says so, keeps what it kept, and catches up", LIMIT, async () => {
    const { page, driver } = the;
    const before = await records(driver);
    await setInPage(driver, "full", "yes");
    await page.giveFiles("Add another list", files.at("second/class.csv"));
    await page.untilKept("not-kept");
    assert.match(await page.text(".kept-alerts"), /no room left on this device/u);
    await the.shoot("kept-full");
    await untilList("4 pupils, 1 member of staff");
    assert.deepEqual(await records(driver), before);
    await setInPage(driver, "full", null);
    await page.press("Try again");
    await page.untilKept();
    assert.equal((await records(driver)).generation, before.generation + 1);
  });

  test("a change that this tab did not hear of is noticed before anything is kept over it", LIMIT, async () => {
    const { page, driver } = the;
    const before = await records(driver);
    await plantRecords(driver, { ...before, generation: before.generation + 5 });
    await page.giveFiles("Add another list", files.at("third/class.csv"));
    await page.until("it is kept after the other", async () => (await records(driver)).generation === before.generation + 6);
    await page.giveFiles("Add another list", files.at("second/class.csv"));
    await page.until("it goes on from there", async () => (await records(driver)).generation === before.generation + 7);
    await page.untilKept();
  });

  test("a backup opens with age, and holds everything", LIMIT, async () => {
    const { page, downloads } = the;
    await page.press("Save a backup");
    await page.givePassphrase(OTHER, "Save a backup", { isNew: true });
    const { bytes } = await downloaded(downloads, /^schoolgate-.*\.age$/u);
    const items = await itemsOfBackup(bytes, OTHER);
    assert.deepEqual(Object.keys(items), ["choices.json", "class-lists.json", "devices.csv"]);
    const [list] = JSON.parse(items["class-lists.json"]);
    assert.equal(list.name, "class.csv");
    assert.equal(Buffer.from(list.bytes, "base64").toString(), await readFile(files.at("second/class.csv"), "utf8"));
    await writeFile(files.at("saved.age"), bytes);
  });

  test("none of that asked for anything", LIMIT, async () => {
    assert.deepEqual(await resources(), asked);
  });

  test("what one tab changes the other has, and two that change at once lose nothing", LIMIT, async () => {
    const { page, driver } = the;
    const first = await driver.getWindowHandle();
    await driver.switchTo().newWindow("tab");
    const second = await driver.getWindowHandle();
    await page.open(the.server.origin);
    await page.unlock(PASSPHRASE);
    await untilList("4 pupils, 1 member of staff");
    await page.giveFiles("Add another list", files.at("class.csv"));
    await page.untilKept();
    await driver.switchTo().window(first);
    await untilList("3 pupils, 1 member of staff");
    await page.untilKept();
    // Both at the same moment, as nearly as can be.
    const at = Date.now() + 3000;
    for (const [handle, name] of [[first, "second/class.csv"], [second, "third/class.csv"]]) {
      await driver.switchTo().window(handle);
      await setInPage(driver, "minutes", "0");
      await driver.executeScript(
        (text, when) => {
          setTimeout(() => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([text], "class.csv", { type: "text/csv" }));
            document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: transfer }));
          }, when - Date.now());
        },
        await readFile(files.at(name), "utf8"),
        at,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 5000));
    let questions = 0;
    for (const handle of [first, second]) {
      await driver.switchTo().window(handle);
      await untilList("4 pupils, 1 member of staff");
      await page.untilKept();
      questions += (await page.all(".kept-question")).length;
      if (await page.hasButton("The one that is kept")) await page.press("The one that is kept");
      await page.until("nothing is asked any more", async () => !(await page.hasButton("The one that is kept")));
      await page.untilKept();
      await untilList("4 pupils, 1 member of staff");
    }
    assert.ok(questions <= 1);
    await driver.close();
    await driver.switchTo().window(first);
  });

  test("whoever worked without it is asked which list counts", LIMIT, async () => {
    const { page } = the;
    await page.giveFiles("Add another list", files.at("second/class.csv"));
    await page.untilKept();
    await reopen();
    await page.press("Work without them");
    await page.until("it is not shut", async () => !(await page.isShut()));
    await page.giveFiles("Choose a class list", files.at("class.csv"));
    await untilList("3 pupils, 1 member of staff");
    await page.unlock(PASSPHRASE);
    await page.until("it asks", () => page.hasButton("The one that is kept"));
    await untilList("3 pupils, 1 member of staff");
    await the.shoot("kept-question");
    await page.press("The one that is kept");
    await untilList("4 pupils, 1 member of staff");
  });

  test("registers that went different ways are both kept", LIMIT, async () => {
    const { page, downloads } = the;
    await openBackup("one.age");
    await page.until("its lines are there", async () => (await page.text(".panel-register")).includes("2 lines, kept on this device"));
    await openBackup("other.age");
    await page.until("it says so", async () => (await page.text("main")).includes("Nothing is lost: both are kept"));
    await page.untilKept();
    await reopen();
    await page.unlock(PASSPHRASE);
    assert.match(await page.text(".panel-register"), /2 lines, kept on this device/u);
    // Browsers name a second file of the same name each in their own way.
    for (const name of await readdir(downloads)) await rm(path.join(downloads, name));
    await page.press("Save a backup");
    await page.givePassphrase(OTHER, "Save a backup", { isNew: true });
    const { bytes } = await downloaded(downloads, /^schoolgate-.*\.age$/u);
    const items = await itemsOfBackup(bytes, OTHER);
    const all = Object.entries(items).filter(([name]) => name.startsWith("register")).map(([, text]) => text);
    assert.deepEqual(all.sort(), [LINES[0] + LINES[1], LINES[0] + LINES[2]]);
  });

  test("a new passphrase opens it, and the old one does not", LIMIT, async () => {
    const { page } = the;
    await page.press("Change the passphrase");
    await page.givePassphrase(OTHER, "Use this passphrase", { isNew: true });
    await page.until("it is changed", async () => (await page.text(".kept-told")).startsWith("The new passphrase is in use."));
    await page.press("Lock now");
    await page.until("it is shut", () => page.isShut());
    await page.givePassphrase(PASSPHRASE, "Unlock");
    await page.until("it says so", async () => (await page.text(".lock-card")).includes("This passphrase does not open it."));
    await page.unlock(OTHER);
    await untilList("4 pupils, 1 member of staff");
  });

  test("one press wipes it all, after a question, and says what was wiped", LIMIT, async () => {
    const { page, driver } = the;
    await page.press("Forget everything on this device");
    await the.shoot("kept-forget");
    await page.press("No, leave it");
    assert.notEqual(await records(driver), null);
    await page.press("Forget everything on this device");
    await page.press("Yes, wipe it");
    await page.until("it is wiped", async () => (await page.text(".panel-kept")).includes("Wiped. Nothing of Schoolgate’s is kept on this device any more."));
    assert.match(await page.text(".panel-kept"), /the class list.*the register \(2 lines\)/u);
    await the.shoot("kept-wiped");
    assert.equal(await list(), null);
    assert.equal(await records(driver), null);
    // The copy of the page's own files holds nothing of the school.
    const stores = async (done) =>
      done([localStorage.length, sessionStorage.length, (await caches.keys()).filter((name) => !name.startsWith("page-files:")).length]);
    assert.deepEqual(await driver.executeAsyncScript(stores), [0, 0, 0]);
    await reopen();
    assert.equal(await page.isShut(), false);
  });

  test("on another computer the backup brings everything back", LIMIT, async () => {
    const { page, driver } = the;
    await openBackup("saved.age");
    await untilList("4 pupils, 1 member of staff");
    assert.equal(await chosen("School rules"), "Clavering Primary");
    // It was opened, not kept.
    assert.equal(await records(driver), null);
  });
}, { change: changed });

for (const dark of [false, true]) {
  inEveryEngine(`everybody can use what is kept, on the ${dark ? "dark" : "light"} page`, (the) => {
    let files;
    before(async () => {
      files = await folderOf({ "class.csv": classList, "two.age": await backupOf({ "register.jsonl": LINES[0] + LINES[2] }, OTHER) });
    });
    after(() => files?.remove());

    async function check(state) {
      await the.shoot(`axe-${dark ? "dark" : "light"}-kept-${state}`);
      await findsNothing(the.driver);
    }

    test("when it is shut, the passphrase was wrong and it asks whether to forget", LIMIT, async () => {
      const { page, driver } = the;
      await driver.get(`${the.server.origin}icon.svg`);
      const { records } = await vaultOf({ "class-lists.json": listsItem("class.csv", `${classList}T05,Heron,Grebe,Kestrel,Pupil,Yes,Self,2026-09-07\n`), "register.jsonl": LINES[0] + LINES[1] }, PASSPHRASE);
      await plantRecords(driver, records);
      await page.open(the.server.origin);
      await page.givePassphrase(OTHER, "Unlock");
      await page.until("it says so", async () => (await page.all(".lock-card .note")).length === 1);
      await page.press("Forget everything on this device");
      await page.until("it asks", () => page.hasButton("No, leave it"));
      await check("shut");
      await page.press("No, leave it");
    });

    test("when another list was chosen before it was opened, and registers went different ways", LIMIT, async () => {
      const { page, driver } = the;
      await page.press("Work without them");
      await page.until("it is not shut", async () => !(await page.isShut()));
      await page.giveFiles("Choose a class list", files.at("class.csv"));
      await page.until("the list is read", async () => (await page.all(".panel-class-list .loaded")).length === 1);
      await page.unlock(PASSPHRASE);
      await page.until("it asks", () => page.hasButton("The one that is kept"));
      await page.giveFiles("Open a backup", files.at("two.age"));
      await page.givePassphrase(OTHER, "Open");
      await page.until("both registers are kept", async () => (await page.text("main")).includes("both are kept"));
      await setInPage(driver, "full", "yes");
      await page.press("The one on this page");
      await page.untilKept("not-kept");
      await check("alerts");
      await setInPage(driver, "full", null);
      await page.press("Try again");
      await page.untilKept();
    });

    test("when a passphrase is chosen, and when all is wiped", LIMIT, async () => {
      const { page } = the;
      await page.press("Save a backup");
      await page.type("Passphrase", "short");
      await check("form");
      await page.press("Cancel");
      await page.press("Forget everything on this device");
      await page.until("it asks", () => page.hasButton("No, leave it"));
      await check("forget");
      await page.press("Yes, wipe it");
      await page.until("it is wiped", async () => (await page.text(".panel-kept")).includes("Wiped."));
      await check("wiped");
    });
  }, { change: changed, dark });
}
