// A batch of twelve photos in folders, one of them no photo: listed, filtered, answered together, and saved as one ZIP.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { Key } from "selenium-webdriver";
import { classList, folderOf, people } from "./support/class.mjs";
import { downloaded } from "./support/downloads.mjs";
import { leaksOf, planted } from "./support/jpeg.mjs";
import { sample } from "./support/places.mjs";
import { leaksOfPng, plantedStrip } from "./support/png.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";
import { filesOf } from "./support/zip.mjs";

/** Eleven pictures and one that is none, in folders; one folder is named after a child of the class list. */
const PATHS = [
  "Trip/Day 1/group.jpg", "Trip/Day 2/group.jpg",
  ...[1, 2, 3].map((number) => `Trip/Day 1/strip-${number}.png`),
  ...[4, 5, 6].map((number) => `Trip/Day 2/strip-${number}.png`),
  ...[7, 8, 9].map((number) => `Trip/Wren Plover/strip-${number}.png`),
  "Trip/broken.jpg",
];

inEveryEngine("a batch", (the) => {
  let files;
  const originals = {};
  before(async () => {
    for (const each of PATHS) {
      const number = Number(/\d+(?=\.png)/u.exec(each)?.[0]);
      if (each.endsWith(".png")) originals[each] = plantedStrip(number);
      else if (each.endsWith("broken.jpg")) originals[each] = Buffer.from("no picture");
      // The two of one name differ behind their end, which goes when they are cleared.
      else originals[each] = Buffer.concat([planted(await readFile(path.join(sample, "trip-2.jpg"))), Buffer.from(each)]);
    }
    files = await folderOf({ "class.csv": classList });
  });
  after(() => files?.remove());

  /** Gives files as a browser's chooser for folders does; no driver opens one in every engine. */
  async function giveFolder(contents) {
    const given = Object.entries(contents).map(([path, bytes]) => ({ path, base64: bytes.toString("base64") }));
    const script = `
      const [input, given] = arguments;
      const files = given.map(({ path, base64 }) => {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        const file = new File([bytes], path.split("/").at(-1));
        return Object.defineProperty(file, "webkitRelativePath", { value: path });
      });
      Object.defineProperty(input, "files", { value: files, configurable: true });
      input.dispatchEvent(new Event("change", { bubbles: true }));
      delete input.files;`;
    await the.driver.executeScript(script, await the.page.field("Choose a whole folder"), given);
  }

  const press = (...keys) => the.driver.actions().sendKeys(...keys).perform();
  const nextThatNeeds = () => the.driver.actions().keyDown(Key.CONTROL).sendKeys(Key.ENTER).keyUp(Key.CONTROL).perform();
  const counts = () =>
    the.driver.executeScript(() =>
      Object.fromEntries([...document.querySelectorAll(".panel-photos [data-filter]")].map((each) => [each.dataset.filter, Number(each.querySelector("b").textContent)])),
    );
  const untilCounts = (expected) => the.page.until(`the filters say ${JSON.stringify(expected)}`, async () => {
    const now = await counts();
    return Object.entries(expected).every(([filter, number]) => now[filter] === number);
  }, 60_000);
  const tick = async (name) => the.page.click(await the.driver.findElement({ css: `.tile input[aria-label="Tick ${name}"]` }));
  const heading = () => the.driver.executeScript(() => document.querySelector(".photo-head h2")?.textContent ?? "");

  test("a folder becomes a sheet of its photos, and one that is broken stops no other", LIMIT, async () => {
    const { page } = the;
    await page.open(the.server.origin);
    await page.goingOnTheWebsite("The web manager");
    await page.giveFiles("Choose a class list", files.at("class.csv"));
    await giveFolder({ ...originals, "Trip/notes.docx": Buffer.from("x"), "Trip/.hidden.jpg": Buffer.from("x") });
    await page.until("the sheet is shown", async () => (await page.all(".tile")).length === PATHS.length);
    await page.until("what was left out is told", async () => /1 file in there is no photo and was left out/u.test(await page.text(".panel-photos")));
    await page.untilSearched(PATHS.length);
    await untilCounts({ all: 12, stopped: 1, "needs-you": 11 });
    assert.match(await page.text('.tile[data-status="failed"] .tile-need'), /\w/u);
    await page.until("the pictures are drawn", async () => (await page.all(".tile .small-picture")).length === 11);
    await the.driver.executeScript(() => scrollTo(0, 0));
    await the.shoot("batch-sheet");
  });

  test("one answer serves for all that are ticked, and one undo takes it back from all", LIMIT, async () => {
    const { page } = the;
    await page.press("Tick all 12 shown");
    await page.press("Headteacher’s permission…");
    await page.press("The headteacher has said yes to these 12");
    await page.press("Words…");
    await page.type("Caption", "A day by the sea, picture {number}");
    await page.press("Put these words in (12 photos)");
    await page.until("it is told", async () => /words put in \(12 photos\)/u.test(await page.text(".several-told")));
    await page.press("Undo for all");
    await page.until("it is undone", async () => /Undone: words put in/u.test(await page.text(".several-told")));
    await page.press("Redo for all");
    await page.press("Take the ticks away");
    await page.until("the panel is gone", async () => (await page.all(".several")).length === 0);
    // With Shift from one to another: the broken one is the last.
    await tick("group.jpg");
    await page.press("Show them as a sheet");
    await the.shoot("batch-several");
    await page.press("Take the ticks away");
    await page.openPhoto("strip-1.png");
    await page.until("the caption is numbered", async () => /^A day by the sea, picture \d+$/u.test(await (await page.field("Caption")).getAttribute("value")));
    await page.press("All 12 photos");
  });

  test("six faces are named by the keyboard alone, across photos, and the last names come first", LIMIT, async (t) => {
    const { page } = the;
    await page.press("Name the faces (6)");
    const begun = Date.now();
    const focusedFace = () => the.driver.executeScript(() => (document.activeElement.matches(".names [role=combobox]") ? document.querySelector(".names [role=status]").textContent : ""));
    let last = "";
    for (let face = 1; face <= 6; face++) {
      await page.until(`face ${face} waits for a name`, async () => {
        const now = await focusedFace();
        return now !== "" && now !== last;
      });
      last = await focusedFace();
      if (face === 4) {
        const offered = await the.driver.executeScript(() => document.querySelector(".names [role=option]").textContent);
        assert.match(offered, new RegExp(people.allowed.name, "u"), "whoever was named last is offered first");
        await the.shoot("batch-names");
      }
      // Nobody is in a picture twice: the other two are covered, by one key.
      if (face === 1) await press(people.allowed.typed, Key.ENTER);
      else if (face === 4) await press(Key.ARROW_DOWN, Key.ENTER);
      else await the.driver.actions().keyDown(Key.ALT).sendKeys("c").keyUp(Key.ALT).perform();
    }
    await page.until("every face has an answer", async () => /Every face has an answer/u.test(await page.text(".names")));
    t.diagnostic(`six faces in ${Date.now() - begun} ms with the driver's own waiting`);
    await page.press("Back to the sheet");
  });

  test("Ctrl and Enter goes from each that needs somebody to the next, until none does", LIMIT, async () => {
    const { page } = the;
    await page.press("Show them as a sheet");
    for (let left = 9; left > 0; left--) {
      await nextThatNeeds();
      await page.until("a photo without heads is open", async () => the.driver.executeScript(() => document.activeElement.id === "heads"));
      const name = await heading();
      await press("0", Key.TAB);
      await page.until(`${name} is clear`, async () => (await page.photos()).find((photo) => photo.name === name)?.status === "clear");
    }
    await untilCounts({ clear: 11, "needs-you": 0, stopped: 1 });
  });

  test("all that is clear goes out as one ZIP: folders kept, names apart, nothing hidden left, each file as the register says", LIMIT, async () => {
    const { page, downloads } = the;
    await page.press("Save 11 cleared as a ZIP");
    const saved = filesOf((await downloaded(downloads, /\.zip$/u)).bytes);
    const strips = (folder, numbers) => numbers.map((number) => `${folder}/strip-${number}.png`);
    assert.deepEqual([...saved.keys()].sort(), [
      "captions.csv", "Trip/Day 1/group.jpg", "Trip/Day 2/group.jpg",
      ...strips("Trip/Day 1", [1, 2, 3]), ...strips("Trip/Day 2", [4, 5, 6]), ...strips("Trip/folder-1", [7, 8, 9]),
    ].sort());
    for (const [name, bytes] of saved) {
      if (name.endsWith(".jpg")) assert.deepEqual(leaksOf(bytes), [], name);
      if (name.endsWith(".png")) assert.deepEqual(leaksOfPng(bytes), [], name);
    }
    assert.match(saved.get("captions.csv").toString(), /"Trip\/Day 1\/group\.jpg","A day by the sea, picture \d+",""/u);
    await untilCounts({ saved: 11, clear: 0 });
    await page.until("the folder with a number is told", async () => /The name of 1 folder names somebody/u.test(await page.text(".batch-outcome")));
    await page.press("Save the register");
    const lines = (await downloaded(downloads, /\.jsonl$/u)).bytes.toString().trimEnd().split("\n").map((line) => JSON.parse(line));
    const hashOf = (bytes) => createHash("sha256").update(bytes).digest("hex");
    const inZip = [...saved].filter(([name]) => name !== "captions.csv").map(([, bytes]) => hashOf(bytes));
    assert.deepEqual(lines.map(({ clearedSha256 }) => clearedSha256).sort(), inZip.sort());
    assert.deepEqual(lines.map(({ originalSha256 }) => originalSha256).sort(), PATHS.slice(0, 11).map((each) => hashOf(originals[each])).sort());
  });

  test("into a folder nothing is replaced, and every file is whole", LIMIT, async (t) => {
    const { page } = the;
    // A folder of the browser's own stands for one of the disk: it is the same interface.
    const has = await the.driver.executeScript(() => "createWritable" in (globalThis.FileSystemFileHandle?.prototype ?? {}));
    if (!has) return t.skip("this engine writes into no folder");
    await the.driver.executeScript(() => {
      window.showDirectoryPicker = () => navigator.storage.getDirectory();
    });
    for (const round of [1, 2]) {
      await page.press("Show them as a sheet");
      await page.until("it can be saved into a folder", () => page.hasButton("Save into a folder"));
      await page.press("Save into a folder");
      await page.until(`round ${round} is told`, async () => /11 photos saved into the folder/u.test(await page.text(".batch-outcome")), 60_000);
    }
    const names = await the.driver.executeAsyncScript((done) => {
      const list = async (folder, at) => {
        const names = [];
        for await (const [name, handle] of folder.entries()) names.push(...(handle.kind === "directory" ? await list(handle, `${at}${name}/`) : [[`${at}${name}`, (await handle.getFile()).size]]));
        return names;
      };
      navigator.storage.getDirectory().then((root) => list(root, "")).then(done, (error) => done(String(error)));
    });
    assert.equal(names.length, 24, JSON.stringify(names));
    assert.ok(names.every(([, size]) => size > 0));
    assert.ok(names.some(([name]) => name === "Trip/Day 1/group (2).jpg") && names.some(([name]) => name === "captions (2).csv"));
  });

  test("the summary for the headteacher names who is seen, and counts who may be shown where", LIMIT, async () => {
    const { page } = the;
    await page.press("Show them as a sheet");
    await page.press("Summary to print");
    await page.until("the pictures are drawn", async () => (await page.all(".summary-picture")).length === 11);
    await page.press("Count it from the class list");
    await page.until("it is counted", async () => (await page.all(".coverage td")).length > 0);
    const told = await the.driver.executeScript(() => document.querySelector(".summary").textContent);
    assert.match(told, new RegExp(`${people.allowed.name}, 2 covered`, "u"));
    assert.match(told, /11 of 12 photos/u);
    // Of Starling's two, one parent has refused.
    const starling = await the.driver.executeScript(() => [...document.querySelectorAll(".coverage tbody tr")].find((row) => row.textContent.includes("Starling")).querySelector("td").textContent);
    assert.equal(starling, "1 of 2");
    await the.shoot("batch-summary");
    await page.press("Back to the sheet");
  });

  test("photos that are taken off come back with their answers", LIMIT, async () => {
    const { page } = the;
    await tick("strip-9.png");
    await page.press("Take it off this page");
    await page.until("it is gone", async () => (await page.all(".tile")).length === 11);
    await page.press("Undo for all");
    await page.until("it is back, saved as it was", async () => (await page.photos()).find(({ name }) => name === "strip-9.png")?.status === "saved");
  });
});
