// A privacy setting that changes what pages read back from a canvas costs the small pictures of a request, and says so;
// what is found, covered and saved never goes through a canvas.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { classList, folderOf } from "./support/class.mjs";
import { downloaded } from "./support/downloads.mjs";
import { engines } from "./support/engines.mjs";
import { Page } from "./support/page.mjs";
import { dist, sample } from "./support/places.mjs";
import { serve } from "./support/server.mjs";
import { LIMIT } from "./support/suite.mjs";

/** The one of the three that has such a setting. */
const firefox = engines.find(({ name }) => name === "firefox");

describe("a canvas that does not give back what was drawn", { ...LIMIT, skip: firefox ? false : "another engine was asked for" }, () => {
  let browser;
  let server;
  let files;
  let page;
  before(async () => {
    // A key of the headteacher: with one, only signatures count, and they are asked for with small pictures.
    const keys = `[[key]]\nrole = "headteacher"\npublic = "${"d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"}"\n`;
    files = await folderOf({ "class.csv": classList, "trip.jpg": await readFile(path.join(sample, "trip-2.jpg")), "keys.toml": keys });
    server = await serve(dist);
    browser = await firefox.open({ poisoned: true });
    page = new Page(browser.driver);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    await files?.remove();
  });

  test("the setting is on", LIMIT, async () => {
    await page.open(server.origin);
    const red = await browser.driver.executeScript(() => {
      const context = document.createElement("canvas").getContext("2d");
      context.fillStyle = "#f00";
      context.fillRect(0, 0, 9, 9);
      return [...context.getImageData(1, 1, 1, 1).data];
    });
    assert.notDeepEqual(red, [255, 0, 0, 255]);
  });

  test("the request goes without the picture, and says why", LIMIT, async () => {
    await page.openWith(server.origin, files.at("class.csv"), files.at("trip.jpg"));
    assert.ok((await page.faces()).length > 0, "faces are found all the same");
    await page.office("Keys");
    await page.giveFiles("Open the list of who may permit", files.at("keys.toml"));
    await page.until("the keys count", async () => (await page.text(".office-part")).includes("Only a signature is a permission."));
    await page.closeOffice();
    const left = (await page.faces()).filter(({ answer }) => answer === "none").length;
    await page.press(left === 1 ? "Cover the one left" : `Cover the ${left} left`);
    await page.type("Caption", "A day at the museum");
    await page.untilStatus("needs-you");
    await page.press("Ask for this photo");
    const { bytes } = await downloaded(browser.downloads, /permission-asked.*\.jsonl$/u);
    assert.equal(JSON.parse(bytes.toString().split("\n").find((line) => line.includes("caption"))).picture ?? null, null);
    await page.until("it says why", async () => (await page.text(".panel-approval")).includes("A privacy setting of this browser changes every small picture"));
  });
});
