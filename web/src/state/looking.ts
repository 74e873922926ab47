// The turns in which photos are searched: a few at a time, the one in hand first, and none while somebody has paused it.
import { signal } from "@preact/signals";
import { PageError } from "../bridge/page-error";
import { lanesFor } from "../bridge/pool";

/** One more than can be worked on, so that no lane waits for the page. */
const AT_ONCE = lanesFor(globalThis.navigator ?? {}) + 1;

/** What is asked of a photo that waits. */
export interface Turn {
  /** Whether it is still on the page: one that was taken off, and may be put back, waits on. */
  isHere: () => boolean;
  isFirst: () => boolean;
}

interface Waiting extends Turn {
  start: () => Promise<void>;
}

export const paused = signal(false);
/** How many were searched since there was last nothing to search, and how long that took. */
export const pace = signal({ done: 0, workedMs: 0 });

let waiting: Waiting[] = [];
let busy = 0;
let since = 0;

/** Does `work` when it is this photo's turn. One that is called off before never begins. */
export function inTurnToSearch<T>(signal: AbortSignal, turn: Turn, work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new PageError("page.aborted"));
    const giveUp = () => {
      waiting = waiting.filter((each) => each !== mine);
      reject(new PageError("page.aborted"));
    };
    const mine: Waiting = {
      ...turn,
      start: () => {
        signal.removeEventListener("abort", giveUp);
        return work().then(resolve, reject);
      },
    };
    signal.addEventListener("abort", giveUp, { once: true });
    waiting.push(mine);
    next();
  });
}

export function pause(): void {
  paused.value = true;
}

export function goOn(): void {
  paused.value = false;
  next();
}

/** Gives a turn to whoever may have one now: also to photos that were put back. */
export function next(): void {
  while (!paused.peek() && busy < AT_ONCE && waiting.length > 0) {
    const here = waiting.filter(({ isHere }) => isHere());
    const mine = here.find(({ isFirst }) => isFirst()) ?? here[0];
    if (!mine) return;
    waiting = waiting.filter((each) => each !== mine);
    if (busy === 0) since = performance.now();
    busy++;
    void mine.start().then(() => {
      busy--;
      const now = performance.now();
      const { done, workedMs } = pace.peek();
      pace.value = { done: done + 1, workedMs: workedMs + now - since };
      since = now;
      if (busy === 0 && waiting.length === 0) pace.value = { done: 0, workedMs: 0 };
      next();
    });
  }
}
