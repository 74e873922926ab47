// A teacher with an iPad full of a trip: the photos are told by device and day, cleaned copies go into a folder, and what
// is to be deleted from the devices stays on a list until somebody has done it.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { classList, folderOf, people } from "./support/class.mjs";
import { schoolgate } from "./support/command.mjs";
import { downloaded } from "./support/downloads.mjs";
import { leaksOf, takenBy } from "./support/jpeg.mjs";
import { sample } from "./support/places.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";
import { tiff } from "./support/tiff.mjs";
import { filesOf } from "./support/zip.mjs";

/** A day by this computer's calendar, some days ago. */
function dayAgo(days) {
  const day = new Date();
  day.setDate(day.getDate() - days);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

const IPAD = { make: "Apple", model: "iPad (9th generation)", serial: "PAD0001" };
const PHONE = { make: "Fruit", model: "Phone 3" };

inEveryEngine("a trip off the iPads", (the) => {
  let files;
  before(async () => {
    const picture = await readFile(path.join(sample, "trip-3.jpg"));
    files = await folderOf({
      "class.csv": classList,
      "pads.csv": "Make,Model,Serial number\nApple,iPad (9th generation),\n",
      "IMG_0001.JPG": takenBy(picture, { ...IPAD, day: dayAgo(0), isPlaced: true }),
      "IMG_0002.JPG": takenBy(picture, { ...IPAD, day: dayAgo(4) }),
      "phone.jpg": takenBy(picture, { ...PHONE, day: dayAgo(0) }),
      "nothing.jpg": takenBy(picture, {}),
      "scan.tif": tiff(120, 90),
      "notes.jpg": "no picture",
    });
  });
  after(() => files?.remove());

  const row = (name) => the.page.text(`.trip-row[data-name="${name}"]`).then((text) => text.replace(/\s+/gu, " "));
  /** Names somebody as who took these. */
  const name = async (css, typed, shown) => {
    await the.page.clickOn(`${css} [role=combobox]`);
    await the.page.one(`${css} [role=combobox]`).sendKeys(typed);
    await the.page.until("somebody is offered", async () => (await the.page.all(`${css} [role=option]`)).length > 0);
    await the.page.one(`${css} [role=combobox]`).sendKeys("\uE007");
    await the.page.until(`${shown} took them`, async () => (await the.page.one(`${css} [role=combobox]`)).getAttribute("value").then((value) => value === shown));
  };
  const waits = () => the.driver.executeScript(() => [...document.querySelectorAll(".trip-wait")].map((each) => each.textContent.trim()));

  test("six files are told by their device and their day, and none is searched for faces", LIMIT, async () => {
    const { page } = the;
    await page.open(the.server.origin);
    await page.press("Off the iPads");
    await page.choose("School rules", "Clavering Primary");
    await page.giveFiles("Choose a class list", files.at("class.csv"));
    await page.giveFiles("Open the list of school devices", files.at("pads.csv"));
    const names = ["IMG_0001.JPG", "IMG_0002.JPG", "phone.jpg", "nothing.jpg", "scan.tif", "notes.jpg"];
    await page.giveFiles("Choose the photos", ...names.map((each) => files.at(each)));
    await page.until("they are sorted", async () =>
      (await page.text(".trip-sum")).startsWith("5 photos, 2 from the school’s devices, 1 from another device and 2 that do not say: the headteacher has to have said yes."),
    );
    assert.match(await page.text(".trip-sum"), /1 has been on a device longer than your rules allow/u);
    await page.until("the broken one is told", async () => (await page.text(".trip-failed")).includes("notes.jpg could not be read"));
    assert.match(await row("IMG_0001.JPG"), /taken today/u);
    assert.match(await row("IMG_0001.JPG"), /It says where the photo was taken/u);
    assert.match(await row("IMG_0002.JPG"), /taken 4 days ago; your rules say the same day/u);
    assert.match(await row("nothing.jpg"), /The file does not say/u);
    await page.until("the scan is drawn, though browsers cannot", async () => (await page.all('.trip-row[data-name="scan.tif"] img')).length === 1);
    await the.shoot("trip-brought-in");
  });

  test("nothing is copied before somebody has said who took it, whose device it is and who allowed that", LIMIT, async () => {
    const { page } = the;
    assert.equal(await (await page.button("Save copies one by one")).isEnabled(), false);
    await name(".trip-all", people.staff.typed, people.staff.name);
    await page.until("the school's own need no more", async () => (await waits())[0] === "Copies of these can be made.");
    assert.deepEqual((await waits()).slice(1), ["Say whose device it is.", "Say whose device it is."]);
    await page.tick("Somebody’s own");
    await page.until("permission is asked for", async () => (await waits())[1].startsWith("Say who gave permission"));
    await page.type("Who said yes?", "The headteacher, Mrs Widgeon-Bittern");
    const on = await page.field("On which day?");
    await the.driver.executeScript(
      (field, day) => {
        field.value = day;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      },
      on,
      dayAgo(1),
    );
    await page.until("it is given", async () => (await waits())[1] === "Copies of these can be made.");
    assert.equal(await page.text(".trip-ready"), "3 copies can be made; 2 photos wait for an answer above.");
  });

  test("the copies hold nothing but the picture, take no file’s place, and the originals are as they were", LIMIT, async () => {
    const { page, downloads } = the;
    await page.tick("By the day, a word and a number");
    await page.type("A word for the trip", "museum");
    const expected = [`${dayAgo(4)} museum 001.jpg`, `${dayAgo(0)} museum 002.jpg`, `${dayAgo(0)} museum 003.jpg`];
    const originals = await Promise.all(["IMG_0001.JPG", "IMG_0002.JPG", "phone.jpg"].map((each) => readFile(files.at(each))));
    let copies;
    if (the.engine === "chromium") {
      // The browser's own folder stands for one that somebody chooses: choosing cannot be driven.
      await the.driver.executeAsyncScript((taken, done) => {
        void (async () => {
          const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("Trips", { create: true });
          const writer = await (await folder.getFileHandle(taken, { create: true })).createWritable();
          await writer.write("it was here before");
          await writer.close();
          globalThis.showDirectoryPicker = () => Promise.resolve(folder);
          done();
        })();
      }, expected[0]);
      // Whether folders can be written is asked when the panel is drawn.
      await page.type("A word for the trip", "museum");
      await page.press("Save copies into a folder…");
      await page.until("they are saved", async () => (await page.text(".trip-result")).includes("3 copies saved in Trips, and read again to be sure."));
      const found = await the.driver.executeAsyncScript((done) => {
        void (async () => {
          const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("Trips");
          const held = {};
          for await (const [each, handle] of folder.entries()) {
            const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
            held[each] = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
          }
          done(held);
        })();
      });
      copies = new Map(Object.entries(found).map(([each, base64]) => [each, Buffer.from(base64, "base64")]));
      assert.equal(copies.get(expected[0]).toString(), "it was here before");
      copies.delete(expected[0]);
      expected[0] = expected[0].replace(".jpg", " (2).jpg");
    } else {
      await page.press("Save copies as one ZIP file");
      await page.until("they are saved", async () => (await page.text(".trip-result")).includes("3 copies saved as one ZIP file"));
      copies = filesOf((await downloaded(downloads, /^museum .*\.zip$/u)).bytes);
    }
    assert.deepEqual([...copies.keys()].sort(), [...expected].sort());
    for (const [index, copy] of [...copies.values()].entries()) {
      assert.deepEqual(leaksOf(copy), []);
      assert.doesNotMatch(copy.toString("latin1"), /Apple|iPad|PAD0001|Fruit|CANARY/u);
      const file = files.at(`copy-${index}.jpg`);
      await writeFile(file, copy);
      const { code, output } = await schoolgate("inspect", "--json", file);
      assert.equal(code, 0, output);
      assert.deepEqual(JSON.parse(output).items, []);
    }
    for (const [index, each] of ["IMG_0001.JPG", "IMG_0002.JPG", "phone.jpg"].entries()) {
      assert.deepEqual(await readFile(files.at(each)), originals[index]);
    }
    await the.shoot("trip-saved");
  });

  test("each device has a list of what to delete; only somebody can tick it off, and the page reminds until then", LIMIT, async () => {
    const { page } = the;
    const lists = await page.all(".trip-entry");
    assert.equal(lists.length, 2);
    assert.match(await lists[0].getText(), /Apple iPad[\s\S]*PAD0001[\s\S]*Delete now: it should have been gone by[\s\S]*2 photos · taken by Avocet Dunlin/u);
    assert.match(await lists[1].getText(), /Fruit Phone 3[\s\S]*Delete today[\s\S]*permission from The headteacher, Mrs Widgeon-Bittern/u);
    await page.press("Check photos");
    await page.until("the page reminds", async () => (await page.text(".trip-reminder")).includes("2 devices still hold photos that have to be deleted (1 overdue)"));
    await page.press("See the list");
    await page.until("the list has the focus", () => the.driver.executeScript(() => document.activeElement.id === "trip-todo"));
    await page.press("Deleted from the device");
    await page.until("somebody is asked for", async () => (await page.text(".trip-missing")) === "Say who deleted them first.");
    await page.type("Who deleted them?", "=Mr Reed");
    await page.press("Deleted from the device");
    await page.until("it is done", async () => (await page.all(".trip-entry-done")).length === 1);
    await page.press("Save the list as a table (.csv)");
    const table = (await downloaded(the.downloads, /^delete-from-devices-.*\.csv$/u)).bytes.toString();
    assert.match(table, /"IMG_0002\.JPG",.*"yes","'=Mr Reed"/u);
    assert.match(table, /"phone\.jpg",.*"no","",""/u);
    await the.shoot("trip-to-delete");
  });

  test("what is chosen goes on to be checked for publishing", LIMIT, async () => {
    const { page } = the;
    await page.clickOn('.trip-row[data-name="IMG_0001.JPG"] input');
    await page.press("Check 1 photo for publishing");
    await page.until("it is among the photos", async () => (await page.photos()).some((photo) => photo.name === "IMG_0001.JPG"));
  });
});
