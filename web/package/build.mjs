// Builds the package into dist/: the verbs for browsers and for Node, the element, the gate, and the declarations.
import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { build as buildGate } from "vite";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const ASSETS = "dist/gate/assets";
const ELEMENT = here("../src/element/index.ts");

await rm(here("dist"), { recursive: true, force: true });
await gate();
await script({ index: here("src/index.ts"), ...(existsSync(ELEMENT) ? { element: ELEMENT } : {}) }, { define: await fingerprints() });
await script({ node: here("src/node.ts"), "node-worker": here("src/node-worker.ts") }, { define: await fingerprints(), platform: "node" });
await declarations();
await copyFile(here("../../LICENSE"), here("LICENSE"));

/** The guard's own document, with the worker, the WebAssembly and the network that the verbs use too. */
async function gate() {
  const config = here("../vite.gate.config.ts");
  if (existsSync(config)) await buildGate({ root: here(".."), configFile: config, logLevel: "warn" });
  else await onlyAssets();
}

async function onlyAssets() {
  await mkdir(here(ASSETS), { recursive: true });
  await copyFile(here("../src/wasm/schoolgate_bg.wasm"), here(`${ASSETS}/guard.wasm`));
  await copyFile(here("../../models/centerface.onnx"), here(`${ASSETS}/centerface.onnx`));
  await script({ worker: here("../src/worker.ts") }, {}, here(ASSETS));
}

/** Modules for `entries`, with what they share beside them. */
async function script(entries, options, dir = here("dist")) {
  const { define, ...rest } = options;
  const bundle = await rolldown({ input: entries, logLevel: "warn", transform: { target: "es2022", define: define ?? {} }, ...rest });
  await bundle.write({ dir, format: "es", entryFileNames: "[name].js", chunkFileNames: "shared-[hash].js", minify: false });
  await bundle.close();
}

/** Size and hash of what is fetched: a file of another version is refused. */
async function fingerprints() {
  const of = async (name) => {
    const bytes = await readFile(here(`${ASSETS}/${name}`));
    return JSON.stringify({ bytes: bytes.length, integrity: `sha256-${createHash("sha256").update(bytes).digest("base64")}` });
  };
  return { GUARD_FILE: await of("guard.wasm"), MODEL_FILE: await of("centerface.onnx") };
}

/** The declarations are written by hand and copied: TypeScript's own would lay open every inner module. */
async function declarations() {
  const inPackage = (text) => text.replaceAll('"../../../crate/wasm/types.ts"', '"./shapes.js"').replaceAll('"./api.ts"', '"./api.js"');
  await copyFile(here("../../crate/wasm/types.ts"), here("dist/shapes.d.ts"));
  for (const [from, to] of [["api.ts", "api.d.ts"], ["public.d.ts", "index.d.ts"], ["element-public.d.ts", "element.d.ts"]]) {
    await writeFile(here(`dist/${to}`), inPackage(await readFile(here(`src/${from}`), "utf8")));
  }
}
