// A folder of trip photos: one permission for all of them, saved at one stroke, one register.
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

const NAMES = ["one.jpg", "three.jpg", "nobody.jpg"];

inEveryEngine("a folder of photos", (the) => {
  let files;
  const originals = {};
  /** The files of the ZIP, by their paths. */
  let saved;
  before(async () => {
    for (const [index, name] of NAMES.entries()) originals[name] = planted(await readFile(path.join(sample, `trip-${index + 1}.jpg`)));
    files = await folderOf({ "class.csv": classList, ...originals });
  });
  after(() => files?.remove());

  test("photos are looked through one after the other, and each says how far it is", LIMIT, async () => {
    const { page } = the;
    await page.open(the.server.origin);
    await page.goingOnTheWebsite("The web manager");
    await page.giveFiles("Choose a class list", files.at("class.csv"));
    await page.giveFiles("Choose photos", ...NAMES.map((name) => files.at(name)));
    await page.until("the progress is told", async () => /\d of 3 photos looked through/u.test(await page.text(".panel-photos")));
    await page.untilSearched(3);
    assert.match(await page.text(".panel-photos"), /All 3 photos have been looked through/u);
  });

  test("a photo with nobody in it says so, and asks to be looked at", LIMIT, async () => {
    const { page } = the;
    await page.openPhoto("nobody.jpg");
    assert.match(await page.text(".panel-faces"), /No face was found. Look for yourself/u);
    await page.countHeads(0);
    await page.until("the count is taken", async () => /Everyone has a box/u.test(await page.text(".heads")));
  });

  test("one permission serves for all, and all that is clear is saved at one stroke", LIMIT, async () => {
    const { page, downloads } = the;
    await page.tick("The headteacher has said yes to this photo");
    await page.press("Same for every photo here");
    const saidYes = async () => (await page.field("The headteacher has said yes to this photo")).isSelected();
    const turn = (...keys) => the.driver.actions().keyDown(Key.CONTROL).sendKeys(...keys).keyUp(Key.CONTROL).perform();
    // One step for all: undone where it was said, and done again.
    await turn("z");
    await page.until("it says what is undone", async () => /Undone: headteacher’s permission \(2 photos\)/u.test(await page.text(".panel-faces > [role=status]")));
    assert.equal(await saidYes(), true, "this photo had its own yes before");
    await page.openPhoto("one.jpg");
    assert.equal(await saidYes(), false);
    await page.openPhoto("nobody.jpg");
    await turn("y");
    await page.openPhoto("one.jpg");
    assert.equal(await saidYes(), true);
    // Answers about this photo alone are undone here, the last first.
    await page.press("Cover the one left");
    await page.tick("Large mosaic");
    await turn("z");
    await page.until("the covers are as before", async () => (await page.field("Solid grey")).isSelected());
    assert.match(await page.text(".panel-faces > [role=status]"), /Undone: how covers look/u);
    await page.press("Undo");
    await page.until("the face is open again", async () => (await page.faces())[0].answer !== "cover");
    // A photo that is taken off by mistake comes back.
    await page.clickOn('[aria-label="Remove three.jpg"]');
    await page.until("it is off", async () => (await page.photos()).length === 2);
    await page.press("Undo for all");
    await page.until("it is back in its place", async () => (await page.photos()).map(({ name }) => name).join() === NAMES.join());
    for (const name of ["one.jpg", "three.jpg"]) {
      await page.openPhoto(name);
      const left = (await page.faces()).length;
      await page.press(left === 1 ? "Cover the one left" : `Cover the ${left} left`);
      await page.untilStatus("clear");
    }
    await page.press("Save 3 cleared as a ZIP");
    saved = filesOf((await downloaded(downloads, /\.zip$/u)).bytes);
    assert.deepEqual([...saved.keys()], [...NAMES, "captions.csv"]);
    for (const name of NAMES) assert.deepEqual(leaksOf(saved.get(name)), []);
    await page.until("all are saved", async () => (await page.photos()).every(({ status }) => status === "saved"));
  });

  test("the register has a line for each, each bound to the one before and to its file", LIMIT, async () => {
    const { page, downloads } = the;
    await page.press("Save the register");
    const lines = (await downloaded(downloads, /\.jsonl$/u)).bytes.toString().trimEnd().split("\n").map((line) => JSON.parse(line));
    assert.equal(lines.length, NAMES.length);
    for (const [index, { previous }] of lines.entries()) assert.equal(previous, lines[index - 1]?.hash ?? null);
    const hashOf = (bytes) => createHash("sha256").update(bytes).digest("hex");
    const byOriginal = new Map(lines.map((line) => [line.originalSha256, line]));
    for (const name of NAMES) {
      const line = byOriginal.get(hashOf(originals[name]));
      assert.ok(line, `${name} is in the register`);
      assert.equal(line.clearedSha256, hashOf(saved.get(name)));
    }
  });
});
