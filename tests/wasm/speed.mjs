// What opening, inspecting and clearing cost as WebAssembly, in megabytes a second by format: `cargo xtask bench photo DIR`.
//
//   node wasm/speed.mjs FOLDER_OF_THE_MODULE FOLDER_OF_PHOTOS
//
// A figure is the size of all files over the best of three runs.
import { readFileSync } from "node:fs";

import { cleaner, files, load } from "./guard.mjs";

const [module, folder] = process.argv.slice(2);
const guard = await load(module);
const clear = cleaner(guard);
const best = (work) => {
  let least = Infinity;
  for (let run = 0; run < 3; run++) {
    const start = performance.now();
    work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
};
const rows = new Map();
for (const path of files(folder)) {
  const bytes = new Uint8Array(readFileSync(path));
  let photo;
  try {
    photo = guard.open(bytes);
  } catch {
    continue;
  }
  const { format } = photo.info;
  const row = rows.get(format) ?? { files: 0, bytes: 0, open: 0, inspect: 0, cleared: 0, clearedBytes: 0, clear: 0 };
  rows.set(format, row);
  row.files += 1;
  row.bytes += bytes.length;
  row.open += best(() => guard.open(bytes).free());
  row.inspect += best(() => guard.inspect(photo));
  try {
    row.clear += best(() => clear(photo));
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
