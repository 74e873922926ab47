// A batch of twelve photos in folders, one of them no photo: listed, filtered, answered together, and saved as one ZIP.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { Key } from "selenium-webdriver";
import { classList, folderOf } from "./support/class.mjs";
import { downloaded } from "./support/downloads.mjs";
import { leaksOf, planted } from "./support/jpeg.mjs";
import { sample } from "./support/places.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";
import { filesOf } from "./support/zip.mjs";

/** Eleven pictures and one that is none, in folders; one folder is named after a child of the class list. */
const PATHS = [
  ...[1, 2, 3, 4].map((number) => `Trip/Day 1/photo-${number}.jpg`),
  ...[1, 2, 3, 4].map((number) => `Trip/Day 2/photo-${number}.jpg`),
  ...[1, 2, 3].map((number) => `Trip/Wren Plover/photo-${number}.jpg`),
  "Trip/broken.jpg",
];

inEveryEngine("a batch", (the) => {
  let files;
  let picture;
  before(async () => {
    picture = planted(await readFile(path.join(sample, "trip-3.jpg")));
    files = await folderOf({ "class.csv": classList });
  });
  after(() => files?.remove());

  /** Gives files as a browser's chooser for folders does; no driver opens one in every engine. */
  async function giveFolder(paths) {
    const input = await the.page.field("Choose a whole folder");
    const script = `
      const [input, base64, paths] = arguments;
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const files = paths.map((path, index) => {
        // Each is a file of its own: a byte behind the end, which goes when it is cleared.
        const parts = path.endsWith("broken.jpg") ? ["no picture"] : [bytes, new Uint8Array([index])];
        const file = new File(parts, path.split("/").at(-1), { type: "image/jpeg" });
        return Object.defineProperty(file, "webkitRelativePath", { value: path });
      });
      Object.defineProperty(input, "files", { value: files, configurable: true });
      input.dispatchEvent(new Event("change", { bubbles: true }));
      delete input.files;`;
    await the.driver.executeScript(script, input, picture.toString("base64"), paths);
  }

  const filterCounts = () =>
    the.driver.executeScript(() =>
      Object.fromEntries([...document.querySelectorAll(".sheet [data-filter]")].map((each) => [each.dataset.filter, Number(each.querySelector("b").textContent)])),
    );

  test("a folder becomes a sheet of its photos, and one that is broken stops no other", LIMIT, async () => {
    const { page } = the;
    await page.open(the.server.origin);
    await page.goingOnTheWebsite("The web manager");
    await page.giveFiles("Choose a class list", files.at("class.csv"));
    await giveFolder([...PATHS, "Trip/notes.docx", "Trip/.hidden.jpg"]);
    await page.until("the sheet is shown", async () => (await page.all(".tile")).length === PATHS.length);
    assert.match(await page.text(".panel-photos"), /1 file in there is no photo and was left out/u);
    await page.untilSearched(PATHS.length);
    await page.until("each stands under its filter", async () => (await filterCounts()).stopped === PATHS.length);
    await the.shoot("batch-sheet");
  });
});
