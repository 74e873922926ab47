// A tab with a trip in it is closed: whoever asked for it has the trip back as it was, with its pictures, and makes the rest of
// the copies; whoever did not ask is warned, and nothing of a photo lies on the device.
import assert from "node:assert/strict";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { findsNothing } from "./support/axe.mjs";
import { classList, folderOf, people } from "./support/class.mjs";
import { downloaded } from "./support/downloads.mjs";
import { leaksOf, takenBy } from "./support/jpeg.mjs";
import { workRecords } from "./support/kept.mjs";
import { sample } from "./support/places.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";
import { tiff } from "./support/tiff.mjs";
import { filesOf } from "./support/zip.mjs";

const PASSPHRASE = "lighthouse wednesday spoon";
const KEEP = "Also keep the photos I am working on";
const HEAD = "The headteacher, Mrs Widgeon-Bittern";
const IPAD = { make: "Apple", model: "iPad (9th generation)", serial: "PAD0001" };
const PHONE = { make: "Fruit", model: "Phone 3" };

/** A page on which big.jpg says that it is larger than everything that can be kept. */
function withABigOne(pathname, bytes) {
  if (!/^\/assets\/index-.*\.js$/u.test(pathname)) return null;
  const hook = () => {
    const { get } = Object.getOwnPropertyDescriptor(Blob.prototype, "size");
    Object.defineProperty(Blob.prototype, "size", {
      get() {
        return this.name === "big.jpg" ? 301 * 1024 * 1024 : get.call(this);
      },
    });
  };
  return Buffer.concat([Buffer.from(`(${hook})();\n`), bytes]);
}

inEveryEngine("a tab with a trip that is closed by mistake", (the) => {
  let files;
  before(async () => {
    const picture = await readFile(path.join(sample, "trip-3.jpg"));
    files = await folderOf({
      "class.csv": classList,
      "pads.csv": "Make,Model,Serial number\nApple,iPad (9th generation),\n",
      "IMG_0001.JPG": takenBy(picture, { ...IPAD, day: "2025-06-01", isPlaced: true }),
      "IMG_0002.JPG": takenBy(picture, { ...IPAD, day: "2025-06-02" }),
      "phone.jpg": takenBy(picture, { ...PHONE, day: "2025-06-03", isPlaced: true }),
      "scan.tif": tiff(120, 90),
      "big.jpg": takenBy(picture, { ...IPAD, serial: "BIG", day: "2025-06-04" }),
    });
  });
  after(() => files?.remove());

  const wouldWarn = () => the.driver.executeScript(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));
  const untilWork = (kind) => the.page.until(`the photos are ${kind}`, async () => (await the.page.all(`.keep-photos-state[data-work=${kind}]`)).length === 1);
  const kept = async () => (await workRecords(the.driver)).filter(({ key }) => key.endsWith("/file")).length;
  const waits = () => the.driver.executeScript(() => [...document.querySelectorAll(".trip-wait")].map((each) => each.textContent.trim()));
  /** The section of a device. */
  const group = (device) => the.driver.executeScript((name) => [...document.querySelectorAll(".trip-group")].find((each) => each.querySelector("h3").textContent.startsWith(name)), device);
  const tookThese = async (device, { typed, name }) => {
    const { page } = the;
    const field = async () => (await group(device)).findElement({ css: "[role=combobox]" });
    await page.clickFound(`who took those of ${device} can be said`, field);
    await (await field()).sendKeys(typed);
    await page.until("somebody is offered", async () => (await page.all("[role=option]")).length > 0);
    await page.active().sendKeys("\uE007");
    await page.until(`${name} took them`, async () => (await (await field()).getAttribute("value")) === name);
  };
  /** Everything the page shows of the trip. */
  const shown = () =>
    the.driver.executeScript(() => {
      const plain = (element) => element.innerText.replace(/\s+/gu, " ").trim();
      return {
        sum: plain(document.querySelector(".trip-sum")),
        groups: [...document.querySelectorAll(".trip-group")].map((each) => [plain(each.querySelector("h3")), plain(each.querySelector(".trip-wait"))]),
        rows: [...document.querySelectorAll(".trip-row")].map((row) => [plain(row), row.querySelector("input").checked]),
        fields: [...document.querySelectorAll(".trip-group .trip-answers input, .trip-all input, .panel-trip-copies input")].map(({ type, value, checked }) => [type, value, checked]),
        copies: plain(document.querySelector(".trip-ready")),
        check: plain(document.querySelector(".trip-check button")),
        toDelete: [...document.querySelectorAll(".trip-entry")].map(plain),
      };
    });
  const untilDrawn = (number) =>
    the.page.until(`${number} pictures are in the tables`, () =>
      the.driver.executeScript(
        (wanted) => {
          const all = [...document.querySelectorAll(".trip-row img")];
          for (const each of all) each.loading = "eager";
          return all.length === wanted && all.every(({ complete, naturalWidth }) => complete && naturalWidth > 0);
        },
        number,
      ),
    );
  /** The photos are back, and the school's list has been looked through for their devices again. */
  const untilBack = () =>
    the.page.until("the trip is back", async () => (await the.page.all(".trip-row")).length === 4 && isDeepStrictEqual(await waits(), left.groups.map(([, wait]) => wait)));
  const copies = async () => {
    await the.page.press("Save copies as one ZIP file");
    await the.page.until("they are saved", async () => (await the.page.text(".trip-result")).includes("saved as one ZIP file"));
    const { file, bytes } = await downloaded(the.downloads, /^museum .*\.zip$/u);
    await rm(file);
    const found = filesOf(bytes);
    for (const copy of found.values()) {
      assert.deepEqual(leaksOf(copy), []);
      assert.doesNotMatch(copy.toString("latin1"), /Apple|iPad|PAD0001|Fruit|CANARY/u);
    }
    return [...found.keys()];
  };
  /** What was shown when the tab was closed. */
  let left;

  test("without having asked for it, whoever has said something of a trip is warned, and nothing of it is kept", LIMIT, async () => {
    const { page, driver } = the;
    await page.open(the.server.origin);
    await page.press("Off the iPads");
    await page.choose("School rules", "Clavering Primary");
    await page.giveFiles("Choose a class list", files.at("class.csv"));
    await page.giveFiles("Open the list of school devices", files.at("pads.csv"));
    await page.giveFiles("Choose the photos", ...["scan.tif", "phone.jpg", "IMG_0002.JPG", "IMG_0001.JPG"].map((each) => files.at(each)));
    await page.until("they are sorted", async () => (await page.text(".trip-sum")).startsWith("4 photos, 2 from the school’s devices, 1 from another device and 1 that does not say"));
    assert.equal(await wouldWarn(), false);
    await tookThese("Apple iPad", people.staff);
    assert.equal(await wouldWarn(), true);
    await page.keep(PASSPHRASE);
    assert.equal(await wouldWarn(), true);
    assert.deepEqual(await workRecords(driver), []);
  });

  test("whoever asks has the trip kept, locked, while copies are made and answers given, and may leave", LIMIT, async () => {
    const { page, driver } = the;
    await page.tick(KEEP);
    await untilWork("kept");
    await page.tick("By the day, a word and a number");
    await page.type("A word for the trip", "museum");
    assert.deepEqual(await copies(), ["2025-06-01 museum 001.jpg", "2025-06-02 museum 002.jpg"]);
    await tookThese("Fruit", people.staff);
    await page.tick("Somebody’s own");
    await page.until("permission is asked for", async () => (await waits())[1].startsWith("Say who gave permission"));
    await page.type("Who said yes?", HEAD);
    await driver.executeScript((field) => {
      field.value = "2025-06-01";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }, await page.field("On which day?"));
    await page.until("it is given", async () => (await waits())[1] === "Copies of these can be made.");
    await page.clickOn('.trip-row[data-name="IMG_0002.JPG"] input');
    await page.until("it is chosen", () => page.one('.trip-row[data-name="IMG_0002.JPG"] input').isSelected());
    await untilWork("kept");
    await page.until("nothing would be lost", async () => !(await wouldWarn()));
    assert.match(await page.text(".keep-photos-state"), /^4 photos kept, \d+ of 300 MB\.$/u);
    await findsNothing(driver);
    const lying = await workRecords(driver);
    assert.equal(await kept(), 4);
    for (const { bytes } of lying) {
      assert.ok(bytes.toString("latin1").startsWith("age-encryption.org/v1\n"));
      for (const secret of ["JFIF", "Apple", "PAD0001", "Fruit", "Widgeon", "museum", "IMG_0001", "CANARY", "trip"]) assert.equal(bytes.indexOf(secret), -1, secret);
    }
    await untilDrawn(4);
    left = await shown();
    assert.equal(left.copies, "1 copy can be made; 1 photo waits for an answer above.");
    assert.equal(left.toDelete.length, 1);
    await the.shoot("resumed-trip-kept");
  });

  test("while it is locked nothing of the trip is shown, and nobody gets past the lock", LIMIT, async () => {
    const { page } = the;
    await page.press("Lock now");
    await page.until("it is shut", () => page.isShut());
    assert.match(await page.text(".lock-card"), /4 photos wait behind the lock, kept on this device/u);
    await page.seesNo("IMG_0001");
    assert.deepEqual(await page.all(".trip, .trip-row img"), []);
    // The list of what is still to be deleted is let go of once all of it is locked.
    await page.until("nothing would be lost", async () => !(await wouldWarn()));
    await page.unlock(PASSPHRASE);
    await untilBack();
    await untilWork("kept");
    await untilDrawn(4);
    assert.deepEqual(await shown(), left);
  });

  test("in the next tab, after the passphrase, the trip is as it was, with its pictures", LIMIT, async () => {
    const { page } = the;
    await page.reopen(the.server.origin);
    await page.until("it is shut", () => page.isShut());
    await page.seesNo("IMG_0001");
    await page.unlock(PASSPHRASE);
    await untilBack();
    await untilWork("kept");
    assert.match(await page.text(".keep-photos-state"), /4 photos are back/u);
    await untilDrawn(4);
    assert.deepEqual(await shown(), left);
    await page.until("nothing would be lost", async () => !(await wouldWarn()));
    assert.equal(await kept(), 4);
    await the.shoot("resumed-trip-back");
  });

  test("the rest of the copies can be made, and are as clean; their originals are listed for deleting", LIMIT, async () => {
    const { page } = the;
    assert.deepEqual(await copies(), ["2025-06-03 museum 003.jpg"]);
    const lists = await page.all(".trip-entry");
    assert.equal(lists.length, 2);
    assert.match(await lists[1].getText(), /Fruit Phone 3[\s\S]*permission from The headteacher, Mrs Widgeon-Bittern/u);
    await page.until("a photo that is copied stays", async () => (await page.all(".trip-row")).length === 4);
    await untilWork("kept");
    assert.equal(await kept(), 4);
  });

  test("a photo for which there is no room is told of above the trip and beside it, and goes when it is taken off", LIMIT, async () => {
    const { page } = the;
    await page.giveFiles("Choose the photos", files.at("big.jpg"));
    await page.until("it is told", async () => (await page.all(".kept-alerts")).length === 1 && (await page.text(".kept-alerts")).startsWith("1 photo is not kept. Together the photos are more than 300 MB"));
    await page.until("the panel too", async () => /^4 photos kept, \d+ of 300 MB; 1 not kept\./u.test(await page.text(".keep-photos-state")));
    assert.equal(await wouldWarn(), true);
    await the.shoot("resumed-trip-no-room");
    await page.clickOn('[aria-label="Take big.jpg off this page"]');
    await page.clickOn('[aria-label="Take scan.tif off this page"]');
    await page.until("what is taken off is kept no longer", async () => (await kept()) === 3);
    await page.until("nothing is left to tell", async () => (await page.all(".kept-alerts")).length === 0);
  });

  test("a trip that is emptied is kept no longer, nor one that is not to be kept", LIMIT, async () => {
    const { page, driver } = the;
    await page.tick(KEEP);
    await page.until("nothing is kept", async () => (await workRecords(driver)).length === 0);
    await page.tick(KEEP);
    await page.until("it is kept again", async () => (await kept()) === 3);
    await page.press("Start again with other photos");
    await page.until("no photo is kept", async () => (await kept()) === 0);
    assert.equal((await page.all(".trip-entry")).length, 2);
  });
}, { change: withABigOne });
