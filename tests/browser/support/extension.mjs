// The browser extension as it is installed, a stranger's upload page that it guards, and a way into the gate's frame, which no page has.
import { execFile } from "node:child_process";
import { createServer } from "node:http";
import path from "node:path";
import { promisify } from "node:util";
import { output, root } from "./places.mjs";

/** Builds the extension as a school builds its own: some sites guarded from the start, others listed without asking anybody for leave. */
export async function built({ browser = "chromium", hosts = [], allowed = [] }) {
  const folder = path.join(output, `extension-${browser}`);
  const given = [["--hosts", hosts], ["--allowed", allowed]].filter(([, list]) => list.length > 0).flatMap(([name, list]) => [name, list.join(",")]);
  await promisify(execFile)(process.execPath, [path.join(root, "web/extension/build.mjs"), "--browser", browser, "--out", folder, ...given]);
  return folder;
}

/** Every File that any listener of the page gets to see, by its hash, and how often each event told of some. */
const RECORDER = `
  globalThis.seen = { files: [], events: [], sources: [] };
  const note = async (files, way) => {
    for (const file of files) {
      const entry = { name: file.name, type: file.type, size: file.size, way, path: file.webkitRelativePath };
      seen.files.push(entry);
      const bytes = new Uint8Array(await file.arrayBuffer());
      entry.base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    }
  };
  const hear = (event) => {
    const files = [...(event.dataTransfer ?? event.clipboardData ?? event.composedPath()[0])?.files ?? []];
    if (files.length === 0) return;
    seen.events.push(event.type);
    void note(files, event.type);
  };
  for (const type of ["input", "change", "drop", "paste"]) globalThis.addEventListener(type, hear, true);
  globalThis.hear = hear;
  // A page that would like to speak to the gate itself.
  globalThis.addEventListener("message", (event) => { if (event.origin.startsWith("chrome-extension:")) seen.sources.push(event.source); }, true);
`;

const SCRIPT = `
  const open = document.getElementById("open").attachShadow({ mode: "open" });
  open.innerHTML = '<input type="file" id="in-open">';
  const closed = document.getElementById("closed").attachShadow({ mode: "closed" });
  closed.innerHTML = '<input type="file" id="in-closed">';
  // A change does not leave its tree.
  for (const tree of [open, closed]) for (const type of ["input", "change"]) tree.addEventListener(type, (event) => event.type === "change" && hear(event));
  globalThis.closedInput = closed.querySelector("input");
  document.getElementById("zone").addEventListener("dragover", (event) => event.preventDefault());
  document.getElementById("zone").addEventListener("drop", (event) => event.preventDefault());
  document.getElementById("press").addEventListener("click", () => {
    const input = document.createElement("input");
    input.type = "file";
    input.addEventListener("input", hear);
    input.addEventListener("change", hear);
    input.click();
  });
  const frame = document.getElementById("empty");
  if (frame) frame.contentDocument.body.innerHTML = '<input type="file" id="inner">';
`;

const HTML = (inner) => `<!doctype html>
<html lang="en-GB">
  <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>News</title><script src="/recorder.js"></script></head>
  <body>
    <h1>News</h1>
    <form>
      <p><label>One <input type="file" id="one"></label></p>
      <p><label>Many <input type="file" id="many" multiple></label></p>
      <p><label>Folder <input type="file" id="folder" webkitdirectory></label></p>
      <p><label>Caption <textarea id="words">Sports day</textarea></label></p>
      <p><button>Send</button></p>
    </form>
    <p><button type="button" id="press">Choose</button></p>
    <div id="open"></div><div id="closed"></div>
    <p id="zone" contenteditable="true">Drop or paste here</p>
    ${inner}
    <script src="/script.js"></script>
  </body>
</html>`;

/** Paths and what they are served with. */
const PAGES = {
  "/": { html: HTML("") },
  /** Allows no frame, no style, nothing but its own scripts, and isolates itself. */
  "/strict": {
    html: HTML(""),
    headers: {
      "Content-Security-Policy": "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
      "Cross-Origin-Embedder-Policy": "require-corp",
      "Cross-Origin-Opener-Policy": "same-origin",
    },
    // No innerHTML where a page demands trusted types.
    script: 'document.getElementById("press");',
  },
  "/frames": { html: HTML('<iframe id="framed" src="/" width="600" height="600"></iframe><iframe id="empty" width="600" height="400"></iframe><iframe id="small" src="/" width="0" height="0"></iframe>') },
  "/sandboxed": { html: HTML(""), headers: { "Content-Security-Policy": "sandbox allow-scripts" } },
};

/** Serves the upload page on a port of this machine alone; no file ever arrives, the page only looks at what it gets. */
export async function serveUploads() {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    if (pathname === "/recorder.js" || pathname === "/script.js") {
      response.writeHead(200, { "Content-Type": "text/javascript", "Cross-Origin-Resource-Policy": "cross-origin" });
      return response.end(pathname === "/recorder.js" ? RECORDER : SCRIPT);
    }
    const page = PAGES[pathname];
    if (!page) return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", ...page.headers });
    response.end(page.html);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

/** What Chromium shows only to its own tools. */
export class Inside {
  constructor(driver) {
    this.driver = driver;
  }

  command(name, params = {}) {
    return this.driver.sendAndGetDevToolsCommand(name, params);
  }

  async targets() {
    return (await this.command("Target.getTargets")).targetInfos;
  }

  /** The extension's origin, once the browser has started it. */
  async extension() {
    for (let tries = 0; tries < 600; tries++) {
      const worker = await this.background();
      if (worker) return new URL(worker.url).href.replace(/\/background\.js$/u, "");
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error("The extension did not start");
  }

  async background() {
    return (await this.targets()).find(({ type, url }) => type === "service_worker" && url.startsWith("chrome-extension://")) ?? null;
  }

  /** Stops the background, as the browser does after half a minute of quiet. */
  async putToSleep() {
    const worker = await this.background();
    if (worker) await this.command("Target.closeTarget", { targetId: worker.targetId });
    await this.driver.wait(async () => (await this.background()) === null, 10_000, "The background stayed awake");
  }

  /** The elements that `is` says yes to, closed shadow trees included, in the frame that the driver is in. */
  async elements(is) {
    const { root: document } = await this.command("DOM.getDocument", { depth: -1, pierce: true });
    const found = [];
    const visit = (node) => {
      if (is(node)) found.push(node);
      for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? []), ...(node.contentDocument ? [node.contentDocument] : [])]) visit(child);
    };
    visit(document);
    const elements = [];
    for (const { backendNodeId } of found) {
      try {
        const { object } = await this.command("DOM.resolveNode", { backendNodeId });
        await this.command("Runtime.callFunctionOn", { objectId: object.objectId, functionDeclaration: "function () { globalThis.found = this; }" });
      } catch (error) {
        // It has gone meanwhile.
        if (/with (?:given|specified) id/iu.test(error.message)) continue;
        throw error;
      }
      // Those of other frames are found by nobody here.
      elements.push(await this.driver.executeScript("const element = globalThis.found ?? null; delete globalThis.found; return element"));
    }
    return elements.filter((element) => element !== null);
  }

  /** The gate's frame, when it is on show. */
  async gate() {
    const isGate = ({ nodeName, attributes = [] }) => nodeName === "IFRAME" && attributes.some((value) => /^chrome-extension:.*gate\.html$/u.test(value));
    const frames = await this.elements(isGate);
    for (const frame of frames) if (await frame.isDisplayed()) return frame;
    return null;
  }

  /** The extension's own notice on a page: its title, its text and its buttons; none when there is none. */
  async notice() {
    const [dialog] = await this.elements(({ nodeName, attributes = [] }) => nodeName === "DIALOG" && attributes.includes("alertdialog"));
    return dialog ?? null;
  }
}

/** Gives files to a picker that a page opens by script. */
export async function chooser(driver) {
  const connection = await driver.createCDPConnection("page");
  // That is some page; a window's handle is the name of its target.
  connection.sessionId = null;
  const { result } = await connection.send("Target.attachToTarget", { targetId: await driver.getWindowHandle(), flatten: true });
  connection.sessionId = result.sessionId;
  await connection.send("Page.enable", {});
  await connection.send("Page.setInterceptFileChooserDialog", { enabled: true });
  let opened = () => {};
  connection._wsConnection.on("message", (message) => {
    const { method, params } = JSON.parse(message.toString());
    if (method === "Page.fileChooserOpened") opened(params);
  });
  return async (press, files) => {
    const picker = new Promise((resolve, reject) => {
      opened = resolve;
      setTimeout(reject, 10_000, new Error("No picker opened"));
    });
    await press();
    const { backendNodeId } = await picker;
    await connection.send("DOM.setFileInputFiles", { files, backendNodeId });
  };
}
