// The guard in a browser: its worker, its WebAssembly and its model, each fetched from an address that bundlers understand.
import { arrive, dropArrivals } from "../../src/bridge/arrival";
import { hireWorker } from "../../src/bridge/hire";
import { PageError } from "../../src/bridge/page-error";
import { lanesFor } from "../../src/bridge/pool";
import { LoadProgress } from "../../src/bridge/progress";
import { GuardError } from "./guard-error";
import type { Home, Open } from "./home";

/** Size and fingerprint of what is fetched, put in by the build. */
declare const GUARD_FILE: { bytes: number; integrity: string };
declare const MODEL_FILE: { bytes: number; integrity: string };

interface Addresses {
  worker: string;
  guard: string;
  model: string;
}

function addressesIn(base: URL | string | undefined): Addresses {
  if (base === undefined) {
    // Each written out in full: this is the form in which bundlers find files that go with a script.
    return {
      worker: new URL("./gate/assets/worker.js", import.meta.url).href,
      guard: new URL("./gate/assets/guard.wasm", import.meta.url).href,
      model: new URL("./gate/assets/centerface.onnx", import.meta.url).href,
    };
  }
  const folder = new URL(base, globalThis.document?.baseURI ?? location.href);
  if (!folder.pathname.endsWith("/")) folder.pathname += "/";
  const at = (name: string) => new URL(`assets/${name}`, folder).href;
  return { worker: at("worker.js"), guard: at("guard.wasm"), model: at("centerface.onnx") };
}

/** Compiled once for each address: a second guard on the same page costs no second download. */
const compiled = new Map<string, Promise<WebAssembly.Module>>();

export const inBrowser: Open = (base, onLoad = () => {}): Home => {
  if (typeof Worker === "undefined") throw GuardError.because("package.no-workers");
  const { worker, guard, model } = addressesIn(base);
  if (new URL(worker).origin !== location.origin) throw GuardError.because("package.other-origin", worker);
  // The page itself keeps what has come for its copy on the device; here nobody does.
  dropArrivals();
  const progress = new LoadProgress(compiled.has(guard) ? [model] : [guard, model], (loaded, total) => onLoad({ loaded, total }));
  progress.sizes(new Map([[guard, GUARD_FILE.bytes], [model, MODEL_FILE.bytes]]));
  const fetched = (address: string, { integrity }: { integrity: string }) =>
    arrive(address, (loaded, headers) => progress.loaded(address, loaded, headers), { integrity });
  return {
    lanes: lanesFor(navigator),
    make() {
      try {
        return hireWorker(worker);
      } catch (thrown) {
        // The page's policy forbids it, or its trusted types.
        throw thrown instanceof PageError ? thrown : new PageError("page.worker-lost", String(thrown));
      }
    },
    async module() {
      const known = compiled.get(guard) ?? fetched(guard, GUARD_FILE).then((bytes) => WebAssembly.compile(bytes));
      compiled.set(guard, known);
      try {
        return await known;
      } catch (thrown) {
        compiled.delete(guard);
        throw new PageError("page.guard-missing", String(thrown));
      }
    },
    async model() {
      try {
        return await fetched(model, MODEL_FILE);
      } catch {
        return null;
      }
    },
  };
};
