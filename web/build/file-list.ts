// The list of everything the page is made of, with the size and the fingerprint of each: what is kept for working without
// a network is compared with it, byte for byte.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";

/** Not kept: the list itself, what answers in its place, what hosts serve instead, and what only some schools' rules ask for. */
const NOT_LISTED = /^(?:files\.json|sw\.js|assets\/grammar_bg-[\w-]+\.wasm|.*\.(?:br|gz))$/u;

/** Writes `files.json` once everything else is there. */
export function fileList(): Plugin {
  let folder = "dist";
  return {
    name: "schoolgate:file-list",
    apply: "build",
    enforce: "post",
    configResolved(config) {
      folder = path.resolve(config.root, config.build.outDir);
    },
    closeBundle() {
      writeFileSync(path.join(folder, "files.json"), JSON.stringify(listOf(folder)));
    },
  };
}

export function listOf(folder: string): { version: string; files: { path: string; bytes: number; sha256: string }[] } {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"))
    .filter((name) => !NOT_LISTED.test(name))
    .sort();
  const files = paths.map((name) => {
    const bytes = readFileSync(path.join(folder, name));
    // The page itself is asked for by the folder it is in.
    return { path: name === "index.html" ? "" : name, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
  });
  const version = createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 16);
  return { version, files };
}
