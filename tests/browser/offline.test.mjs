// Nothing leaves the device: after the page has loaded it asks for nothing, and with the network gone it goes on working.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { classList, folderOf, people } from "./support/class.mjs";
import { downloaded } from "./support/downloads.mjs";
import { leaksOf, planted } from "./support/jpeg.mjs";
import { sample } from "./support/places.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";

inEveryEngine("with the network gone", (the) => {
  let files;
  let asked;
  before(async () => {
    files = await folderOf({ "class.csv": classList, "trip.jpg": planted(await readFile(path.join(sample, "trip-2.jpg"))) });
  });
  after(() => files?.remove());

  /** What the page itself has asked for, answered or not. */
  const resources = () => the.driver.executeScript(() => performance.getEntriesByType("resource").map(({ name }) => name));

  test("the page loads from its own origin alone", LIMIT, async () => {
    await the.page.open(the.server.origin);
    asked = await resources();
    for (const address of asked) assert.ok(address.startsWith(the.server.origin), `the page asked for ${address}`);
    const { requests } = the.server;
    assert.ok(requests.every((request) => request.startsWith("GET ")), "the page only ever fetches");
    await the.server.close();
  });

  test("a made-up class can be tried", LIMIT, async () => {
    await the.page.press("Try it with a made-up class");
    await the.page.untilSearched(3);
    assert.ok((await the.page.faces()).length > 0);
  });

  test("a photo taken away in the middle of its search costs no other", LIMIT, async () => {
    const { page } = the;
    await page.giveFiles("Choose photos", files.at("trip.jpg"), files.at("trip.jpg"));
    await page.until("the fourth is being searched", async () => (await page.photos())[3]?.status === "working", 60_000);
    await page.clickFound("the fourth can be taken away", async () => (await page.all(".photo-item .icon-button"))[3]);
    await page.untilSearched(4);
    assert.equal((await page.photos())[3].status !== "failed", true);
  });

  test("a photo is named, judged, cleared and saved", LIMIT, async () => {
    const { page, downloads } = the;
    await page.giveFiles("Add another list", files.at("class.csv"));
    // Read from the elements themselves: WebKit's driver runs the lines of a text together.
    const listed = () => the.driver.executeScript(() => [...document.querySelectorAll(".list-file-name")].map(({ textContent }) => textContent));
    await page.until("the list is read", async () => (await listed()).includes("class.csv"));
    await page.goingOnTheWebsite("The web manager");
    await page.openPhoto("trip.jpg");
    await page.nameFace(1, people.allowed.typed, people.allowed.name);
    const left = (await page.faces()).filter(({ answer }) => answer === "none").length;
    if (left > 0) await page.press(left === 1 ? "Cover the one left" : `Cover the ${left} left`);
    await page.tick("The headteacher has said yes to this photo");
    await page.untilStatus("clear");
    await page.press("Save the cleared photo");
    assert.deepEqual(leaksOf((await downloaded(downloads, /^trip.*\.jpg$/u)).bytes), []);
  });

  test("it asked for nothing in all that time", LIMIT, async () => {
    assert.deepEqual(await resources(), asked);
  });
});
