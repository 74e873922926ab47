// A stranger's page with a strict policy of its own, and the gate in a folder beside it.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { gateHeaders } from "../../../web/headers.mjs";
import { root } from "./places.mjs";

export const gateFolder = path.join(root, "web/package/dist/gate");

const TYPES = { ".css": "text/css", ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json", ".onnx": "application/octet-stream", ".wasm": "application/wasm", ".woff2": "font/woff2" };

/** No style, no evaluated script, no frame but of its own: whatever the dialog does has to do without. */
const HOST_POLICY = "default-src 'none'; script-src 'self'; frame-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

const HTML = `<!doctype html>
<html lang="en-GB">
  <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>News for the website</title><script type="module" src="/host.js"></script></head>
  <body>
    <main>
      <h1>News for the website</h1>
      <p><label>Pictures <input id="pictures" type="file" multiple></label></p>
      <p><label>Caption <textarea id="caption"></textarea></label></p>
      <p><button id="check" type="button">Check</button></p>
    </main>
  </body>
</html>`;

/** What the page does with the dialog, as the tests ask it to. */
const HOST = `
import { GateDialog } from "./dialog.js";
const attach = Element.prototype.attachShadow;
const roots = [];
// The root is closed to the page; a test has to get at the frame.
Element.prototype.attachShadow = function (options) { const root = attach.call(this, options); roots.push(root); return root; };
let gate, school, last;
const asBase64 = async (file) => { const bytes = new Uint8Array(await file.arrayBuffer()); let text = ""; for (const byte of bytes) text += String.fromCharCode(byte); return btoa(text); };
async function result(asked) {
  globalThis.result = null;
  try {
    const cleared = await asked;
    if (cleared) last = cleared.id;
    globalThis.result = cleared ? { ...cleared, pieces: await Promise.all(cleared.pieces.map(async (piece) => ({ ...piece, name: piece.file.name, type: piece.file.type, base64: await asBase64(piece.file) }))) } : "left";
  } catch (error) {
    globalThis.result = { name: error.name, code: error.code, message: error.message, remedy: error.remedy };
  }
}
globalThis.host = {
  open({ list, ...rest }, gateUrl = "./gate/gate.html") {
    school = { policy: null, channel: null, publisher: null, receiptKey: null, on: null, language: null, ...rest, classList: list ? [new File([list], "class.csv")] : [] };
    gate?.close();
    gate = new GateDialog({ gateUrl, school });
    globalThis.ready = null;
    gate.ready.then((ready) => { globalThis.ready = ready; }, (error) => { globalThis.ready = { code: error.code, message: error.message, remedy: error.remedy }; });
  },
  check(words) { void result(gate.check([...document.getElementById("pictures").files], words)); },
  words(words) { void result(gate.check([], words)); },
  callOff(words) { const off = new AbortController(); void result(gate.check([], words, { signal: off.signal })); setTimeout(() => off.abort(), 400); },
  again(words) { void result(gate.again(last, words)); },
  dialog: () => roots.at(-1)?.querySelector("dialog"),
  frame: () => roots.at(-1)?.querySelector("iframe"),
};
document.getElementById("check").addEventListener("click", () => host.check({ caption: document.getElementById("caption").value, altText: "" }));
document.documentElement.dataset.host = "true";
`;

/** The dialog as one script, made of its source. */
async function dialogScript() {
  const vite = path.join(root, "web/node_modules/vite/dist/node/index.js");
  const { build } = await import(pathToFileURL(vite).href);
  const [{ output }] = await build({
    configFile: false,
    root: path.join(root, "web"),
    publicDir: false,
    logLevel: "warn",
    build: { write: false, minify: false, lib: { entry: path.join(root, "web/src/gate/dialog.ts"), formats: ["es"], fileName: "dialog" } },
  });
  return output[0].code;
}

/** Serves the page and the gate on a port of this machine alone. */
export async function serveHost() {
  const own = new Map([["/", [".html", HTML]], ["/host.js", [".js", HOST]], ["/dialog.js", [".js", await dialogScript()]]]);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const ours = own.get(pathname);
    if (ours) {
      response.writeHead(200, { "Content-Type": TYPES[ours[0]], "Content-Security-Policy": HOST_POLICY }).end(ours[1]);
      return;
    }
    const file = path.join(gateFolder, path.normalize(pathname.replace(/^\/gate\//u, "/")));
    readFile(pathname.startsWith("/gate/") ? file : "").then(
      (bytes) => response.writeHead(200, { ...gateHeaders, "Content-Type": TYPES[path.extname(file)] ?? "application/octet-stream" }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}/`,
    close: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}
