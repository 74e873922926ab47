// node bench/page/page.mjs: what the built page costs whoever opens it. How much a first visit transfers, how soon the
// page can be used, what keeps the browser busy over a batch of forty photos, and what Lighthouse says. Fails beyond the
// limits below.
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { engines } from "../../browser/support/engines.mjs";
import { Page } from "../../browser/support/page.mjs";
import { dist, sample } from "../../browser/support/places.mjs";
import { serve } from "../../browser/support/server.mjs";
import { judged } from "./lighthouse.mjs";
import { traced } from "./tasks.mjs";

const PHOTOS = 40;
const MOST_MS = 1_200_000;
const LIMITS = { megabytes: 5, longestTask: 50, firstInteraction: 2000, score: 95 };

const beyond = [];
/** Says a figure, and whether it is beyond its limit. */
function say(what, value, unit, isBeyond = false) {
  if (isBeyond) beyond.push(what);
  console.log(`${what.padEnd(58)} ${String(value).padStart(11)} ${unit}${isBeyond ? "   beyond the limit" : ""}`);
}

const chromium = engines.find(({ name }) => name === "chromium");
const wanted = process.argv.slice(2);
const wants = (part) => wanted.length === 0 || wanted.includes(part);

if (wants("sizes")) await sizes();
if (wants("visit") || wants("batch")) await inChromium();
if (wants("lighthouse")) await lighthouse();
if (beyond.length > 0) {
  console.log(`\nBeyond the limit: ${beyond.join("; ")}`);
  process.exitCode = 1;
}

/** What a first visit transfers, packed as tightly as brotli and as gzip can. */
async function sizes() {
  console.log("\nA first visit, in bytes                                    as it lies        brotli 11           gzip 9");
  const { files } = JSON.parse(await readFile(path.join(dist, "files.json"), "utf8"));
  const names = [...files.map(({ path: name }) => name || "index.html"), "files.json", "sw.js"];
  const size = async (file) => (await stat(file).catch(() => null))?.size ?? null;
  const sums = [0, 0, 0];
  const rows = [];
  for (const name of names) {
    const file = path.join(dist, name);
    const raw = await size(file);
    const row = [raw, (await size(`${file}.br`)) ?? raw, (await size(`${file}.gz`)) ?? raw];
    row.forEach((bytes, column) => (sums[column] += bytes));
    rows.push([name, row]);
  }
  rows.sort(([, a], [, b]) => b[1] - a[1]);
  for (const [name, row] of [...rows, ["all", sums]]) console.log(name.padEnd(52) + row.map((bytes) => bytes.toLocaleString("en-GB").padStart(17)).join(""));
  say("first visit, brotli 11", (sums[1] / 1e6).toFixed(2), "MB", sums[1] > LIMITS.megabytes * 1e6);
  say("first visit, gzip 9", (sums[2] / 1e6).toFixed(2), "MB");
}

async function inChromium() {
  const server = await serve(dist, null, "/", { packed: true });
  const { driver, close } = await chromium.open({});
  const page = new Page(driver);
  try {
    for (const visit of ["first visit", "second visit"]) {
      console.log(`\n${visit}`);
      await driver.get("about:blank");
      const stop = await traced(driver);
      await page.open(server.origin);
      const times = await driver.executeScript(opening);
      say("words are on the page", Math.round(times.paint), "ms");
      say("the first press is answered", Math.round(times.usable), "ms", times.usable > LIMITS.firstInteraction);
      say("the guard is ready", Math.round(times.ready), "ms");
      say("it works without the network", Math.round(times.kept), "ms");
      tasks("while it loads", await stop());
    }
    if (wants("batch")) await batch(page);
  } finally {
    await close();
    await server.close();
  }
}

/** In the page: how soon it could be used. A press is answered once the page is drawn and no task is left that holds it up. */
function opening() {
  const marks = Object.fromEntries(performance.getEntriesByType("mark").map(({ name, startTime }) => [name, startTime]));
  const paint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN;
  return { paint, usable: Math.max(paint, marks["schoolgate:drawn"]), ready: marks["schoolgate:ready"], kept: marks["schoolgate:loaded"] };
}

/** A task counts by what the page itself worked: the machine may have been busy with something else. */
function tasks(what, list) {
  const own = Math.max(0, ...list.map((task) => task.own));
  say(`longest task ${what}, its own work`, own < LIMITS.longestTask ? "below 50" : Math.round(own), "ms", own > LIMITS.longestTask);
  say(`longest task ${what}, with waiting for the processor`, Math.round(Math.max(0, ...list.map(({ wall }) => wall))), "ms");
  for (const task of list.filter(({ own: work }) => work > LIMITS.longestTask / 2)) {
    console.log(`    ${Math.round(task.own)} of ${Math.round(task.wall)} ms, at ${Math.round(task.at)} ms: ${task.why.join("; ")}`);
  }
}

/** A trip's photos, dropped at once, with the rules and the class list loaded, looked through to the last. */
async function batch(page) {
  console.log(`\n${PHOTOS} photos`);
  const { driver } = page;
  await page.goingOnTheWebsite("The web manager");
  const names = ["trip-1.jpg", "trip-2.jpg", "trip-3.jpg"];
  const photos = await Promise.all(names.map((name) => readFile(path.join(sample, name))));
  await page.drop([{ name: "class-list.csv", type: "text/csv", bytes: await readFile(path.join(sample, "class-list.csv")) }]);
  await page.until("the list is read", async () => (await page.all(".loaded")).length > 0);
  const stop = await traced(driver);
  await driver.executeScript(
    (base64, number) => {
      const transfer = new DataTransfer();
      const bytes = base64.map((each) => Uint8Array.from(atob(each), (character) => character.charCodeAt(0)));
      for (let index = 0; index < number; index++) transfer.items.add(new File([bytes[index % bytes.length]], `photo-${index + 1}.jpg`, { type: "image/jpeg" }));
      let start = 0;
      const look = () => {
        const items = [...document.querySelectorAll(".photo-item .badge")];
        const isOver = items.length === number && items.every(({ dataset }) => !["waiting", "working"].includes(dataset.status));
        if (!isOver) return setTimeout(look, 200);
        globalThis.benched = { milliseconds: performance.now() - start };
      };
      setTimeout(() => {
        start = performance.now();
        document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: transfer }));
        setTimeout(look, 200);
      }, 1000);
    },
    photos.map((bytes) => bytes.toString("base64")),
    PHOTOS,
  );
  // Seldom: whatever the driver asks is a task of the page too.
  let benched = null;
  for (const end = Date.now() + MOST_MS; !benched && Date.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, 5000));
    benched = await driver.executeScript(() => globalThis.benched ?? null);
  }
  if (!benched) throw new Error("The photos were not looked through in time");
  const { milliseconds } = benched;
  say("all looked through", Math.round(milliseconds), "ms");
  tasks("meanwhile", await stop());
}

async function lighthouse() {
  const server = await serve(dist, null, "/", { packed: true });
  try {
    for (const form of ["desktop", "mobile"]) {
      console.log(`\nLighthouse, ${form}`);
      const { scores, complaints, speed } = await judged(server.origin, form);
      for (const [what, score] of Object.entries(scores)) say(what, score, "of 100", score < LIMITS.score);
      say("how fast the machine was meanwhile, by Lighthouse", speed, "(a quiet laptop has 1,500 or more)");
      for (const complaint of complaints) console.log(`    ${complaint}`);
    }
  } finally {
    await server.close();
  }
}
