// Loads the guard once, and hands out its lanes: some for pictures, which take seconds, and one for words, which must
// answer as somebody types.
import modelUrl from "../../../models/centerface.onnx?url";
import guardUrl from "../wasm/schoolgate_bg.wasm?url";
import workerUrl from "../worker?worker&url";
import { Crew, type Hand } from "./crew";
import { fetchBytes, type OnLoad } from "./fetch-bytes";
import { Lane } from "./lane";
import { PageError } from "./page-error";
import { lanesFor, Pool } from "./pool";
import { trustedScript } from "./trusted";

export interface Guard {
  pictures: Pool;
  words: Lane;
}

/** Workers kept for when one is lost. */
const RESERVE = 4;

/** Loads everything the page will ever need, so that it goes on working when the network has gone. */
export async function loadGuard(onLoad: OnLoad): Promise<Guard> {
  const crew = new Crew(() => new Worker(trustedScript(workerUrl), { type: "module" }) as unknown as Hand);
  const number = lanesFor(navigator);
  const [module, model] = await Promise.all([compileGuard(), fetchModel(onLoad), crew.prepare(number + 1 + RESERVE)]);
  const pictures = new Pool(Array.from({ length: number }, () => new Lane(crew)));
  const words = new Lane(crew);
  await Promise.all([pictures.run("start", { module, model }), words.run("start", { module, model: null })]);
  return { pictures, words };
}

async function compileGuard(): Promise<WebAssembly.Module> {
  try {
    const response = await fetch(guardUrl);
    if (!response.ok) throw new PageError("page.guard-missing", String(response.status));
    return await WebAssembly.compile(await response.arrayBuffer());
  } catch (thrown) {
    throw thrown instanceof PageError ? thrown : new PageError("page.guard-missing", String(thrown));
  }
}

/** The face detector's weights; none when they cannot be had, and then every photo stays stopped. */
async function fetchModel(onLoad: OnLoad): Promise<Uint8Array | null> {
  try {
    return await fetchBytes(modelUrl, onLoad);
  } catch {
    return null;
  }
}
