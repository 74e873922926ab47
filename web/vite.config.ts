// How the page is built: plain files, nothing inlined, a strict policy in the page itself.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { fileList } from "./build/file-list.ts";
import { icons } from "./build/icons.ts";
import { policyInPage } from "./build/policy-in-page.ts";
import { headers, metaPolicy } from "./headers.mjs";

export default defineConfig({
  base: "./",
  plugins: [policyInPage(metaPolicy), icons(new URL("./public/icon.svg", import.meta.url)), fileList()],
  // Vite's own polyfill for module preloading would be one more script; every browser we run in has it built in.
  build: { target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  worker: { format: "es" },
  // The model lies in the repository's `models` folder, beside this one.
  server: { fs: { allow: [fileURLToPath(new URL("..", import.meta.url))] } },
  preview: { headers },
});
