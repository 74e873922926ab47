// Bundles the pages as their makers would, with the page's own Vite.
import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const pages = path.join(here, "pages");

/** Fills a folder. The packages have to be there: `npm ci --ignore-scripts` in this one. */
export async function bundle(folder) {
  if (!existsSync(path.join(here, "node_modules"))) throw new Error("The packages of tests/hosts are missing: npm ci --ignore-scripts in that folder");
  const vite = createRequire(path.join(here, "../../web/package.json")).resolve("vite");
  const { build } = await import(pathToFileURL(vite).href);
  await build({
    root: pages,
    configFile: false,
    logLevel: "error",
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: "es2022",
      minify: false,
      rolldownOptions: { input: readdirSync(pages).filter((name) => name.endsWith(".html")).map((name) => path.join(pages, name)) },
    },
  });
}
