// What opening, inspecting and clearing cost as WebAssembly, in megabytes a second by format: `cargo xtask bench photo DIR`.
//
//   node photo-speed.mjs FOLDER_OF_THE_MODULE FOLDER_OF_PHOTOS
//
// The module strips only what it clears, so a photo is judged as one without faces, on a channel and by a publisher the
// policy allows; the judgement itself takes microseconds. A figure is the size of all files over the best of three runs.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [module, folder] = process.argv.slice(2).map((path) => resolve(path));
const guard = await import(pathToFileURL(join(module, "schoolgate.js")).href);
await guard.default({ module_or_path: readFileSync(join(module, "schoolgate_bg.wasm")) });
const policy = guard.loadPolicy("clavering");
const list = guard.importClassList(new TextEncoder().encode("Forename,Surname\nAda,Sampleton\n"));

const files = (path) => (statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => files(join(path, name))) : [path]);
const best = (work) => {
  let least = Infinity;
  for (let run = 0; run < 3; run++) {
    const start = performance.now();
    work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
};
const submission = ({ sha256, width, height, frames }) => ({
  photo: { sha256, width, height, frames, searched: [Math.max(width, height)] },
  faces: [],
  words: { caption: "", altText: "", fileName: "photo" },
  channel: "website",
  publisher: "web-manager",
  approval: { by: "headteacher", on: "2026-11-20" },
  on: "2026-11-20",
  allowed: [],
});

const rows = new Map();
for (const path of files(folder)) {
  const bytes = new Uint8Array(readFileSync(path));
  let photo;
  try {
    photo = guard.open(bytes);
  } catch {
    continue;
  }
  const { info } = photo;
  const row = rows.get(info.format) ?? { files: 0, bytes: 0, open: 0, inspect: 0, cleared: 0, clearedBytes: 0, clear: 0 };
  rows.set(info.format, row);
  row.files += 1;
  row.bytes += bytes.length;
  row.open += best(() => guard.open(bytes).free());
  row.inspect += best(() => guard.inspect(photo));
  try {
    row.clear += best(() => guard.clear(photo, submission(info), list, policy));
    row.cleared += 1;
    row.clearedBytes += bytes.length;
  } catch {
    // Stopped, such as an animation: not measured.
  }
  photo.free();
}
const rate = (bytes, milliseconds) => (milliseconds > 0 ? (bytes / 1e3 / milliseconds).toFixed(0) : "-").padStart(9);
console.log(`${"".padEnd(12)}     files      open   inspect     clear   cleared`);
for (const [format, row] of rows) {
  const rates = rate(row.bytes, row.open) + rate(row.bytes, row.inspect) + rate(row.clearedBytes, row.clear);
  console.log(`${format.padEnd(12)} ${String(row.files).padStart(9)} ${rates} ${String(row.cleared).padStart(9)}`);
}
