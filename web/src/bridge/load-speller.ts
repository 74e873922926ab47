// Fetches the spelling and grammar check. Nothing here runs unless the school's rules ask for it.
import grammarUrl from "../grammar/grammar_bg.wasm?url";
import workerUrl from "../speller-worker?worker&url";
import { arrive } from "./arrival";
import { PageError } from "./page-error";
import { Speller, type SpellerHand } from "./speller";
import { trustedScript } from "./trusted";

/** One at work, and one for when that is lost. */
const HANDS = 2;

/** How many bytes have arrived, of about how many. */
export type OnLoad = (loaded: number, total: number) => void;

/** Loads all of it, so that it goes on working when the network has gone. */
export async function loadSpeller(onLoad: OnLoad): Promise<Speller> {
  const made: Promise<SpellerHand>[] = [];
  try {
    const onBytes = (loaded: number, headers: Headers) => onLoad(loaded, Math.max(Number(headers.get("Content-Length")), loaded));
    const compiled = arrive(grammarUrl, onBytes).then((bytes) => WebAssembly.compile(bytes));
    for (let each = 0; each < HANDS; each++) made.push(makeHand());
    const [module, hands] = await Promise.all([compiled, Promise.all(made)]);
    const speller = new Speller(module, hands);
    await speller.start();
    return speller;
  } catch (thrown) {
    for (const each of made) void each.then((hand) => hand.terminate(), () => {});
    throw new PageError("page.speller-missing", thrown instanceof PageError ? thrown.detail : String(thrown));
  }
}

/** A worker whose script has arrived. */
function makeHand(): Promise<SpellerHand> {
  const hand = new Worker(trustedScript(workerUrl), { type: "module" }) as unknown as SpellerHand;
  return new Promise((resolve, reject) => {
    hand.onmessage = () => resolve(hand);
    hand.onerror = (event) => {
      event.preventDefault?.();
      hand.terminate();
      reject(new PageError("page.speller-missing", event.message));
    };
  });
}
