// Somebody else's page for one test, served with a strict policy, and the server that its form is sent to.
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";

const TYPES = { ".css": "text/css", ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".csv": "text/csv", ".wasm": "application/wasm" };

/** As strict as a page can be that loads its scripts from its own server. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; frame-src 'self'; worker-src 'self'; img-src 'self' blob:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'; trusted-types schoolgate";

/**
 * Serves `files`, which maps paths to texts or to folders (those end in a slash). What is sent to /upload is kept in `received`: one list of
 * [name, value] for each form, a file as { name, text }. `policyOf` may give another policy to a path.
 */
export async function serveHost(files, policyOf = () => POLICY) {
  const received = [];
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  async function answer(request, response) {
    const { pathname } = new URL(request.url, "http://localhost");
    if (request.method === "POST" && pathname === "/upload") {
      const parts = [];
      for await (const part of request) parts.push(part);
      const form = await new Response(Buffer.concat(parts), { headers: { "Content-Type": request.headers["content-type"] } }).formData();
      const entries = [];
      for (const [name, value] of form) entries.push([name, typeof value === "string" ? value : { name: value.name, text: Buffer.from(await value.arrayBuffer()).toString("latin1") }]);
      received.push(entries);
      response.writeHead(204).end();
      return;
    }
    const found = await fileAt(files, pathname.slice(1));
    if (found === null) return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": TYPES[path.extname(pathname)] ?? "application/octet-stream", "Content-Security-Policy": policyOf(pathname) ?? POLICY, "Cache-Control": "no-store" });
    response.end(found);
  }
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { origin: `http://127.0.0.1:${server.address().port}/`, received, close };
}

export { POLICY };

async function fileAt(files, pathname) {
  if (Object.hasOwn(files, pathname)) return files[pathname];
  for (const [prefix, folder] of Object.entries(files)) {
    if (!prefix.endsWith("/") || !pathname.startsWith(prefix)) continue;
    const file = path.join(folder, path.normalize(`/${pathname.slice(prefix.length)}`));
    if ((await stat(file).catch(() => null))?.isFile()) return readFile(file);
  }
  return null;
}
