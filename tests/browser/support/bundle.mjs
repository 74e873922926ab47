// Makes one script of a module of the page and all it asks for, for a test that needs a part alone.
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./places.mjs";

const web = path.join(root, "web");

/** The code of a module of `web/`, as one module without imports. */
export async function bundle(module) {
  const { build } = await import(pathToFileURL(path.join(path.dirname(createRequire(`${web}/`).resolve("vite/package.json")), "dist/node/index.js")).href);
  const made = await build({
    configFile: false,
    root: web,
    logLevel: "silent",
    publicDir: false,
    build: { write: false, minify: false, target: "es2022", lib: { entry: path.join(web, module), formats: ["es"] }, rolldownOptions: { output: { codeSplitting: false } } },
  });
  return [made].flat()[0].output.find(({ type }) => type === "chunk").code;
}
