// Where somebody types in a field of words, and how the caret gets there.
import { charactersIn } from "../state/marks";
import type { Written } from "../state/written";
import type { Field } from "../wasm/schoolgate.js";

/** Moves the focus into the field, behind what was changed. The words are put there at once, for the page is drawn later. */
export function typeOn(entry: Written, field: Field, id: string, at: number): void {
  const box = document.getElementById(id);
  if (!(box instanceof HTMLTextAreaElement)) return;
  if (box.value !== entry.words.value[field]) box.value = entry.words.value[field];
  box.focus({ preventScroll: true });
  box.setSelectionRange(at, at);
}

/** Where the caret stands, in characters as the guard counts them. */
export const caretIn = (box: HTMLTextAreaElement): number => charactersIn(box.value.slice(0, box.selectionEnd));

/** Whether the caret stands on the last line that is seen. The field does not tell, so its marked copy is measured. */
export function isOnLastLine(box: HTMLTextAreaElement): boolean {
  const line = box.parentElement?.querySelector(".marked-copy")?.lastElementChild;
  let left = box.selectionEnd - (box.value.lastIndexOf("\n") + 1);
  if (!line || left < 0) return false;
  const range = document.createRange();
  range.selectNodeContents(line);
  const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (left < length) {
      range.setStart(node, left);
      break;
    }
    left -= length;
  }
  return range.getBoundingClientRect().height < 1.5 * Number.parseFloat(getComputedStyle(line).lineHeight);
}
