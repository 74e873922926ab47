// Undo and redo, by button and by key.
import { useLayoutEffect } from "preact/hooks";
import { next, turnBack, type Turn } from "../state/undoing";
import type { Written } from "../state/written";
import { say } from "../words";
import { activeFace } from "./active-face";
import { goTo, PICTURE_TOOLS_ID } from "./go-to";
import { isTextField } from "./text-field";

export function UndoButtons({ photo }: { photo: Pick<Written, "history"> }) {
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const turn = turnOf(event);
      // A list of choices has no undo of its own.
      if (!turn || (isTextField(event.target) && !(event.target instanceof HTMLSelectElement)) || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      go(photo, turn);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [photo]);
  // Never `disabled`: the last undo would take the focus away.
  return (
    <>
      <button type="button" class="button button-plain" aria-disabled={next(photo, "undo") === null} onClick={() => go(photo, "undo")}>
        {say.history.undo}
      </button>
      <button type="button" class="button button-plain" aria-disabled={next(photo, "redo") === null} onClick={() => go(photo, "redo")}>
        {say.history.redo}
      </button>
    </>
  );
}

/** What the keys ask for: Ctrl or Cmd with Z, with Shift for redo, or Ctrl with Y. */
export function turnOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): Turn | null {
  if (altKey || ctrlKey === metaKey) return null;
  const letter = key.toLowerCase();
  if (letter === "z") return shiftKey ? "redo" : "undo";
  return letter === "y" && ctrlKey && !shiftKey ? "redo" : null;
}

function go(photo: Pick<Written, "history">, turn: Turn): void {
  const focused = document.activeElement;
  const key = turnBack(photo, turn) === "own" ? photo.history.told.value?.face?.key : undefined;
  if (key !== undefined) activeFace.value = key;
  // What had the focus may be gone, and whoever uses the keyboard with it.
  requestAnimationFrame(() => {
    if (focused !== document.body && focused && !focused.isConnected) goTo(PICTURE_TOOLS_ID);
  });
}
