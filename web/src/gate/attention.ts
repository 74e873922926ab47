// Where the keyboard is when the gate comes into sight, and what becomes of Escape.
import { effect, signal } from "@preact/signals";
import { isShut } from "../state/kept";
import { missing } from "../state/school";
import { nextThatNeeds } from "../state/queue";
import { goToNew } from "../ui/go-to";
import { openAtNeed } from "../ui/next-need";
import { asking, isShown } from "./asking";

export const MAIN_ID = "photo";
export const SETUP_ID = "gate-school";

/** Whether the person is being asked if they want to give up. */
export const isLeaving = signal(false);

/** The keyboard goes to the first thing to do; until there is one, to the beginning, and on from there if nobody has moved it. */
export function takeKeyboard(): void {
  const id = asking.peek()?.id;
  if (isShut.peek()) goToPassphrase();
  else goToNew(missing.peek().length > 0 ? SETUP_ID : MAIN_ID);
  const isOver = () => asking.value?.id !== id || !isShown.value;
  const stop = effect(() => {
    const next = !isShut.value && missing.value.length === 0 ? nextThatNeeds(null) : null;
    if (!next && !isOver()) return;
    // Not within the effect itself: what it changes would run it again.
    queueMicrotask(() => {
      stop();
      if (next && !isOver() && isNowhere()) openAtNeed(next, isNowhere);
    });
  });
}

/** Whether nobody has taken the keyboard anywhere yet, or is only done with what is asked about the school. */
function isNowhere(): boolean {
  const at = document.activeElement;
  if (at === null || at === document.body || at.id === MAIN_ID || at.closest(".lock-screen")) return true;
  return at.closest(".gate-school") !== null && !isField(at);
}

/** What somebody types or chooses in; a button that opens a file is done with as soon as the file is there. */
export const isField = (at: Element): boolean => at.matches("select, textarea, input:not([type=file])");

function goToPassphrase(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(".lock-screen .passphrase input")?.focus());
}

export function askToLeave(): void {
  if (asking.peek()) isLeaving.value = true;
}
