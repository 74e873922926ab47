// A device with little memory: a photo that does not fit is marked in words, and everything else goes on. The test's
// server gives the guard less memory on its way to the page, and the guard truly runs out of it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { before, test } from "node:test";
import { withMemory } from "./support/memory.mjs";
import { sample } from "./support/places.mjs";
import { png } from "./support/png.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";

/** 160 MiB. A usual photo is looked through in half of it; the large one needs 192 MB for its pixels alone. */
const PAGES = 2560;
const LARGE = png(8000, 8000);

const change = (pathname, bytes) => (/schoolgate_bg[^/]*\.wasm$/u.test(pathname) ? withMemory(bytes, PAGES) : null);

inEveryEngine("a device with little memory", (the) => {
  before(async () => {
    await the.page.open(the.server.origin);
  });

  test("the photo that does not fit says so, and no other suffers", LIMIT, async () => {
    const { page } = the;
    const good = await readFile(path.join(sample, "trip-2.jpg"));
    await page.drop([
      { name: "large.png", type: "image/png", bytes: LARGE },
      { name: "good.jpg", type: "image/jpeg", bytes: good },
    ]);
    await page.untilSearched(2);
    assert.deepEqual(await page.photos(), [{ name: "large.png", status: "failed" }, { name: "good.jpg", status: "incomplete" }]);
    await page.openPhoto("large.png");
    assert.match(await page.text(".photo-view .note"), /needs more memory than this device has free/u);
    assert.ok(await page.hasButton("Try again"));
    await the.shoot("out-of-memory");
    await page.openPhoto("good.jpg");
    assert.ok((await page.faces()).length > 0);
  });
}, { change });
