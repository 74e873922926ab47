// The page's worker judges every described submission, of every rule at every school, as the command line does: byte for byte.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { before, test } from "node:test";
import { promisify } from "node:util";
import { dist, programs, root } from "./support/places.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";

const fixture = (name) => path.join(root, "fixtures/conformance", name);

/** A document with the page's headers and nothing on it, so that only the worker is at work. */
const bare = { change: (pathname) => (pathname === "/index.html" ? Buffer.from("<!doctype html><title>The worker alone</title>") : null) };

/** In the browser: hires the page's own worker, and gives what it says of each submission. */
async function judgeThere(files, list, devices, lines, done) {
  try {
    const { trustedTypes } = globalThis;
    const script = trustedTypes?.createPolicy("schoolgate", { createScriptURL: (url) => url }).createScriptURL(files.worker) ?? files.worker;
    const module = await WebAssembly.compile(await (await fetch(files.wasm)).arrayBuffer());
    const bytes = (text) => new TextEncoder().encode(text);
    const hire = () => {
      const worker = new Worker(script, { type: "module" });
      let last = 0;
      const waiting = new Map();
      worker.onmessage = ({ data }) => {
        if (data.kind === "failed") waiting.get(data.id)?.reject(new Error(JSON.stringify(data.error)));
        if (data.kind === "done") waiting.get(data.id)?.resolve(data.output);
      };
      worker.onerror = ({ message }) => done({ failed: `worker: ${message}` });
      return (kind, input) =>
        new Promise((resolve, reject) => {
          waiting.set(++last, { resolve, reject });
          worker.postMessage({ id: last, kind, input });
        });
    };
    // Once it has a list of devices a worker cannot do without: those cases have a worker of their own.
    const run = { true: hire(), false: hire() };
    for (const listed of [true, false]) {
      await run[listed]("start", { module, model: null });
      const mapping = await run[listed]("suggest", { bytes: bytes(list), sheet: null, kept: null });
      await run[listed]("classList", { files: [{ name: "people.csv", bytes: bytes(list), mapping }], tell: false });
      if (listed) await run[listed]("devices", { bytes: bytes(devices) });
    }
    const verdicts = [];
    const chosen = {};
    for (const { policy, devicesListed, submission } of lines) {
      const ask = run[devicesListed];
      if (chosen[devicesListed] !== policy) await ask("policy", { policy });
      chosen[devicesListed] = policy;
      verdicts.push(await ask("judgeJson", { submission }));
    }
    done({ verdicts });
  } catch (error) {
    done({ failed: String(error) });
  }
}

inEveryEngine("the same verdict on every rule at every school", (the) => {
  let lines;
  before(async () => {
    assert.ok(existsSync(programs.cli), "The command line has not been built: cargo xtask build");
    const options = ["policy", "try", fixture("cases.json"), "--class-list", fixture("people.csv"), "--devices", fixture("devices.csv"), "--json"];
    const { stdout } = await promisify(execFile)(programs.cli, options, { maxBuffer: 1 << 26 });
    lines = stdout.trim().split("\n").map((line) => JSON.parse(line));
    assert.ok(lines.length > 250 && lines.every(({ asDescribed }) => asDescribed));
  });

  test("byte for byte", LIMIT, async () => {
    const assets = await readdir(path.join(dist, "assets"));
    const asset = (pattern) => `/assets/${assets.find((name) => pattern.test(name))}`;
    // One of the workers locks what is kept; the other is the guard's.
    const texts = await Promise.all(assets.map(async (name) => [name, /^worker.*\.js$/u.test(name) ? await readFile(path.join(dist, "assets", name), "utf8") : ""]));
    const [worker] = texts.find(([, text]) => text.includes("judgeJson"));
    const files = { worker: `/assets/${worker}`, wasm: asset(/^schoolgate_bg.*\.wasm$/u) };
    await the.driver.get(`${the.server.origin}index.html`);
    await the.driver.manage().setTimeouts({ script: 240_000 });
    const lists = [await readFile(fixture("people.csv"), "utf8"), await readFile(fixture("devices.csv"), "utf8")];
    const { failed, verdicts } = await the.driver.executeAsyncScript(judgeThere, files, ...lists, lines);
    assert.equal(failed, undefined);
    for (const [index, { policy, rule, about, verdict }] of lines.entries()) {
      assert.equal(verdicts[index], verdict, `${policy}: ${rule}: ${about}`);
    }
  });
}, bare);
