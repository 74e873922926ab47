// Notices that nobody is there: a quarter of an hour without a key, a click or a pointer, the time a laptop slept
// included.

export const IDLE_MS = 15 * 60_000;
const LOOK_EVERY_MS = 10_000;
const SIGNS = ["keydown", "pointerdown", "pointermove", "click", "wheel", "touchstart"] as const;
/** What a page sees first when it comes back. */
const RETURNS = ["visibilitychange", "focus", "pageshow", "resume"] as const;

/** A clock that can be put back by hand, and one that may stand still while the device sleeps: the later one counts. */
const clocks = (): [number, number] => [Date.now(), performance.now()];

/** Calls `leave` once nobody has been there for so long; the function returned stops watching. */
export function watchForIdle(leave: () => void, isBusy: () => boolean = () => false): () => void {
  let last = clocks();
  const off = new AbortController();
  /** Whether somebody was there lately. */
  const look = (): boolean => {
    const now = clocks();
    const away = Math.max(...now.map((time, index) => time - (last[index] ?? 0)));
    if (away < IDLE_MS) return true;
    if (isBusy()) {
      // The page itself is at work: the time begins once it has done.
      last = now;
      return true;
    }
    off.abort();
    clearInterval(timer);
    leave();
    return false;
  };
  // A sign after too long is not a sign of whoever was there before.
  const sign = () => {
    if (look()) last = clocks();
  };
  for (const name of SIGNS) window.addEventListener(name, sign, { signal: off.signal, capture: true, passive: true });
  for (const name of RETURNS) {
    for (const target of [window, document]) target.addEventListener(name, look, { signal: off.signal, capture: true });
  }
  const timer = setInterval(look, LOOK_EVERY_MS);
  return () => {
    off.abort();
    clearInterval(timer);
  };
}
