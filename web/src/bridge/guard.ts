// Loads the guard once, and hands out its lanes: some for pictures, which take seconds, and one for words, which must
// answer as somebody types.
import modelUrl from "../../../models/centerface.onnx?url";
import guardUrl from "../wasm/schoolgate_bg.wasm?url";
import workerUrl from "../worker?worker&url";
import { arrive } from "./arrival";
import { fingerprint } from "./fingerprint";
import { hireWorker } from "./hire";
import { PageError } from "./page-error";
import { lanesFor } from "./pool";
import { LoadProgress } from "./progress";
import { startGuard, type Guard as Started } from "./start-guard";

export interface Guard extends Started {
  /** Which search this is: it changes with the network’s weights and with the guard itself. None where that cannot be told. */
  search: string | null;
}

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
  const [code, model] = [compileGuard(progress), fetchModel(progress)];
  const module = code.then(([compiled]) => compiled);
  const started = startGuard({ make: () => hireWorker(workerUrl), module, model, lanes: lanesFor(navigator), reserve: RESERVE });
  const [ready, prints] = await Promise.all([started, Promise.all([code.then(([, print]) => print), model.then((bytes) => bytes && fingerprint(bytes))])]);
  return { ...ready, search: prints.includes(null) ? null : prints.join(" ") };
}

async function compileGuard(progress: LoadProgress): Promise<[WebAssembly.Module, string | null]> {
  try {
    const bytes = await arrive(guardUrl, (loaded, headers) => progress.loaded(guardUrl, loaded, headers));
    return await Promise.all([WebAssembly.compile(bytes), fingerprint(bytes)]);
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
