// How the page is built: plain files, nothing inlined, a strict policy in the page itself.
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { fileList } from "./build/file-list.ts";
import { icons } from "./build/icons.ts";
import { headers, metaPolicy } from "./headers.mjs";

/** Writes the content security policy into the built page. The development server needs more than it allows. */
function policyInPage(): Plugin {
  return {
    name: "schoolgate:policy-in-page",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: metaPolicy },
        injectTo: "head-prepend",
      },
    ],
  };
}

export default defineConfig({
  base: "./",
  plugins: [policyInPage(), icons(new URL("./public/icon.svg", import.meta.url)), fileList()],
  // Vite's own polyfill for module preloading would be one more script; every browser we run in has it built in.
  build: { target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  worker: { format: "es" },
  // The model lies in the repository's `models` folder, beside this one.
  server: { fs: { allow: [fileURLToPath(new URL("..", import.meta.url))] } },
  preview: { headers },
});
