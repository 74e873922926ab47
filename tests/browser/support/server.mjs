// Serves the built page to one test, with the headers a careful host sends, and remembers every request.
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { headers } from "../../../web/headers.mjs";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".onnx": "application/octet-stream",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/**
 * Starts a server for the files of `folder` on a port of this machine alone. `change` may give other bytes for a file,
 * by its path and its bytes, so that a test meets a page whose parts are broken. `base` is the folder it is served from.
 * `packed` sends the packed copies that lie beside the files, where there are any.
 */
export async function serve(folder, change = null, base = "/", { packed = false } = {}) {
  const requests = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    answer({ folder, change, base, packed }, request, response).catch(() => response.destroy());
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { origin: `http://127.0.0.1:${server.address().port}${base}`, requests, close };
}

async function answer({ folder, change, base, packed }, request, response) {
  const asked = new URL(request.url, "http://localhost").pathname;
  const pathname = asked.startsWith(base) ? `/${asked.slice(base.length)}` : "/not-ours";
  const file = path.join(folder, path.normalize(pathname === "/" ? "/index.html" : decodeURIComponent(pathname)));
  const found = await stat(file).catch(() => null);
  if (!found?.isFile() || !file.startsWith(folder + path.sep)) {
    response.writeHead(404, headers).end();
    return;
  }
  const ending = packed ? await packedAs(file, request.headers["accept-encoding"] ?? "") : null;
  const changed = change?.(pathname, await readFile(file)) ?? null;
  response.writeHead(200, {
    ...headers,
    "Content-Type": TYPES[path.extname(file)] ?? "application/octet-stream",
    "Content-Length": changed?.length ?? ending?.size ?? found.size,
    ...(ending ? { "Content-Encoding": ending.coding, Vary: "Accept-Encoding" } : {}),
    // Nothing may be served from a cache in place of the network that a test has taken away.
    "Cache-Control": "no-store",
  });
  if (changed) response.end(changed);
  else createReadStream(ending?.file ?? file).pipe(response);
}

/** The tightest packed copy that the browser takes. */
async function packedAs(file, accepted) {
  for (const [coding, ending] of [["br", ".br"], ["gzip", ".gz"]]) {
    const found = accepted.includes(coding) ? await stat(file + ending).catch(() => null) : null;
    if (found) return { coding, file: file + ending, size: found.size };
  }
  return null;
}
