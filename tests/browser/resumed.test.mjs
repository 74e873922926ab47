// Whoever closes the tab by mistake goes on where they were, if they asked for it: the photos, who is on them, the words,
// the verdict. Whoever did not ask is warned, and nothing of a photo lies on the device.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { findsNothing } from "./support/axe.mjs";
import { classList, folderOf, people } from "./support/class.mjs";
import { setInPage, workRecords } from "./support/kept.mjs";
import { sample } from "./support/places.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";

const PASSPHRASE = "lighthouse wednesday spoon";
const OTHER = "another seven paper boats";
const KEEP = "Also keep the photos I am working on";
const CAPTION = "Three winners, and one of them is Lark Dotterel.";

/**
 * A page that counts how often it asks for a search, and whose disk has no room for another photo while there is a `data-full`. Every
 * key that its worker makes begins with nought, which WebKit for Linux takes from nobody.
 */
function counting(pathname, bytes) {
  if (/^\/assets\/worker-.*\.js$/u.test(pathname)) {
    const nought = () => {
      const { getRandomValues } = crypto;
      crypto.getRandomValues = (random) => {
        getRandomValues.call(crypto, random);
        if (random.length === 32) random[0] = 0;
        return random;
      };
    };
    return Buffer.concat([Buffer.from(`(${nought})();\n`), bytes]);
  }
  if (!/^\/assets\/index-.*\.js$/u.test(pathname)) return null;
  const hook = () => {
    const { dataset } = document.documentElement;
    const { postMessage } = Worker.prototype;
    dataset.searches = "0";
    Worker.prototype.postMessage = function (...given) {
      if (given[0]?.kind === "search") dataset.searches = String(Number(dataset.searches) + 1);
      return postMessage.apply(this, given);
    };
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...given) {
      if (dataset.full !== undefined && String(given[1]).endsWith("/file")) throw new DOMException("The disk is full.", "QuotaExceededError");
      return put.apply(this, given);
    };
  };
  return Buffer.concat([Buffer.from(`(${hook})();\n`), bytes]);
}

inEveryEngine("a tab that is closed by mistake", (the) => {
  let files;
  before(async () => {
    files = await folderOf({
      "class.csv": classList,
      "one.jpg": await readFile(path.join(sample, "trip-1.jpg")),
      "nobody.jpg": await readFile(path.join(sample, "trip-3.jpg")),
      "three.jpg": await readFile(path.join(sample, "trip-2.jpg")),
    });
  });
  after(() => files?.remove());

  const wouldWarn = () => the.driver.executeScript(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));
  const searches = async () => Number(await the.driver.executeScript(() => document.documentElement.dataset.searches));
  const untilWork = (kind) => the.page.until(`the photos are ${kind}`, async () => (await the.page.all(`.keep-photos-state[data-work=${kind}]`)).length === 1);
  /** Everything the page shows of what was said. */
  const shown = async () => {
    const { page, driver } = the;
    const each = {};
    for (const { name } of await page.photos()) {
      await page.openPhoto(name);
      // What is busy still shows the verdict on what was there before.
      await page.until("it is judged", async () => (await page.all(".verdict[aria-busy=false]:not(.verdict-none)")).length === 1 && (await page.findings()).length > 0);
      each[name] = {
        status: await page.status(),
        faces: await page.faces(),
        findings: await page.findings(),
        answers: await page.answers(),
        fields: await driver.executeScript(() =>
          [...document.querySelectorAll("#words-caption, #words-altText, #words-fileName, #published-size, .panel-approval input, .cover-styles input, .panel-work input, #heads")].map(
            ({ type, value, checked }) => [value, /radio|checkbox/u.test(type) && checked],
          ),
        ),
      };
    }
    return each;
  };
  const reopen = () => the.page.reopen(the.server.origin);
  /** What was shown when the tab was closed. */
  let left;

  test("without having asked for it, whoever leaves is warned, and nothing of a photo is kept", LIMIT, async () => {
    const { page, driver } = the;
    await page.openWith(the.server.origin, files.at("class.csv"), files.at("three.jpg"));
    assert.equal(await wouldWarn(), false);
    await page.nameFace(1, people.allowed.typed, people.allowed.name);
    assert.equal(await wouldWarn(), true);
    await page.keep(PASSPHRASE);
    assert.equal(await driver.executeScript((field) => field.checked, await page.field(KEEP)), false);
    assert.equal(await wouldWarn(), true);
    assert.deepEqual(await workRecords(driver), []);
  });

  test("whoever asks has every photo and every answer kept, locked, and may leave", LIMIT, async () => {
    const { page, driver } = the;
    await page.tick(KEEP);
    await untilWork("kept");
    await page.giveFiles("Choose photos", files.at("one.jpg"));
    await page.untilSearched(2);
    await page.openPhoto("three.jpg");
    await page.answerFace(2, "Cover");
    await page.nameFace(3, people.staff.typed, people.staff.name);
    await page.type("Caption", CAPTION);
    await page.choose("Size to publish", "800 pixels on the longer side");
    await page.tick("Large mosaic");
    await page.tick("The headteacher has said yes to this photo");
    await page.until("it is ticked", async () => (await page.field("The headteacher has said yes to this photo")).isSelected());
    await untilWork("kept");
    await page.until("nothing would be lost", async () => !(await wouldWarn()));
    await driver.executeScript((field) => field.scrollIntoView({ block: "center" }), await page.field(KEEP));
    await the.shoot("resumed-kept");
    await findsNothing(driver);
    const lying = await workRecords(driver);
    assert.equal(lying.filter(({ key }) => key.endsWith("/file")).length, 2);
    for (const { bytes } of lying) {
      assert.ok(bytes.toString("latin1").startsWith("age-encryption.org/v1\n"));
      // Long enough that chance does not write them.
      for (const secret of ["Dotterel", '"T01"', "JFIF", "Madeup", "three.jpg"]) assert.equal(bytes.indexOf(secret), -1, secret);
    }
  });

  test("another word rewrites no picture", LIMIT, async () => {
    const { page, driver } = the;
    const filesOf = async () => (await workRecords(driver)).filter(({ key }) => key.endsWith("/file")).map(({ bytes }) => bytes.toString("base64"));
    const before = await filesOf();
    await page.type("Description for people", "Three children on a step");
    await page.until("it is typed", async () => (await (await page.field("Description for people")).getAttribute("value")) === "Three children on a step");
    await untilWork("kept");
    assert.deepEqual(await filesOf(), before);
    left = await shown();
    await page.openPhoto("three.jpg");
    await untilWork("kept");
  });

  test("after the passphrase the photos are back in their order, with faces, names, words and verdict, and no search is run", LIMIT, async () => {
    const { page, driver } = the;
    await reopen();
    await page.until("it is shut", () => page.isShut());
    await page.seesNo("three.jpg");
    await page.unlock(PASSPHRASE);
    await page.untilSearched(2);
    assert.deepEqual((await page.photos()).map(({ name }) => name), ["three.jpg", "one.jpg"]);
    await page.until("the photo that was in hand is in hand", async () => (await page.text(".photo-head h2")) === "three.jpg");
    await the.shoot("resumed-back");
    await untilWork("kept");
    assert.match(await page.text(".keep-photos-state"), /2 photos are back/u);
    const now = await shown();
    assert.equal(left["three.jpg"].findings.some(({ message }) => message.includes("Lark Dotterel")), true);
    assert.deepEqual(now, left);
    assert.equal(await searches(), 0);
    await page.until("nothing would be lost", async () => !(await wouldWarn()));
    await page.until("a small picture is there", () => driver.executeScript(() => document.querySelector(".photo-item img, .photo-item canvas") !== null));
  });

  test("a post comes back with its pictures in their order and its text, and lends the text to the pictures as before", LIMIT, async () => {
    const { page, driver } = the;
    const post = () => driver.executeScript(() => [...document.querySelectorAll(".post-picture-name")].map(({ textContent }) => textContent));
    await page.press("Write a post");
    await page.until("both pictures are in it", async () => (await post()).length === 2);
    const text = async () => (await page.field("Text of the post")).getAttribute("value");
    await page.clickOn(".post-picture-buttons button[id$=-later]:enabled");
    await page.until("the second one comes first", async () => (await post())[0] === "one.jpg");
    await page.type("Text of the post", "What a day!");
    await page.until("it is typed", async () => (await text()) === "What a day!");
    await untilWork("kept");
    const before = await post();
    assert.deepEqual(before, ["one.jpg", "three.jpg"]);
    await reopen();
    await page.unlock(PASSPHRASE);
    await page.until("the post is back", async () => JSON.stringify(await post()) === JSON.stringify(before));
    assert.equal(await text(), "What a day!");
    await page.press("Check photos");
    await page.untilSearched(2);
    await page.openPhoto("three.jpg");
    await page.until("its own caption is there again", async () => (await (await page.field("Caption")).getAttribute("value")) === CAPTION);
    await untilWork("kept");
  });

  test("locked and unlocked in the same tab, everything is there once", LIMIT, async () => {
    const { page, driver } = the;
    const before = (await workRecords(driver)).filter(({ key }) => key.endsWith("/file")).map(({ bytes }) => bytes.toString("base64"));
    await page.press("Lock now");
    await page.until("it is shut", () => page.isShut());
    assert.match(await page.text(".lock-card"), /2 photos wait behind the lock, kept on this device/u);
    await page.until("nothing would be lost", async () => !(await wouldWarn()));
    await page.unlock(PASSPHRASE);
    await untilWork("kept");
    assert.equal((await page.photos()).length, 2);
    assert.deepEqual((await workRecords(driver)).filter(({ key }) => key.endsWith("/file")).map(({ bytes }) => bytes.toString("base64")), before);
  });

  test("a second tab leaves them to the first; a new passphrase opens them", LIMIT, async () => {
    const { page, driver } = the;
    const first = await driver.getWindowHandle();
    await driver.switchTo().newWindow("tab");
    await page.open(the.server.origin);
    await page.unlock(PASSPHRASE);
    await page.until("the photos of this tab are kept", async () => (await page.text(".keep-photos-state")).includes("No photo is waiting"));
    assert.deepEqual(await page.photos(), []);
    await driver.close();
    await driver.switchTo().window(first);
    await page.press("Change the passphrase");
    await page.givePassphrase(OTHER, "Use this passphrase", { isNew: true });
    await page.until("it is changed", async () => (await page.text(".kept-told")).startsWith("The new passphrase is in use."));
    await untilWork("kept");
    await reopen();
    await page.unlock(OTHER);
    await page.untilSearched(2);
    assert.equal(await searches(), 0);
  });

  test("when the disk is full it says so, the work goes on and what is kept stays", LIMIT, async () => {
    const { page, driver } = the;
    await untilWork("kept");
    const before = await workRecords(driver);
    await setInPage(driver, "full", "yes");
    await page.giveFiles("Choose photos", files.at("nobody.jpg"));
    await untilWork("not-kept");
    assert.match(await page.text(".kept-alerts"), /Your photos are not all kept.*no room left on this device/su);
    await the.shoot("resumed-full");
    const told = await page.one(".kept-alerts .kept-failed");
    await page.untilSearched(3);
    assert.equal(await wouldWarn(), true);
    await page.openPhoto("three.jpg");
    await page.type("Caption", "Three winners.");
    await page.until("the words are kept all the same", async () => (await workRecords(driver)).some(({ key, bytes }) => key.endsWith("/answers") && !before.some((was) => was.bytes.equals(bytes))));
    // What is told stays where it is while words are typed: nothing jumps, and nobody hears it anew with every letter.
    assert.ok(await told.isDisplayed());
    await setInPage(driver, "full", null);
    await page.press("Try again");
    await untilWork("kept");
    assert.equal((await workRecords(driver)).filter(({ key }) => key.endsWith("/file")).length, 3);
  });

  test("a photo that is taken off, or saved, is kept no longer; unticked, none is", LIMIT, async () => {
    const { page, driver } = the;
    await page.clickOn("[aria-label=\"Remove nobody.jpg\"]");
    const number = async () => (await workRecords(driver)).filter(({ key }) => key.endsWith("/file")).length;
    await page.openPhoto("one.jpg");
    await page.answerFace(1, "Cover");
    await page.tick("The headteacher has said yes to this photo");
    await page.untilStatus("clear");
    await page.press("Save the cleared photo");
    await page.untilStatus("saved");
    await page.until("it is kept no longer", async () => (await number()) === 1);
    await page.tick(KEEP);
    await page.until("nothing is kept", async () => (await workRecords(driver)).length === 0);
    assert.equal(await wouldWarn(), true);
    await page.tick(KEEP);
    await untilWork("kept");
    await page.until("they are kept again", async () => (await number()) >= 1);
    await page.press("Forget everything on this device");
    await page.press("Yes, wipe it");
    await page.until("it is wiped", async () => (await page.text(".panel-kept")).includes("Wiped."));
    assert.deepEqual(await workRecords(driver), []);
  });
}, { change: counting });
