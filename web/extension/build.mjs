// Builds the extension into a folder that the browser loads as it is.
//   node build.mjs [--browser firefox] [--out FOLDER] [--hosts a.example,b.example] [--allowed c.example] [--updates URL]
// `--hosts` are guarded from the start; `--allowed` may be listed without asking anybody; with either, no others can be guarded. At the URL
// lies the list of versions of a school that serves its own.
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build, runnerImport } from "vite";
import { icons, manifest } from "./manifest.mjs";

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const { values } = parseArgs({
  options: { browser: { type: "string", default: "chromium" }, out: { type: "string" }, hosts: { type: "string" }, allowed: { type: "string" }, updates: { type: "string" } },
});
const { browser, updates } = values;
if (!["chromium", "firefox"].includes(browser)) throw new Error(`There is no build for “${browser}”`);
const out = path.resolve(values.out ?? here(`dist/${browser}`));

const { module: reading } = await runnerImport(here("src/hosts.ts"), { configFile: false, root: here(".") });

function hostsIn(list) {
  return (list?.split(",") ?? []).map((name) => {
    const host = reading.readHost(name);
    if (reading.isProblem(host)) throw new Error(`“${name}” is no site`);
    return host;
  });
}

const listed = hostsIn(values.hosts);
const patterns = [...new Set([...listed, ...hostsIn(values.allowed)].flatMap(reading.patternsOf))];
const { version } = JSON.parse(await readFile(here("../package.json"), "utf8"));

/** What every part shares: nothing is fetched, nothing is inlined, and no other configuration is read. */
const shared = { configFile: false, root: here("."), base: "./", logLevel: "warn", publicDir: false, define: { BUILT_HOSTS: JSON.stringify(listed) } };
const options = (more) => ({ outDir: out, emptyOutDir: false, target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false }, ...more });

/** Scripts that the browser puts into pages are one file each, and no modules. */
const script = (name, format) =>
  build({
    ...shared,
    build: options({ rolldownOptions: { input: here(`src/${name}.ts`), output: { format, entryFileNames: `${name}.js`, codeSplitting: false } } }),
  });

await rm(out, { recursive: true, force: true });
await mkdir(path.join(out, "icons"), { recursive: true });
for (const name of ["content", "page", "late"]) await script(name, "iife");
await script("background", "es");
await build({ ...shared, build: options({ rolldownOptions: { input: here("options.html") } }) });

// The gate has a configuration of its own, and this copy lies in the extension.
process.env.SCHOOLGATE_GATE_OUT = path.join(out, "gate");
await build({ configFile: here("../vite.gate.config.ts"), root: here(".."), logLevel: "warn" });

const { module: drawing } = await runnerImport(here("../build/icons.ts"), shared);
const drawn = drawing.readDrawing(await readFile(here("../public/icon.svg"), "utf8"));
for (const [side, file] of Object.entries(icons)) {
  await writeFile(path.join(out, file), drawing.draw(drawn, { name: file, side: Number(side), isWhole: false }));
}
if (browser === "chromium") await cp(here("schema.json"), path.join(out, "schema.json"));
await writeFile(path.join(out, "manifest.json"), `${JSON.stringify(manifest({ browser, version, patterns, updates }), null, 2)}\n`);
console.log(`The extension is in ${out}`);
