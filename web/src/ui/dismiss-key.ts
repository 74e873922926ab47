// The keys that say "this is not a face". In a text field they belong to the text.
import { isTextField } from "./text-field";

export function dismisses({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || isTextField(target)) return false;
  return key === "Delete" || key === "Backspace" || key === "n" || key === "N";
}
