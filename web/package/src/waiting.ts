// Waiting for several things, and giving up when a signal says so.
import { PageError } from "../../src/bridge/page-error";
import { GuardError } from "./guard-error";

export const aborted = (signal: AbortSignal): GuardError => new GuardError(new PageError("page.aborted"), { cause: signal.reason });

/** What was thrown; where the signal has called it off, with the signal's reason. */
export const withReason = (thrown: unknown, signal: AbortSignal | undefined): unknown =>
  signal?.aborted && GuardError.of(thrown).code === "page.aborted" ? aborted(signal) : thrown;

/** Gives up waiting when the signal says so; `tidy` sees to what goes on. */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined, tidy: () => void = () => {}): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      tidy();
      reject(aborted(signal));
    };
    if (signal.aborted) giveUp();
    signal.addEventListener("abort", giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", giveUp));
  });
}

/** Aborts with `signal`, and leaves nothing behind on it once it is aborted itself. */
export function following(signal: AbortSignal | undefined): AbortController {
  const own = new AbortController();
  if (signal?.aborted) own.abort(signal.reason);
  signal?.addEventListener("abort", () => own.abort(signal.reason), { once: true, signal: own.signal });
  return own;
}

/** So many at once, each result in its place. The first failure ends it: the others are not waited for. */
export async function inTurns<In, Out>(list: readonly In[], atOnce: number, work: (each: In, index: number) => Promise<Out>): Promise<Out[]> {
  const results = new Array<Out>(list.length);
  let next = 0;
  let hasFailed = false;
  const goOn = async () => {
    while (next < list.length && !hasFailed) {
      const index = next++;
      try {
        results[index] = await work(list[index] as In, index);
      } catch (thrown) {
        hasFailed = true;
        throw thrown;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, list.length) }, goOn));
  return results;
}
