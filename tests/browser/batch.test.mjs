// A batch of twelve photos in folders, one of them no photo: listed, filtered, answered together, and saved as one ZIP.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { Key } from "selenium-webdriver";
import { folderOf } from "./support/class.mjs";
import { downloaded } from "./support/downloads.mjs";
import { leaksOf, planted } from "./support/jpeg.mjs";
import { sample } from "./support/places.mjs";
import { leaksOfPng, plantedStrip } from "./support/png.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";
import { filesOf } from "./support/zip.mjs";

const strips = (folder, ...numbers) => numbers.map((number) => `Trip/${folder}/strip-${number}.png`);
/** Pictures of three faces each: four where twelve faces are named, two where that engine has only to show that it can. */
const groups = (engine) => [
  "Trip/Day 1/group.jpg", "Trip/Day 2/group.jpg", ...(engine === "chromium" ? ["Trip/Day 1/more.jpg", "Trip/Day 2/more.jpg"] : []),
];
/** Twelve children, named after birds so that nobody real is meant; all may be shown but the last, whose parents said no. */
const CHILDREN = ["Avocet", "Bittern", "Curlew", "Dunlin", "Egret", "Fulmar", "Godwit", "Hoopoe", "Ibis", "Jacana", "Knot", "Linnet", "Merlin"];
const classList = [
  "Id,Forename,Surname,Class,Kind,Website,Website by,Website date",
  ...CHILDREN.map((name, index) => `B${index + 1},${name},Marsh,${index < 9 ? "Starling" : "Kestrel"},Pupil,${name === "Merlin" ? "No" : "Yes"},Both parents,2026-09-07`),
].join("\n");

inEveryEngine("a batch", (the) => {
  let files;
  /** Twelve files in folders, one of them no picture; one folder is named after a child of the class list. */
  const originals = {};
  let paths;
  before(async () => {
    const pictures = [...groups(the.engine), ...strips("Day 1", 1, 2, 3), ...strips("Day 2", 4, 5, 6), ...strips("Curlew Marsh", 7, 8, 9)].slice(0, 11);
    paths = [...pictures, "Trip/broken.jpg"];
    for (const each of paths) {
      const number = Number(/\d+(?=\.png)/u.exec(each)?.[0]);
      if (each.endsWith(".png")) originals[each] = plantedStrip(number);
      else if (each.endsWith("broken.jpg")) originals[each] = Buffer.from("no picture");
      // They differ behind their end, which goes when they are cleared.
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
  const nextThatNeeds = () => the.driver.actions().keyDown(Key.CONTROL).sendKeys(Key.RETURN).keyUp(Key.CONTROL).perform();
  const counts = () =>
    the.driver.executeScript(() =>
      Object.fromEntries([...document.querySelectorAll(".panel-photos [data-filter]")].map((each) => [each.dataset.filter, Number(each.querySelector("b").textContent)])),
    );
  const untilCounts = (expected) => the.page.until(`the filters say ${JSON.stringify(expected)}`, async () => {
    const now = await counts();
    return Object.entries(expected).every(([filter, number]) => now[filter] === number);
  }, 60_000);
  const tick = async (name) => the.page.clickOn(`.tile input[aria-label^="Tick ${name}"]`);
  const heading = () => the.driver.executeScript(() => document.querySelector(".photo-head h2")?.textContent ?? "");

  test("a folder becomes a sheet of its photos, and one that is broken stops no other", LIMIT, async () => {
    const { page } = the;
    await page.open(the.server.origin);
    await page.goingOnTheWebsite("The web manager");
    await page.giveFiles("Choose a class list", files.at("class.csv"));
    await giveFolder({ ...originals, "Trip/notes.docx": Buffer.from("x"), "Trip/.hidden.jpg": Buffer.from("x") });
    await page.until("the sheet is shown", async () => (await page.all(".tile")).length === paths.length);
    await page.until("what was left out is told", async () => /1 file in there is no photo and was left out/u.test(await page.text(".panel-photos")));
    await page.untilSearched(paths.length);
    await untilCounts({ all: 12, stopped: 1, "needs-you": 11 });
    assert.match(await the.driver.executeScript(() => document.querySelector('.tile[data-status="failed"] .tile-need').textContent), /not a picture/u);
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
    await tick("group.jpg");
    await the.shoot("batch-several");
    await page.press("Take the ticks away");
    await page.until("no tick is left", async () => (await page.all(".several")).length === 0);
    await page.openPhoto("strip-1.png");
    await page.until("the caption is numbered", async () => /^A day by the sea, picture \d+$/u.test(await (await page.field("Caption")).getAttribute("value")));
    await page.press("All 12 photos");
    await page.until("its picture in the sheet has the focus", async () => the.driver.executeScript(() => document.activeElement.matches(".tile-open")));
  });

  test("faces are named by the keyboard alone, across photos, and the last names come first", LIMIT, async (t) => {
    const { page } = the;
    const number = groups(the.engine).length * 3;
    await page.press(`Name the faces (${number})`);
    const begun = Date.now();
    const focusedFace = () => the.driver.executeScript(() => (document.activeElement.matches(".names [role=combobox]") ? document.querySelector(".names [role=status]").textContent : ""));
    for (let face = 1, last = ""; face <= number; face++) {
      await page.until(`face ${face} waits for a name`, async () => {
        const now = await focusedFace();
        return now !== "" && now !== last;
      });
      last = await focusedFace();
      if (face === 4) {
        const offered = await the.driver.executeScript(() => [...document.querySelectorAll(".names [role=option]")].map((each) => each.firstChild.textContent));
        assert.deepEqual(offered.slice(0, 4), ["Curlew Marsh", "Bittern Marsh", "Avocet Marsh", "Dunlin Marsh"], "the last three named, and then their class");
        await the.shoot("batch-names");
      }
      // One is covered by its key, and all others named by three letters.
      if (face === 6) await the.driver.actions().keyDown(Key.ALT).sendKeys("c").keyUp(Key.ALT).perform();
      else await press(CHILDREN[face - 1].slice(0, 3).toLowerCase(), Key.ENTER);
    }
    await page.until("every face has an answer", async () => /Every face has an answer/u.test(await page.text(".names")));
    t.diagnostic(`${number} faces in ${Date.now() - begun} ms, with the driver's own waiting`);
    await page.until("the way back has the focus", async () => the.driver.executeScript(() => document.activeElement.id === "names-done"));
    await press(Key.RETURN);
    await page.until("the sheet is back", async () => (await page.all(".tile")).length === 12);
  });

  test("Ctrl and Enter goes from each that needs somebody to the next, until none does", LIMIT, async () => {
    const { page } = the;
    // The pictures of faces are done; what nobody has judged yet would still count as needing somebody.
    await untilCounts({ clear: groups(the.engine).length });
    for (let left = paths.filter((each) => each.endsWith(".png")).length; left > 0; left--) {
      const before = await heading();
      await nextThatNeeds();
      await page.until("the next photo without heads is open", async () => (await heading()) !== before && (await the.driver.executeScript(() => document.activeElement.id === "heads")));
      const name = await heading();
      // Straight on with the next key: a number that was typed counts without leaving its field first.
      await press("0", ...(left > 1 ? [] : [Key.TAB]));
      if (left > 1) continue;
      await page.until(`${name} is clear`, async () => (await page.photos()).find((photo) => photo.name === name)?.status === "clear");
    }
    await untilCounts({ clear: 11, "needs-you": 0, stopped: 1 });
  });

  test("all that is clear goes out as one ZIP: folders kept, names apart, nothing hidden left, each file as the register says", LIMIT, async () => {
    const { page, downloads } = the;
    await page.press("Save 11 cleared as a ZIP");
    await untilCounts({ saved: 11, clear: 0 });
    const saved = filesOf((await downloaded(downloads, /\.zip$/u)).bytes);
    assert.deepEqual([...saved.keys()].sort(), ["captions.csv", ...paths.slice(0, 11).map((each) => each.replace("Curlew Marsh", "folder-1"))].sort());
    for (const [name, bytes] of saved) {
      if (name.endsWith(".jpg")) assert.deepEqual(leaksOf(bytes), [], name);
      if (name.endsWith(".png")) assert.deepEqual(leaksOfPng(bytes), [], name);
    }
    assert.match(saved.get("captions.csv").toString(), /"Trip\/Day 1\/group\.jpg","A day by the sea, picture \d+",""/u);
    await page.until("the folder with a number is told", async () => /The name of 1 folder names somebody/u.test(await page.text(".batch-outcome")));
    await page.press("Save the register");
    const lines = (await downloaded(downloads, /\.jsonl$/u)).bytes.toString().trimEnd().split("\n").map((line) => JSON.parse(line));
    const hashOf = (bytes) => createHash("sha256").update(bytes).digest("hex");
    const inZip = [...saved].filter(([name]) => name !== "captions.csv").map(([, bytes]) => hashOf(bytes));
    assert.deepEqual(lines.map(({ clearedSha256 }) => clearedSha256).sort(), inZip.sort());
    assert.deepEqual(lines.map(({ originalSha256 }) => originalSha256).sort(), paths.slice(0, 11).map((each) => hashOf(originals[each])).sort());
  });

  test("into a folder nothing is replaced, and every file is whole", LIMIT, async (t) => {
    const { page } = the;
    const can = await the.driver.executeScript(() => "showDirectoryPicker" in window);
    if (!can) return t.skip("this engine writes into no folder, and does not offer it");
    // A folder of the browser's own stands for one of the disk: it is the same interface.
    await the.driver.executeScript(() => {
      window.showDirectoryPicker = () => navigator.storage.getDirectory();
    });
    for (const round of [1, 2]) {
      await page.press("Show them as a sheet");
      await page.until("it can be saved into a folder", () => page.hasButton("Save into a folder"));
      await page.press("Save into a folder");
      await page.until(`round ${round} is told`, async () => /11 photos saved into the folder/u.test(await page.text(".batch-outcome")), 60_000);
    }
    const inFolder = () => the.driver.executeAsyncScript((done) => {
      const list = async (folder, at) => {
        const names = [];
        for await (const [name, handle] of folder.entries()) names.push(...(handle.kind === "directory" ? await list(handle, `${at}${name}/`) : [[`${at}${name}`, (await handle.getFile()).size]]));
        return names;
      };
      navigator.storage.getDirectory().then((root) => list(root, "")).then(done, (error) => done(String(error)));
    });
    // What was told of the first round may still stand there while the second is written.
    let names = [];
    await page.until("both rounds are in the folder", async () => (names = await inFolder()).length >= 24 && names.every(([, size]) => size > 0), 60_000);
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
    assert.match(told, /Dunlin Marsh, Egret Marsh, 1 covered/u);
    assert.match(told, /11 of 12 photos/u);
    // Merlin's parents have refused.
    const kestrel = await the.driver.executeScript(() => [...document.querySelectorAll(".coverage tbody tr")].find((row) => row.textContent.includes("Kestrel")).querySelector("td").textContent);
    assert.equal(kestrel, "3 of 4");
    await the.shoot("batch-summary");
    await page.press("Back to the sheet");
  });

  test("photos that are taken off come back with their answers", LIMIT, async () => {
    const { page } = the;
    await tick("strip-1.png");
    await page.press("Take it off this page");
    await page.until("it is gone", async () => (await page.all(".tile")).length === 11);
    await page.press("Undo for all");
    await page.until("it is back, saved as it was", async () => (await page.photos()).find(({ name }) => name === "strip-1.png")?.status === "saved");
  });

  test("a picture pasted anywhere becomes a photo with a name of its own", LIMIT, async (t) => {
    const { page } = the;
    if (the.engine === "firefox") return t.skip("no script can paste in this engine");
    await the.driver.executeScript((base64) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(base64), (each) => each.charCodeAt(0))], "image.png", { type: "image/png" }));
      document.body.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: transfer }));
    }, plantedStrip(10).toString("base64"));
    await page.until("it is listed", async () => (await page.photos()).some(({ name }) => name === "pasted 1.png"));
  });
});
