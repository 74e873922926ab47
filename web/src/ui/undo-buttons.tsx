// Undo and redo, by button and by key.
import { useEffect } from "preact/hooks";
import type { Written } from "../state/written";
import { say } from "../words";
import { activeFace } from "./active-face";
import { goTo, PICTURE_TOOLS_ID } from "./go-to";
import { isTextField } from "./text-field";

export function UndoButtons({ photo }: { photo: Pick<Written, "history"> }) {
  const { history } = photo;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const turn = turnOf(event);
      if (!turn || isTextField(event.target)) return;
      event.preventDefault();
      go(photo, turn);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [photo]);
  // Never `disabled`: the last undo would take the focus away.
  return (
    <>
      <button type="button" class="button button-plain" aria-disabled={!history.canUndo.value} onClick={() => go(photo, "undo")}>
        {say.history.undo}
      </button>
      <button type="button" class="button button-plain" aria-disabled={!history.canRedo.value} onClick={() => go(photo, "redo")}>
        {say.history.redo}
      </button>
    </>
  );
}

/** What the keys ask for: Ctrl or Cmd with Z, with Shift for redo, or Ctrl with Y. */
export function turnOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): "undo" | "redo" | null {
  if (altKey || ctrlKey === metaKey) return null;
  const letter = key.toLowerCase();
  if (letter === "z") return shiftKey ? "redo" : "undo";
  return letter === "y" && ctrlKey && !shiftKey ? "redo" : null;
}

function go(photo: Pick<Written, "history">, turn: "undo" | "redo"): void {
  const focused = document.activeElement;
  photo.history[turn]();
  const key = photo.history.told.value?.face?.key;
  if (key !== undefined) activeFace.value = key;
  // What had the focus may be gone, and whoever uses the keyboard with it.
  requestAnimationFrame(() => {
    if (focused !== document.body && focused && !focused.isConnected) goTo(PICTURE_TOOLS_ID);
  });
}
