// From the camera to the website: a class list and photos are dropped, the faces named, the photo is stopped for good
// reasons, put right, saved, and the saved bytes are what they should be.
import assert from "node:assert/strict";
import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { classList, folderOf, people } from "./support/class.mjs";
import { downloaded } from "./support/downloads.mjs";
import { leaksOf, planted } from "./support/jpeg.mjs";
import { decoded, middleOf } from "./support/pixels.mjs";
import { sample } from "./support/places.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";

const NAMED = "Wren Plover at the museum.jpg";

inEveryEngine("a school trip", (the) => {
  let files;
  let original;
  before(async () => {
    original = planted(await readFile(path.join(sample, "trip-2.jpg")));
    files = await folderOf({ "class.csv": classList, [NAMED]: original, "second.jpg": planted(await readFile(path.join(sample, "trip-1.jpg"))) });
  });
  after(() => files?.remove());

  test("the page loads, and asks to be told the school, the list and the photos", LIMIT, async () => {
    await the.page.open(the.server.origin);
    assert.match(await the.page.text(".welcome h2"), /only when it is safe/u);
    await the.shoot("1-empty");
  });

  test("a class list and photos are taken in, and what is hidden in a photo is told", LIMIT, async () => {
    const { page } = the;
    await page.goingOnTheWebsite();
    await page.giveFiles("Choose a class list", files.at("class.csv"));
    await page.until("the list is read", async () => (await page.text(".loaded")).includes("3 pupils, 1 member of staff"));
    await page.giveFiles("Choose photos", files.at(NAMED), files.at("second.jpg"));
    await page.untilSearched(2);
    const hidden = await page.text(".panel-hidden");
    assert.match(hidden, /All of it stays out of the saved copy/u);
    await page.clickOn(".panel-hidden summary");
    await page.until("every field is shown", async () => (await page.text(".panel-hidden table")) !== "");
    const details = await page.text(".panel-hidden table");
    assert.match(details, /GPSLatitude/u);
    assert.match(details, /CANARY-MAKER/u);
  });

  test("faces are found, and none may be left unanswered", LIMIT, async () => {
    const { page } = the;
    await page.openPhoto(NAMED);
    assert.ok((await page.faces()).length >= 2, "there is more than one face in the picture");
    const { message } = await page.untilFinding("consent.written");
    assert.match(message, /Nobody has said who face 1 is/u);
    // The file name of the first photo names somebody; nothing about the second says no as yet.
    await page.until("both are judged", async () => (await page.photos()).map(({ status }) => status).join() === "stopped,needs-you");
    await the.shoot("2-faces");
  });

  test("a refusal stops the photo, with the reason in words", LIMIT, async () => {
    const { page } = the;
    await page.nameFace(1, people.refused.typed, people.refused.name);
    const { message } = await page.untilFinding("consent.channel");
    assert.match(message, /Lark Dotterel may not be shown on the school website/u);
    await page.untilStatus("stopped");
    assert.equal((await page.answers()).permitted, "Not yet");
    assert.equal(await (await page.button("Save the cleared photo")).getAttribute("aria-disabled"), "true");
    await page.press("Save the cleared photo");
    await page.until("the verdict has the focus", () => the.driver.executeScript(() => document.activeElement.id === "verdict"));
    assert.deepEqual(await readdir(the.downloads), []);
  });

  test("one parent where the school asks both stops it too", LIMIT, async () => {
    const { page } = the;
    await page.nameFace(1, people.half.typed, people.half.name);
    assert.match((await page.untilFinding("consent.parents")).message, /Only one parent has given consent for Teal Whimbrel/u);
  });

  test("a caption is read as it is typed, and the name in it is marked", LIMIT, async () => {
    const { page } = the;
    await page.nameFace(1, people.allowed.typed, people.allowed.name);
    await page.type("Caption", "Wren Plover loved the museum");
    await page.until("the name is marked", async () => (await page.marked("caption")).join(" ").includes("Wren"));
    await the.shoot("3-stopped");
    await page.type("Caption", "A day at the museum");
    await page.until("nothing is marked", async () => (await page.marked("caption")).length === 0);
  });

  test("a file name that names somebody is replaced by one that does not", LIMIT, async () => {
    const { page } = the;
    await page.until("the name in the file name is marked", async () => (await page.marked("fileName")).length > 0);
    await page.press("Use a neutral name");
    await page.until("the file name is neutral", async () => (await (await page.field("File name")).getAttribute("value")) === "school-photo-1.jpg");
  });

  test("with every face answered, a publisher and the headteacher’s yes, the photo is clear", LIMIT, async () => {
    const { page } = the;
    const left = (await page.faces()).filter(({ answer }) => answer === "none").length;
    await page.press(left === 1 ? "Cover the one left" : `Cover the ${left} left`);
    await page.choose("Who is publishing?", "The web manager");
    await page.tick("The headteacher has said yes to this photo");
    await page.untilStatus("clear");
    assert.equal((await page.answers()).permitted, "Yes");
    assert.match(await page.text(".not-checked summary"), /You answer for these/u);
    await the.shoot("4-clear");
  });

  test("the saved photo has nothing hidden in it, is covered where it was said, and is itself elsewhere", LIMIT, async () => {
    const { page, driver, downloads } = the;
    const faces = await page.faces();
    await page.press("Save the cleared photo");
    const { name, bytes } = await downloaded(downloads, /\.jpg$/u);
    assert.equal(name, "school-photo-1.jpg");
    assert.deepEqual(leaksOf(bytes), []);

    const covered = faces.filter(({ answer }) => answer === "cover").map(({ box }) => middleOf(box));
    const shown = faces.filter(({ answer }) => answer === "person").map(({ box }) => middleOf(box));
    const [before, after] = [await decoded(driver, original, [...covered, ...shown]), await decoded(driver, bytes, [...covered, ...shown])];
    assert.deepEqual([after.width, after.height], [before.width, before.height]);
    covered.forEach((_, index) => {
      assert.ok(near(after.colours[index], [96, 96, 96], 6), `a cover is ${after.colours[index]}`);
    });
    shown.forEach((_, index) => {
      const at = covered.length + index;
      assert.ok(near(after.colours[at], before.colours[at], 24), `a face that may be shown went from ${before.colours[at]} to ${after.colours[at]}`);
    });
    await page.untilStatus("saved");
    await the.shoot("5-saved");
  });

  test("the register has a line for it, and says so until it is saved", LIMIT, async () => {
    const { page, downloads } = the;
    assert.match(await page.text(".panel-register"), /1 line in this sitting.*Not in a file yet/su);
    await page.press("Save the register");
    const { file, bytes } = await downloaded(downloads, /\.jsonl$/u);
    await rm(file);
    const lines = bytes.toString().trimEnd().split("\n").map((line) => JSON.parse(line));
    assert.equal(lines.length, 1);
    assert.equal(lines[0].previous, null);
    assert.match(lines[0].hash, /^[0-9a-f]{64}$/u);
    assert.equal(lines[0].channel, "website");
    assert.ok(!bytes.includes("Wren"), "the register holds no name");
  });

  test("a second photo cleared in the same sitting follows the first in the register", LIMIT, async () => {
    const { page, downloads } = the;
    await page.openPhoto("second.jpg");
    const left = (await page.faces()).length;
    await page.press(left === 1 ? "Cover the one left" : `Cover the ${left} left`);
    await page.tick("The headteacher has said yes to this photo");
    await page.untilStatus("clear");
    await page.press("Save the cleared photo");
    assert.deepEqual(leaksOf((await downloaded(downloads, /^second.*\.jpg$/u)).bytes), []);
    await page.press("Save the register");
    const { bytes } = await downloaded(downloads, /\.jsonl$/u);
    const [first, second] = bytes.toString().trimEnd().split("\n").map((line) => JSON.parse(line));
    assert.equal(second.previous, first.hash);
  });

  test("an answer changed after saving takes the word “saved” back", LIMIT, async () => {
    const { page } = the;
    await page.type("Caption", "Another caption");
    await page.untilStatus("clear");
  });
});

const near = (a, b, by) => a.every((value, index) => Math.abs(value - b[index]) <= by);
