// Builds the extension into a folder that the browser loads as it is.
// `node build.mjs [--out FOLDER] [--hosts a.example,b.example] [--updates URL]`: with hosts it may guard those and no others, and asks
// nobody; at the URL lies the list of versions of a school that serves its own.
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build, runnerImport } from "vite";
import { icons, manifest } from "./manifest.mjs";

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const { values } = parseArgs({ options: { out: { type: "string" }, hosts: { type: "string" }, updates: { type: "string" } } });
const out = path.resolve(values.out ?? here("dist"));

/** What every part shares: nothing is fetched, nothing is inlined, and no other configuration is read. */
const shared = { configFile: false, root: here("."), base: "./", logLevel: "warn", publicDir: false };
const options = (more) => ({ outDir: out, emptyOutDir: false, target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false }, ...more });

/** Scripts that the browser puts into pages are one file each, and no modules. */
const script = (name, format) =>
  build({
    ...shared,
    build: options({ rolldownOptions: { input: here(`src/${name}.ts`), output: { format, entryFileNames: `${name}.js`, codeSplitting: false } } }),
  });

async function patterns(names) {
  const { module: hosts } = await runnerImport(here("src/hosts.ts"), shared);
  return names.flatMap((name) => {
    const host = hosts.readHost(name);
    if (hosts.isProblem(host)) throw new Error(`“${name}” is no site`);
    return hosts.patternsOf(host);
  });
}

const { version } = JSON.parse(await readFile(here("../package.json"), "utf8"));
const allowed = await patterns(values.hosts?.split(",") ?? []);

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
await cp(here("schema.json"), path.join(out, "schema.json"));
await writeFile(path.join(out, "manifest.json"), `${JSON.stringify(manifest({ version, patterns: allowed, updates: values.updates }), null, 2)}\n`);
console.log(`The extension is in ${out}`);
