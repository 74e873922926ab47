// Loads the guard once, and hands out its lanes: some for pictures, which take seconds, and one for words, which must
// answer as somebody types.
import modelUrl from "../../../models/centerface.onnx?url";
import guardUrl from "../wasm/schoolgate_bg.wasm?url";
import workerUrl from "../worker?worker&url";
import { arrive } from "./arrival";
import { hireWorker } from "./hire";
import { PageError } from "./page-error";
import { lanesFor } from "./pool";
import { LoadProgress } from "./progress";
import { startGuard, type Guard } from "./start-guard";

export type { Guard };

/** Workers kept for when one is lost. */
const RESERVE = 4;

/** How many bytes have arrived, of how many, as they cross the network. */
export type OnLoad = (loaded: number, total: number) => void;

/** How large files are once unpacked, by their address. */
export type Sizes = ReadonlyMap<string, number>;

/** Loads everything the page will ever need, so that it goes on working when the network has gone. */
export async function loadGuard(onLoad: OnLoad, sizes: Promise<Sizes>): Promise<Guard> {
  const progress = new LoadProgress([guardUrl, modelUrl], onLoad);
  void sizes.then((known) => progress.sizes(known));
  return startGuard({ make: () => hireWorker(workerUrl), module: compileGuard(progress), model: fetchModel(progress), lanes: lanesFor(navigator), reserve: RESERVE });
}

async function compileGuard(progress: LoadProgress): Promise<WebAssembly.Module> {
  try {
    return await WebAssembly.compile(await arrive(guardUrl, (loaded, headers) => progress.loaded(guardUrl, loaded, headers)));
  } catch (thrown) {
    throw new PageError("page.guard-missing", String(thrown));
  }
}

/** The face detector's weights; none when they cannot be had, and then every photo stays stopped. */
async function fetchModel(progress: LoadProgress): Promise<Uint8Array | null> {
  try {
    // Of its own: it is told to every worker that replaces a lost one.
    return (await arrive(modelUrl, (loaded, headers) => progress.loaded(modelUrl, loaded, headers))).slice();
  } catch {
    return null;
  }
}
