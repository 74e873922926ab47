// The npm package as an integrator gets it: packed, installed without the network, and used in a page without a bundler, in one that
// Vite built, in one that webpack built, and in a host's own worker. Each checks a photo and gets it back with nothing hidden in it.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import webpack from "webpack";
import { classList } from "./support/class.mjs";
import { engines, freePort } from "./support/engines.mjs";
import { serveHost } from "./support/host.mjs";
import { leaksOf } from "./support/jpeg.mjs";
import { answering, openShadows, sendAround, sendThroughGate } from "./support/one-form.mjs";
import { root } from "./support/places.mjs";
import { portraits } from "./support/small-portrait.mjs";
import { LIMIT } from "./support/suite.mjs";

const run = promisify(execFile);
const web = path.join(root, "web");
const ofWeb = (name) => import(pathToFileURL(createRequire(path.join(web, "package.json")).resolve(name)).href);

/** What every page does, and how it tells what came of it. */
const PROGRAM = `
const fetched = async (name) => (await fetch(name)).blob();

export async function tell() {
  try {
    const guard = await createGuard({
      policy: "highwood", channel: "website", publisher: "ict-manager", on: "2026-11-20", classList: await fetched("/class.csv"), workers: 1,
    });
    const photo = new File([await fetched("/photo.jpg")], "museum.jpg");
    const [check] = await guard.check([photo], { caption: "A day at the museum" });
    const refused = await guard.clear(check).catch((error) => error);
    const answered = await guard.answer(check, {
      faces: check.faces.map(() => ({ subject: { kind: "cover" } })), approval: { by: "headteacher", on: "2026-11-19" },
    });
    const { file } = await guard.clear(answered);
    guard.close();
    const bytes = new Uint8Array(await file.arrayBuffer());
    return { faces: check.faces.length, refused: refused.code, name: file.name, bytes: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")) };
  } catch (thrown) {
    return { error: [thrown.code, thrown.message, thrown.detail, thrown.stack].join(" | ") };
  }
}
`;
const AND_SHOW = `${PROGRAM}\nwindow.told = await tell();\n`;
const page = (script) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A host</title><script type="module" src="${script}"></script></html>`;

const guarded = (script) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A host</title><script type="module" src="${script}"></script>
<school-gate gate="/node_modules/schoolgate/dist/gate/gate.html" policy="highwood" channel="website"><input type="file" disabled></school-gate></html>`;

const FROM_PACKAGE = `import { createGuard } from "schoolgate";\n`;
const FROM_FILE = `import { createGuard } from "/node_modules/schoolgate/dist/index.js";\n`;

const FILES = {
  "package.json": `{ "private": true, "type": "module" }`,
  "class.csv": classList,
  "plain.html": page("plain.js"),
  ...Object.fromEntries(["no-workers", "no-wasm", "no-name"].map((name) => [`${name}.html`, page("plain.js")])),
  "plain.js": FROM_FILE + AND_SHOW,
  "worker.html": page("worker-page.js"),
  // The host's own worker has to be allowed as well where a page asks for trusted types.
  "worker-page.js": `
    const policy = window.trustedTypes?.createPolicy("schoolgate", { createScriptURL: (url) => url });
    const address = policy?.createScriptURL("/host-worker.js") ?? "/host-worker.js";
    new Worker(address, { type: "module" }).onmessage = ({ data }) => { window.told = data; };`,
  "host-worker.js": `${FROM_FILE}${PROGRAM}\npostMessage(await tell());\n`,
  "index.html": page("main.js"),
  "main.js": FROM_PACKAGE + AND_SHOW,
  "based.js": FROM_PACKAGE + AND_SHOW.replace("workers: 1,", `workers: 1, base: "/node_modules/schoolgate/dist/gate",`),
  "guarded.html": guarded("guarded.js"),
  "guarded.js": `import "schoolgate/element";\n`,
  "presets.js": `import { presetPolicies } from "schoolgate";\nconsole.log(await presetPolicies());\n`,
  "types.ts": `
    import { createGuard, GuardError, presetPolicies, suggestMapping, type Check, type ClearedPhoto, type Guard, type PolicyInfo } from "schoolgate";
    import { receiptOf, type SchoolGate } from "schoolgate/element";
    const guard: Guard = await createGuard({ policy: "highwood", channel: "website", signal: AbortSignal.timeout(1000), onLoad: ({ loaded, total }) => loaded / total });
    for (const each of await guard.check([new File([], "a.jpg"), { name: "b.jpg", bytes: new Uint8Array() }])) {
      if (each.error) { const code: string = each.error.code; console.log(code); continue; }
      const check: Check = await guard.answer(each, { faces: [{ subject: { kind: "person", id: "T01" } }, null] });
      const cleared: ClearedPhoto = await guard.clear(check);
      const file: File = cleared.file;
      console.log(file.name, check.verdict.findings[0]?.message);
    }
    const none: null = (await guard.clear(await guard.checkText("Hello"))).file;
    const presets: PolicyInfo[] = await presetPolicies();
    try { await suggestMapping(new Blob()); } catch (thrown) { if (thrown instanceof GuardError) console.log(thrown.place.kind, thrown.verdict?.permitted); }
    // @ts-expect-error a misspelt option
    await createGuard({ policy: "highwood", channel: "website", clasList: new Blob() });
    // @ts-expect-error a channel that no school has
    await createGuard({ policy: "highwood", channel: "web" });
    const element: SchoolGate | null = document.querySelector("school-gate");
    element?.addEventListener("school-gate-cleared", ({ detail }) => console.log(detail.pieces.map(({ file, receipt }) => [file.name, receipt, receiptOf(file)])));
    console.log(none, presets);`,
};

/** A folder as the host's server wants it: its files, and the folders in it. */
async function filesIn(folder) {
  const all = await readdir(folder, { withFileTypes: true });
  const entries = all.map(async (each) => (each.isDirectory() ? [`${each.name}/`, path.join(folder, each.name)] : [each.name, await readFile(path.join(folder, each.name))]));
  return Object.fromEntries(await Promise.all(entries));
}

/** The files that a README shows, each under its name. */
const blocksOf = (readme) => [...readme.matchAll(/^`([\w.-]+)`\n\n```\w+\n([\s\S]*?)\n```$/gmu)].map(([, name, content]) => [name, `${content}\n`]);

describe("the package as it is packed", LIMIT, () => {
  let app;
  let server;
  const at = (name) => path.join(app, name);

  before(async () => {
    app = await mkdtemp(path.join(tmpdir(), "schoolgate-host-"));
    const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", app], { cwd: path.join(web, "package") });
    const [{ filename }] = JSON.parse(stdout);
    await mkdir(at("readme"));
    for (const [name, content] of Object.entries(FILES)) await writeFile(at(name), content);
    await run("npm", ["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", at(filename)], { cwd: app });
    const { small } = await portraits(await import(pathToFileURL(at("node_modules/schoolgate/dist/node.js")).href));
    for (const name of ["photo.jpg", "trip.jpg"]) await writeFile(at(name), small);
    const readme = await readFile(at("node_modules/schoolgate/README.md"), "utf8");
    for (const [name, content] of blocksOf(readme)) await writeFile(at(`readme/${name}`), content);
    await writeFile(at("readme/class-list.csv"), classList);
    await copyFile(at("trip.jpg"), at("readme/trip.jpg"));
    await Promise.all([
      withVite({ html: at("index.html") }, at("vite")),
      withVite({ html: at("guarded.html") }, at("vite-guarded")),
      withWebpack("./main.js", at("webpack")),
      withWebpack("./guarded.js", at("webpack-guarded")),
      withRolldown("based.js", at("rolldown")),
    ]);
    await writeFile(at("webpack/index.html"), page("main.js"));
    await writeFile(at("webpack-guarded/guarded.html"), guarded("main.js"));
    await writeFile(at("rolldown/index.html"), page("based.js"));
    // Both policies are the README's own, and stricter in what it says nothing of.
    const [ofPage, ofGate] = [...readme.matchAll(/^ {4}Content-Security-Policy: (.*)$/gmu)].map(([, policy]) => policy);
    const strict = `default-src 'none'; ${ofPage}; require-trusted-types-for 'script'; trusted-types schoolgate`;
    const policies = {
      "/no-workers.html": strict.replace("worker-src 'self'", "worker-src 'none'"),
      "/no-wasm.html": strict.replace(" 'wasm-unsafe-eval'", ""),
      "/no-name.html": strict.replace("trusted-types schoolgate", "trusted-types another"),
    };
    server = await serveHost(await filesIn(app), (pathname) => (pathname.endsWith("/gate.html") ? ofGate : (policies[pathname] ?? strict)));
  });
  after(async () => {
    await server?.close();
    await rm(app, { recursive: true, force: true });
  });

  async function withVite(input, outDir) {
    const { build } = await ofWeb("vite");
    await build({ root: app, base: "./", logLevel: "error", configFile: false, build: { outDir, rolldownOptions: { input }, target: "es2022" } });
  }

  async function withRolldown(input, dir) {
    const { rolldown } = await ofWeb("rolldown");
    const bundle = await rolldown({ cwd: app, input, platform: "browser" });
    await bundle.write({ dir });
    await bundle.close();
  }

  const withWebpack = (entry, output) =>
    new Promise((resolve, reject) => {
      webpack({ mode: "production", context: app, entry, output: { path: output, filename: "main.js" } }, (error, stats) => {
        if (error || stats.hasErrors()) reject(error ?? new Error(stats.toString("errors-only")));
        else resolve(stats);
      });
    });

  test("holds what it says and no more: no source, no test, no dependency", async () => {
    const inside = await readdir(at("node_modules/schoolgate"), { recursive: true });
    for (const needed of ["examples/check-receipt.mjs", "dist/element.js", "dist/gate/gate.html", "LICENSE", "README.md", "THREAT-MODEL.md", "HOSTS.md", "HOSTS-TABLE.md", "dist/index.js", "dist/node.js", "dist/index.d.ts", "dist/gate/assets/worker.js"]) {
      assert.ok(inside.includes(needed), `${needed} is missing`);
    }
    assert.deepEqual(inside.filter((name) => /^(?:src|test|node_modules)\b|\.test\./u.test(name)), []);
    assert.deepEqual(await readdir(at("node_modules")).then((names) => names.filter((name) => !name.startsWith("."))), ["schoolgate"]);
  });

  test("its types are taken by TypeScript, in both ways in which it looks for them", async () => {
    const tsc = path.join(web, "node_modules/typescript/bin/tsc");
    for (const [module, resolution] of [["node16", "node16"], ["esnext", "bundler"]]) {
      const strict = ["--strict", "--noEmit", "--skipLibCheck", "false", "--target", "es2022", "--lib", "es2022,dom,dom.iterable", "--types", ""];
      await run(process.execPath, [tsc, ...strict, "--module", module, "--moduleResolution", resolution, "types.ts"], { cwd: app })
        .catch(({ stdout }) => assert.fail(`${resolution}: ${stdout}`));
    }
  });

  test("the README's program for Node runs as it stands", async () => {
    const folder = at("readme");
    const { stdout } = await run(process.execPath, ["check.mjs"], { cwd: folder });
    assert.match(stdout, /Nobody has said who face 1 is/u);
    assert.deepEqual(leaksOf(await readFile(path.join(folder, "cleared-trip.jpg"))), []);
    assert.match(await readFile(path.join(folder, "register.jsonl"), "utf8"), /^\{.*"hash":"[0-9a-f]{64}"\}\n$/u);
  });

  test("whoever wants only the presets gets nothing of the element", async () => {
    await withVite({ presets: at("presets.js") }, at("vite-presets"));
    await withWebpack("./presets.js", at("webpack-presets"));
    const assets = await readdir(at("vite-presets/assets"));
    const built = [at("webpack-presets/main.js"), ...assets.filter((name) => name.startsWith("presets")).map((name) => at(`vite-presets/assets/${name}`))];
    assert.equal(built.length, 2);
    for (const file of built) assert.doesNotMatch(await readFile(file, "utf8"), /customElements|attachShadow/u, file);
  });

  for (const engine of engines) {
    describe(`in ${engine.name}`, LIMIT, () => {
      let browser;
      before(async () => {
        browser = await engine.open();
      });
      after(() => browser?.close());

      const told = async (address) => {
        const { driver } = browser;
        await driver.get(address);
        return driver.wait(() => driver.executeScript("return window.told"), 60_000);
      };
      const look = async (address) => {
        const { bytes, ...rest } = await told(address);
        assert.deepEqual(rest, { faces: 1, refused: "verdict.not-permitted", name: "museum.jpg" });
        assert.deepEqual(leaksOf(Buffer.from(bytes, "base64")), []);
      };

      const pages = { "without a bundler": "plain.html", "built by Vite": "vite/index.html", "built by webpack": "webpack/index.html", "by a bundler that copies nothing, told where the files lie": "rolldown/index.html", "in a host's own worker": "worker.html" };
      const wanted = engine.name === "chromium" ? Object.entries(pages) : Object.entries(pages).filter(([, file]) => ["plain.html", "worker.html"].includes(file));
      for (const [what, file] of wanted) {
        test(`${what}, under a strict policy, a photo is checked and cleared`, LIMIT, () => look(server.origin + file));
      }

      test("a page whose policy leaves something out is told what, and nothing is let through", LIMIT, async () => {
        const codes = { "no-workers.html": "page.worker-lost" };
        // WebKit compiles WebAssembly without being allowed to; only Chromium, of those tried, knows trusted types.
        if (engine.name !== "webkit") codes["no-wasm.html"] = "page.guard-missing";
        if (engine.name === "chromium") codes["no-name.html"] = "page.worker-lost";
        for (const [file, code] of Object.entries(codes)) assert.match((await told(server.origin + file)).error ?? "no error", new RegExp(`^${code} `, "u"), file);
      });

      if (engine.name === "chromium") {
        for (const builder of ["vite", "webpack"]) {
          test(`built by ${builder}, the element finds the gate where it is told to`, LIMIT, async () => {
            const { driver } = browser;
            await driver.get(`${server.origin}${builder}-guarded/guarded.html`);
            const isOpen = "return document.querySelector('school-gate').state === 'ready' && !document.querySelector('input').disabled";
            await driver.wait(() => driver.executeScript(isOpen), 60_000);
          });
        }

        test("the README's five minutes: a form that a photo passes only cleared, and a server that takes no other", LIMIT, async () => {
          const folder = at("readme");
          await symlink(at("node_modules"), path.join(folder, "node_modules"), "junction");
          const port = await freePort();
          const address = `http://127.0.0.1:${port}/`;
          const host = spawn(process.execPath, ["server.mjs"], { cwd: folder, env: { ...process.env, PORT: port }, stdio: ["ignore", "ignore", "inherit"] });
          try {
            await answering(address);
            await openShadows(browser.driver);
            const { says, bytes, receipt } = await sendThroughGate(browser.driver, address, at("trip.jpg"));
            assert.equal(says, "Published: trip.jpg");
            assert.deepEqual(leaksOf(bytes), []);
            const caption = "A day at the museum";
            const original = await readFile(at("trip.jpg"));
            assert.deepEqual(await sendAround(address, original, { caption }), { status: 403, text: "There is no receipt." });
            assert.deepEqual(await sendAround(address, original, { caption, "schoolgate-receipt": receipt }), { status: 403, text: "The receipt is not for this file." });
            assert.deepEqual(await sendAround(address, bytes, { caption: "Well done Wren", "schoolgate-receipt": receipt }), { status: 403, text: "The caption is not the one that was checked." });
            assert.deepEqual(await sendAround(address, bytes, { caption, "schoolgate-receipt": receipt }), { status: 403, text: "This receipt has been used." });
          } finally {
            host.kill();
          }
        });

        test("while Vite serves it for development", LIMIT, async () => {
          const { createServer } = await ofWeb("vite");
          const development = await createServer({ root: app, logLevel: "error", configFile: false, optimizeDeps: { entries: ["index.html"] }, server: { port: 0, host: "127.0.0.1" } });
          await development.listen();
          try {
            await look(development.resolvedUrls.local[0]);
          } finally {
            await development.close();
          }
        });
      }
    });
  }
});
