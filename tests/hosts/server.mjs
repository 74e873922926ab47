// The upload server of the host pages: sends each page bare or with the guard around it, and keeps all it is given, to the byte.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import busboy from "busboy";

const here = path.dirname(fileURLToPath(import.meta.url));
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".onnx": "application/octet-stream",
  ".svg": "image/svg+xml",
  ".toml": "text/plain; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

export const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/**
 * Serves the pages of `pages` under /bare/ as they are and under /guarded/ as `guard` makes them: a function from a page's
 * HTML to HTML. `folders` are more folders to serve, by the path they are served under. `judge` gives the reason for
 * refusing an upload, or null.
 */
export async function serveHosts({ pages, guard = (html) => html, folders = {}, judge = async () => null }) {
  /** Everything that came, refused or not: { to, files: [{ field, name, bytes, sha256 }], fields: [[name, value]], headers, body, refused }. */
  const uploads = [];
  const served = { "/assets/": path.join(pages, "assets"), ...folders };

  async function answer(request, response) {
    const { pathname } = new URL(request.url, "http://localhost");
    if (request.method === "POST") return take(request, response, pathname);
    const [, variant, name] = /^\/(bare|guarded)\/([\w-]+\.html)$/u.exec(pathname) ?? [];
    if (variant) {
      const html = withHand(await readFile(path.join(pages, name), "utf8"));
      return send(response, ".html", variant === "guarded" ? guard(html) : html);
    }
    if (pathname === "/hand.js") return send(response, ".js", await readFile(path.join(here, "hand.js")));
    for (const [under, folder] of Object.entries(served)) {
      const file = path.join(folder, path.normalize(decodeURIComponent(pathname.slice(under.length))));
      if (pathname.startsWith(under) && file.startsWith(folder + path.sep)) return send(response, path.extname(file), await readFile(file));
    }
    response.writeHead(404).end();
  }

  async function take(request, response, pathname) {
    const upload = { to: pathname, headers: request.headers, ...(await parsed(request)), refused: null };
    uploads.push(upload);
    upload.refused = await judge(upload);
    if (upload.refused !== null) response.writeHead(403, { "Content-Type": "text/plain; charset=utf-8" }).end(upload.refused);
    // After "No Content" a browser stays on the page whose form it has sent.
    else if (pathname.startsWith("/form/")) response.writeHead(204).end();
    else send(response, ".json", JSON.stringify({ url: "/kept", files: upload.files.map(({ name }) => ({ name })) }));
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      if (!response.headersSent) response.writeHead(error.code === "ENOENT" || error.code === "EISDIR" ? 404 : 400);
      response.end();
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { origin: `http://127.0.0.1:${server.address().port}`, uploads, close };
}

function send(response, ending, content) {
  response.writeHead(200, { "Content-Type": TYPES[ending] ?? "application/octet-stream", "Cache-Control": "no-store" }).end(content);
}

/** The test's hand has to be there before any script of the page. */
const withHand = (html) => html.replace("<head>", '<head>\n    <script src="/hand.js"></script>');

/** The parts of an upload, and the body as it came. */
async function parsed(request) {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  const body = Buffer.concat(pieces);
  const files = [];
  const fields = [];
  await new Promise((resolve, reject) => {
    const parser = busboy({ headers: request.headers, defParamCharset: "utf8" });
    parser.on("field", (name, value) => fields.push([name, value]));
    parser.on("file", (field, stream, { filename }) => {
      const chunks = [];
      stream.on("data", (chunk) => chunks.push(chunk));
      stream.on("end", () => {
        const bytes = Buffer.concat(chunks);
        // A form whose file input is empty sends a nameless part of no bytes.
        if (filename || bytes.length > 0) files.push({ field, name: filename, bytes, sha256: sha256(bytes) });
      });
    });
    parser.on("close", resolve);
    parser.on("error", reject);
    parser.end(body);
  });
  return { files, fields, body };
}
