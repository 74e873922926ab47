// How the gate is built: the guard's own document for other people's pages, whose files have fixed names, so that the npm package
// and the extension load the very same worker, WebAssembly and network. Fixed for good, below the folder of `gate.html`:
// assets/worker.js, assets/guard.wasm and assets/centerface.onnx. The others may change with any release.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { fileList } from "./build/file-list.ts";
import { policyInPage } from "./build/policy-in-page.ts";
import { gateHeaders, gatePolicy } from "./headers.mjs";

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** Where it goes; the extension has a copy of its own. Nothing beside this folder is touched. */
const OUT = process.env.SCHOOLGATE_GATE_OUT ?? here("./package/dist/gate");

/** The workers, two of which have the same name in their folders. */
const WORKERS: Record<string, string> = {
  [here("./src/worker.ts")]: "worker",
  [here("./src/store/worker.ts")]: "locksmith",
  [here("./src/speller-worker.ts")]: "speller",
};

/** The WebAssembly as the build calls it, by what it is. */
const ASSETS: Record<string, string> = { "schoolgate_bg.wasm": "guard.wasm", "grammar_bg.wasm": "grammar.wasm" };

const assetFileNames = ({ names: [name = ""] }: { names: readonly string[] }) => `assets/${ASSETS[name] ?? "[name][extname]"}`;

export default defineConfig({
  base: "./",
  publicDir: false,
  plugins: [policyInPage(gatePolicy), fileList()],
  build: {
    target: "es2022",
    outDir: OUT,
    // It lies outside the root where the extension is built; it is the gate's own folder in either case.
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: here("./gate.html"),
      output: {
        entryFileNames: "assets/[name].js",
        chunkFileNames: "assets/[name].js",
        assetFileNames,
      },
    },
  },
  worker: {
    format: "es",
    rolldownOptions: {
      output: {
        entryFileNames: ({ facadeModuleId, name }) => `assets/${WORKERS[facadeModuleId?.split("?")[0] ?? ""] ?? name}.js`,
        // What a worker would fetch by itself is the same file, and lies there once.
        assetFileNames,
      },
    },
  },
  server: { fs: { allow: [here("..")] } },
  preview: { headers: gateHeaders },
});
