// The school's own cameras: a photo from another is asked about, the list can come after the photo, and the register
// says whose device it was and never which.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { classList, folderOf } from "./support/class.mjs";
import { downloaded } from "./support/downloads.mjs";
import { sample } from "./support/places.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";

inEveryEngine("a school that lists its devices", (the) => {
  let files;
  before(async () => {
    files = await folderOf({
      "class.csv": classList,
      "trip.jpg": await readFile(path.join(sample, "trip-1.jpg")),
      "pads.csv": "Make,Model,Serial number\nMadeup,Pad 9,\n",
      "all.csv": "Make,Model,Serial number\nMadeup,Pad 9,\nMadeup,Pocket 1,MADEUP-000001\n",
    });
  });
  after(() => files?.remove());

  const rules = async () => (await the.page.findings()).map(({ rule }) => rule).filter((rule) => rule.startsWith("device."));

  test("while it lists none, nobody is asked", LIMIT, async () => {
    const { page } = the;
    await page.openWith(the.server.origin, files.at("class.csv"), files.at("trip.jpg"));
    await page.untilFinding("consent.written");
    assert.deepEqual(await rules(), []);
  });

  test("a photo from another device, taken long ago, raises two questions", LIMIT, async () => {
    const { page } = the;
    await page.giveFiles("Open the list of school devices", files.at("pads.csv"));
    await page.untilFinding("device.school");
    assert.deepEqual((await rules()).sort(), ["device.school", "device.transfer"]);
  });

  test("once its device is listed one is left, and a yes to it lets the photo go", LIMIT, async () => {
    const { page, downloads } = the;
    await page.giveFiles("Open another list of devices", files.at("all.csv"));
    await page.until("the device is known", async () => (await rules()).join() === "device.transfer");
    const left = (await page.faces()).filter(({ answer }) => answer === "none").length;
    if (left > 0) await page.press(left === 1 ? "Cover the one left" : `Cover the ${left} left`);
    await page.tick("The headteacher has said yes to this photo");
    await page.press("Allow");
    await page.untilStatus("clear");
    await page.press("Save the cleared photo");
    await page.untilStatus("saved");
    await page.press("Save the register");
    const register = (await downloaded(downloads, /\.jsonl$/u)).bytes.toString();
    assert.equal(JSON.parse(register).device, "school");
    assert.doesNotMatch(register, /Madeup|MADEUP|Pocket/u);
  });
});
