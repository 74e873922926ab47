// Where somebody types in a field of words, and how the caret gets there.
import type { Written } from "../state/written";
import type { Field } from "../wasm/schoolgate.js";
import { fieldId } from "./go-to";

/** Moves the focus into the field, behind what was changed. The words are put there at once, for the page is drawn later. */
export function typeOn(entry: Written, field: Field, at: number): void {
  const box = document.getElementById(fieldId(field));
  if (!(box instanceof HTMLTextAreaElement)) return;
  if (box.value !== entry.words.value[field]) box.value = entry.words.value[field];
  box.focus({ preventScroll: true });
  box.setSelectionRange(at, at);
}
