// node bench/class-list.mjs FOLDER_OF_THE_MODULE: what a list of 2,500 people with eight answers each costs in Chromium:
// reading it on the built page, and one verdict by it in a worker.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { engines } from "../browser/support/engines.mjs";
import { Page } from "../browser/support/page.mjs";
import { dist } from "../browser/support/places.mjs";
import { serve } from "../browser/support/server.mjs";
import { asCsv, asXlsx, inventedList } from "./invented-list.mjs";
import { print } from "./print.mjs";

const RUNS = 3;
const VERDICTS = 50;
const [folder] = process.argv.slice(2);
const rows = inventedList();
const csv = Buffer.from(asCsv(rows));
const lists = [
  { name: "list.csv", bytes: csv },
  { name: "list.xlsx", bytes: await asXlsx(rows) },
];
const people = (rows.length - 1).toLocaleString("en-GB");
const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];

const chromium = engines.find(({ name }) => name === "chromium");
const { driver, close } = await chromium.open({});
const page = new Page(driver);
try {
  const table = [];
  for (const { name, bytes } of lists) {
    const [times, tasks] = [[], []];
    for (let run = 0; run <= RUNS; run++) {
      const { milliseconds, longest } = await reading(name, bytes);
      // The first run warms the disk's cache.
      if (run > 0) {
        times.push(milliseconds);
        tasks.push(longest);
      }
    }
    table.push([`${name}: ${people} people, dropped and shown`, median(times)], [`${name}: the page's longest task meanwhile`, Math.max(...tasks)]);
  }
  table.push(...(await judging()));
  print(table);
} finally {
  await close();
}

/** How long the page takes from the drop to the list, and its longest task; tasks below 50 ms are not told apart. */
async function reading(name, bytes) {
  const server = await serve(dist);
  try {
    await page.open(server.origin);
    return await driver.executeAsyncScript(
      (name, base64, done) => {
        const file = new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], name);
        const transfer = new DataTransfer();
        transfer.items.add(file);
        let longest = 0;
        const observer = new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
        });
        setTimeout(() => {
          observer.observe({ type: "longtask" });
          const start = performance.now();
          document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: transfer }));
          const look = () => {
            if (!document.querySelector(".list-file .hint")) return requestAnimationFrame(look);
            const milliseconds = performance.now() - start;
            // A task is told a while after it has ended.
            setTimeout(() => done({ milliseconds, longest }), 500);
          };
          look();
        }, 500);
      },
      name,
      bytes.toString("base64"),
    );
  } finally {
    await server.close();
  }
}

/** What the guard itself takes, in a worker of its own. */
async function judging() {
  const here = import.meta.dirname;
  const places = { "/guard/schoolgate.js": path.join(folder, "schoolgate.js"), "/guard/schoolgate_bg.wasm": path.join(folder, "schoolgate_bg.wasm"), "/worker.mjs": path.join(here, "class-list-worker.mjs") };
  const types = { ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };
  const server = createServer(async (request, response) => {
    const place = places[request.url];
    response.setHeader("Content-Type", place ? types[path.extname(place)] : "text/html");
    response.end(request.url === "/list.csv" ? csv : place ? await readFile(place) : "<!doctype html><title>bench</title>");
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  try {
    await driver.get(`http://127.0.0.1:${server.address().port}/`);
    const result = await driver.executeAsyncScript((verdicts, done) => {
      const worker = new Worker("/worker.mjs", { type: "module" });
      worker.onmessage = ({ data }) => done(data);
      worker.onerror = ({ message }) => done(message);
      worker.postMessage({ verdicts });
    }, VERDICTS);
    if (typeof result === "string") throw new Error(result);
    return [
      ["the guard: reading the CSV", median(result.reading)],
      ["the guard: its report as JavaScript objects", median(result.reporting)],
      [`the guard: one verdict, median of ${VERDICTS}`, median(result.judging)],
      ["the guard: one look at a caption for names", median(result.mentioning)],
    ];
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
