// What was done to several photos at once, with its undo: with the sheet, and wherever photos were taken off the page.
import { useEffect } from "preact/hooks";
import { canRedo, canUndo, redoSeveral, told, undoSeveral } from "../state/several";
import { deskView } from "../state/desk-view";
import { say } from "../words";
import { isTextField } from "./text-field";

export const UNDO_SEVERAL_ID = "undo-several";

const isShown = (): boolean => deskView.value === "sheet" || told.value?.deed === "remove";

export function SeveralTold() {
  const words = say.batch.several;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
      // In a photo the same keys undo what was done to that photo.
      if (!isShown() || altKey || ctrlKey === metaKey || isTextField(target) || document.querySelector("dialog[open], .photo-view")) return;
      const letter = key.toLowerCase();
      const act = letter === "z" ? (shiftKey ? redoSeveral : undoSeveral) : letter === "y" && ctrlKey && !shiftKey ? redoSeveral : null;
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  if (!isShown()) return null;
  return (
    <div class={told.value ? "several-told" : "several-told several-told-empty"}>
      <p role="status">{told.value && words.told(told.value)}</p>
      {(canUndo.value || canRedo.value) && (
        <>
          {/* Never `disabled`: the last undo would take the focus away. */}
          <button id={UNDO_SEVERAL_ID} type="button" class="button button-plain" aria-disabled={!canUndo.value} onClick={undoSeveral}>
            {words.undo}
          </button>
          <button type="button" class="button button-plain" aria-disabled={!canRedo.value} onClick={redoSeveral}>
            {words.redo}
          </button>
        </>
      )}
    </div>
  );
}
