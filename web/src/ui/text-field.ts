// Whether keys typed there are text.

/** Inputs that take no text; every other kind does. */
const NO_TEXT = ["checkbox", "radio", "button", "submit", "reset", "file", "range", "color"];

export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !NO_TEXT.includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}
