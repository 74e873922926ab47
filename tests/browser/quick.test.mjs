// A quick look shows faces long before the search is over, and nobody hears "no face" until it is.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { folderOf } from "./support/class.mjs";
import { sample } from "./support/places.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";

inEveryEngine("the quick look", (the) => {
  let files;
  before(async () => {
    files = await folderOf({
      "three.jpg": await readFile(path.join(sample, "trip-2.jpg")),
      "nobody.jpg": await readFile(path.join(sample, "trip-3.jpg")),
    });
  });
  after(() => files?.remove());

  /** Opens the page with one photo; everything it then showed of it, from the first sight to the end of the search. */
  async function seenOf(name) {
    const { page, driver } = the;
    await page.open(the.server.origin);
    await driver.executeScript(() => {
      const seen = [];
      const look = () => {
        const status = document.querySelector(".photo-head .badge")?.dataset.status ?? "none";
        const boxes = document.querySelectorAll(".boxes .box:not(.box-draft)").length;
        const saysNone = document.body.textContent.includes("No face was found");
        const now = { status, boxes, saysNone };
        if (JSON.stringify(now) !== JSON.stringify(seen.at(-1))) seen.push(now);
        // Outside the body, which is watched, and where every engine’s driver finds it again.
        document.documentElement.dataset.seen = JSON.stringify(seen);
      };
      new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    await page.giveFiles("Choose photos", files.at(name));
    await page.untilSearched(1);
    return JSON.parse(await driver.executeScript(() => document.documentElement.dataset.seen));
  }
  const isSearching = ({ status }) => ["waiting", "working"].includes(status);

  test("boxes are on the screen before the search is over, and all of them when it is", LIMIT, async () => {
    const seen = await seenOf("three.jpg");
    assert.ok(seen.some((now) => isSearching(now) && now.boxes > 0), JSON.stringify(seen));
    assert.equal(seen.at(-1).boxes, 3);
    assert.ok(!isSearching(seen.at(-1)));
    assert.ok(seen.every(({ saysNone }) => !saysNone), JSON.stringify(seen));
  });

  test("that there is no face is said at the end, and never before", LIMIT, async () => {
    const seen = await seenOf("nobody.jpg");
    assert.ok(seen.some(isSearching), JSON.stringify(seen));
    assert.ok(seen.filter(isSearching).every(({ saysNone }) => !saysNone), JSON.stringify(seen));
    assert.equal(seen.at(-1).saysNone, true);
  });
});
