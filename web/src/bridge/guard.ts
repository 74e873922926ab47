// Loads the guard once, and hands out its lanes: some for pictures, which take seconds, and one for words, which must
// answer as somebody types.
import modelUrl from "../../../models/centerface.onnx?url";
import guardUrl from "../wasm/schoolgate_bg.wasm?url";
import workerUrl from "../worker?worker&url";
import { arrive } from "./arrival";
import { Crew, type Hand } from "./crew";
import { fingerprint } from "./fingerprint";
import { Lane } from "./lane";
import { PageError } from "./page-error";
import { lanesFor, Pool } from "./pool";
import { LoadProgress } from "./progress";
import { trustedScript } from "./trusted";

export interface Guard {
  pictures: Pool;
  words: Lane;
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
  const crew = new Crew(() => hireWorker() as unknown as Hand);
  const number = lanesFor(navigator);
  const progress = new LoadProgress([guardUrl, modelUrl], onLoad);
  void sizes.then((known) => progress.sizes(known));
  const [[module, guardPrint], model] = await Promise.all([compileGuard(progress), fetchModel(progress), crew.prepare(number + 1 + RESERVE)]);
  const modelPrint = model && (await fingerprint(model));
  const pictures = new Pool(Array.from({ length: number }, () => new Lane(crew)));
  const words = new Lane(crew);
  await Promise.all([pictures.run("start", { module, model }), words.run("start", { module, model: null })]);
  return { pictures, words, search: guardPrint && modelPrint && `${guardPrint} ${modelPrint}` };
}

/** A browser that does not ask which kind of worker is wanted knows only the old kind. */
function hireWorker(): Worker {
  let knowsModules = false;
  const worker = new Worker(trustedScript(workerUrl), {
    get type(): WorkerType {
      knowsModules = true;
      return "module";
    },
  });
  if (knowsModules) return worker;
  worker.terminate();
  throw new PageError("page.browser-old");
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
