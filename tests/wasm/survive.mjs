// Whether the guard as WebAssembly gets through every file of a folder: `cargo xtask corpus DIR --judge SCRIPT`.
//
//   node wasm/survive.mjs FOLDER_OF_THE_MODULE FOLDER_OF_PHOTOS
//
// Each file is opened, inspected, shown and cleaned. A refusal is fine; a trap, or more than two seconds, is named. The
// exit status is 1 if anything trapped.
import { readFileSync } from "node:fs";
import { relative } from "node:path";

import { cleaner, files, load } from "./guard.mjs";

const SLOW = 2000;
const [module, folder] = process.argv.slice(2);
const guard = await load(module);
const clear = cleaner(guard);

/** Runs one step; whether it trapped. The guard's own refusals have a code. */
function traps(path, what, step) {
  try {
    step();
  } catch (thrown) {
    if (typeof thrown?.code === "string") return false;
    console.log(`CRASHED  ${relative(folder, path)} (${what}): ${thrown}`);
    return true;
  }
  return false;
}

const count = { files: 0, opened: 0, cleared: 0, trapped: 0, slow: 0 };
for (const path of files(folder)) {
  const bytes = new Uint8Array(readFileSync(path));
  const start = performance.now();
  count.files += 1;
  let photo = null;
  const steps = [
    ["open", () => (photo = guard.open(bytes))],
    ["inspect", () => photo && guard.inspect(photo)],
    ["preview", () => photo && guard.preview(photo, 320)],
    ["clean", () => photo && clear(photo) && (count.cleared += 1)],
  ];
  if (steps.some(([what, step]) => traps(path, what, step))) count.trapped += 1;
  if (photo) {
    count.opened += 1;
    photo.free();
  }
  const took = performance.now() - start;
  if (took > SLOW) {
    count.slow += 1;
    console.log(`slow     ${relative(folder, path)}: ${(took / 1000).toFixed(1)} s`);
  }
}
console.log(
  `${count.files} files: ${count.opened} opened, ${count.cleared} cleared (animations and pages never are), ` +
    `${count.trapped} trapped, ${count.slow} slow`,
);
// After a trap the module's memory may be in any state, so what follows one says little; but one is too many.
process.exitCode = count.trapped > 0 ? 1 : 0;
