// node bench/chromium.mjs FOLDER_OF_THE_MODULE MODEL PHOTO: the table of measure.mjs, in Chromium.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { engines } from "../browser/support/engines.mjs";
import { print } from "./print.mjs";

const [folder, model, photo] = process.argv.slice(2);
const here = import.meta.dirname;
const ort = path.join(here, "node_modules/onnxruntime-web/dist");
const TYPES = { ".mjs": "text/javascript", ".js": "text/javascript", ".wasm": "application/wasm", ".html": "text/html" };
const PAGE = "<!doctype html><title>bench</title>";

/** Where an address lies on the disk. */
function place(url) {
  const [, kind, name = ""] = url.split("/");
  if (kind === "guard") return path.join(folder, path.basename(name));
  if (kind === "ort") return path.join(ort, path.basename(name));
  return { model, photo, "measure.mjs": path.join(here, "measure.mjs") }[kind] ?? null;
}

const server = createServer(async (request, response) => {
  const file = place(request.url.split("?")[0]);
  const body = file === null ? PAGE : await readFile(file).catch(() => null);
  response.setHeader("Content-Type", file === null ? TYPES[".html"] : (TYPES[path.extname(file)] ?? "application/octet-stream"));
  response.statusCode = body === null ? 404 : 200;
  response.end(body);
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const chromium = engines.find(({ name }) => name === "chromium");
const { driver, close } = await chromium.open({});
try {
  await driver.manage().setTimeouts({ script: 600_000 });
  await driver.get(`http://127.0.0.1:${server.address().port}/`);
  const rows = await driver.executeAsyncScript(async (done) => {
    try {
      const [guard, ort, { measure }] = await Promise.all([
        import("/guard/schoolgate.js"),
        import("/ort/ort.wasm.min.mjs"),
        import("/measure.mjs"),
      ]);
      await guard.default();
      const bytes = async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer());
      done(await measure({ guard, ort, model: await bytes("/model"), photo: await bytes("/photo") }));
    } catch (error) {
      done(String(error?.stack ?? error));
    }
  });
  if (typeof rows === "string") throw new Error(rows);
  print(rows);
} finally {
  await close();
  server.close();
}
