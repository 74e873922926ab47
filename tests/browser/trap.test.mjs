// The guard breaks down over a photo: a real trap of WebAssembly. That photo is marked in words, and everything else goes
// on as if nothing had happened. The test's server breaks the function that makes previews on its way to the page.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { before, test } from "node:test";
import { classList } from "./support/class.mjs";
import { downloaded } from "./support/downloads.mjs";
import { leaksOf, planted } from "./support/jpeg.mjs";
import { sample } from "./support/places.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";
import { tiff } from "./support/tiff.mjs";
import { withTrap } from "./support/trap.mjs";

/** More than there are workers in reserve. */
const TRAPS = ["trap-1.tif", "trap-2.tif", "trap-3.tif", "trap-4.tif", "trap-5.tif"];

const change = (pathname, bytes) => (/schoolgate_bg[^/]*\.wasm$/u.test(pathname) ? withTrap(bytes, "preview") : null);

inEveryEngine("a guard that breaks down over some photos", (the) => {
  before(async () => {
    await the.page.open(the.server.origin);
  });

  test("the photos it breaks down over are marked, and no other", LIMIT, async () => {
    const { page } = the;
    const good = planted(await readFile(path.join(sample, "trip-1.jpg")));
    await page.goingOnTheWebsite("The web manager");
    await page.drop([{ name: "class.csv", type: "text/csv", bytes: Buffer.from(classList) }]);
    await page.until("the list is read", async () => (await page.text(".loaded")).includes("class.csv"));
    await page.drop([
      { name: "before.jpg", type: "image/jpeg", bytes: good },
      ...TRAPS.map((name, index) => ({ name, type: "image/tiff", bytes: tiff(64, 48, index) })),
      { name: "after.jpg", type: "image/jpeg", bytes: good },
    ]);
    await page.untilSearched(TRAPS.length + 2);
    const failed = (await page.photos()).filter(({ status }) => status === "failed").map(({ name }) => name);
    assert.deepEqual(failed, TRAPS);
  });

  test("a marked photo says so in words, cannot be saved, and is tried again only when a person asks", LIMIT, async () => {
    const { page } = the;
    await page.openPhoto(TRAPS[0]);
    assert.match(await page.text(".photo-view .note"), /The check of this photo broke off, so it stays stopped/u);
    assert.equal(await page.hasButton("Save the cleared photo"), false);
    await page.press("Try again");
    await page.until("it has failed once more", async () => (await page.status()) === "failed" && page.hasButton("Try again"));
  });

  test("the photos around it are judged by the rules and the list of before, cleared and saved", LIMIT, async () => {
    const { page, downloads } = the;
    for (const name of ["before.jpg", "after.jpg"]) {
      await page.openPhoto(name);
      const left = (await page.faces()).filter(({ answer }) => answer === "none").length;
      assert.ok(left > 0, `${name} has faces`);
      await page.press(left === 1 ? "Cover the one left" : `Cover the ${left} left`);
      await page.tick("The headteacher has said yes to this photo");
      await page.untilStatus("clear");
      await page.press("Save the cleared photo");
      assert.deepEqual(leaksOf((await downloaded(downloads, new RegExp(`^${name}$`, "u"))).bytes), []);
      await page.untilStatus("saved");
    }
  });
}, { change });
