// The guard in Node: the same worker in a thread, the same files from the package's folder.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { Hand } from "../../src/bridge/crew";
import { PageError } from "../../src/bridge/page-error";
import type { Order, Report } from "../../src/bridge/protocol";
import { lanesFor } from "../../src/bridge/pool";
import type { Home, Open } from "./home";

declare const GUARD_FILE: { bytes: number; integrity: string };
declare const MODEL_FILE: { bytes: number; integrity: string };

const OWN = new URL("./gate/", import.meta.url);

/** A file of the package, if it is the one that this version was built with. */
async function own(folder: URL, name: string, { integrity }: { integrity: string }): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(await readFile(new URL(`assets/${name}`, folder)));
  if (`sha256-${createHash("sha256").update(bytes).digest("base64")}` !== integrity) throw new TypeError(`${name} is of another version`);
  return bytes;
}

const compiled = new Map<string, Promise<WebAssembly.Module>>();

export const inNode: Open = (base, onLoad = () => {}): Home => {
  const folder = base === undefined ? OWN : folderOf(base);
  const total = MODEL_FILE.bytes + (compiled.has(folder.href) ? 0 : GUARD_FILE.bytes);
  let loaded = 0;
  const read = async (name: string, file: { bytes: number; integrity: string }) => {
    const bytes = await own(folder, name, file);
    onLoad({ loaded: (loaded += file.bytes), total });
    return bytes;
  };
  return {
    lanes: lanesFor({ hardwareConcurrency: availableParallelism() }),
    make: () => new Thread(folder),
    async module() {
      const known = compiled.get(folder.href) ?? read("guard.wasm", GUARD_FILE).then((bytes) => WebAssembly.compile(bytes));
      compiled.set(folder.href, known);
      try {
        return await known;
      } catch (thrown) {
        compiled.delete(folder.href);
        throw new PageError("page.guard-missing", String(thrown));
      }
    },
    model: () => read("centerface.onnx", MODEL_FILE).catch(() => null),
  };
};

function folderOf(base: URL | string): URL {
  const given = base instanceof URL || base.startsWith("file:") ? new URL(base) : pathToFileURL(base);
  return new URL(given.href.endsWith("/") ? given : `${given.href}/`);
}

/** A thread as a lane wants it. It keeps the program alive only while it has something to do. */
class Thread implements Hand {
  onmessage: Hand["onmessage"] = null;
  onerror: Hand["onerror"] = null;
  onmessageerror: Hand["onmessageerror"] = null;
  readonly #worker: Worker;

  constructor(folder: URL) {
    const script = fileURLToPath(new URL("./node-worker.js", import.meta.url));
    // Options that the program was started with are for its own script.
    this.#worker = new Worker(script, { workerData: new URL("assets/worker.js", folder).href, execArgv: [] });
    this.#worker.on("message", (report: Report) => {
      if (report.kind !== "progress") this.#worker.unref();
      this.onmessage?.({ data: report } as MessageEvent<Report>);
    });
    this.#worker.on("error", (error) => this.onerror?.({ message: String(error) } as ErrorEvent));
    this.#worker.on("exit", () => this.onerror?.({ message: "the thread has ended" } as ErrorEvent));
    this.#worker.on("messageerror", () => this.onmessageerror?.({} as MessageEvent));
  }

  postMessage(order: Order): void {
    this.#worker.ref();
    this.#worker.postMessage(order);
  }

  terminate(): void {
    this.#worker.removeAllListeners("exit");
    void this.#worker.terminate();
  }
}
