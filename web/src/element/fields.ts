// The fields inside the element whose words travel with the photos.
import type { FormWords } from "../gate/messages";
import { send } from "../intercept";

export const DEFAULT_CAPTION = '[data-schoolgate="caption"]';
export const DEFAULT_ALT = '[data-schoolgate="alt"]';

type Field = HTMLElement & { value?: string; name?: string };

const fieldOf = (element: HTMLElement, attribute: string, otherwise: string): Field | null =>
  element.querySelector<Field>(element.getAttribute(attribute) || otherwise);

const fieldsOf = (element: HTMLElement) => ({
  caption: fieldOf(element, "caption", DEFAULT_CAPTION),
  altText: fieldOf(element, "alt", DEFAULT_ALT),
});

const read = (field: Field | null): string => (field?.value ?? field?.innerText ?? "").replace(/\r\n?/gu, "\n");

/** What stands in them, with line breaks as LF. */
export function wordsIn(element: HTMLElement): FormWords {
  const { caption, altText } = fieldsOf(element);
  return { caption: read(caption), altText: read(altText) };
}

/** Puts other words in, and tells the page as if they had been typed. */
export function setWords(element: HTMLElement, words: FormWords): void {
  const { caption, altText } = fieldsOf(element);
  write(caption, words.caption);
  write(altText, words.altText);
}

/** What a form calls them. */
export function namesOf(element: HTMLElement): string[] {
  return Object.values(fieldsOf(element)).map((field) => field?.name ?? "").filter(Boolean);
}

export const sameWords = (one: FormWords, other: FormWords): boolean => one.caption === other.caption && one.altText === other.altText;

export const isWordless = ({ caption, altText }: FormWords): boolean => caption.trim() === "" && altText.trim() === "";

function write(field: Field | null, words: string): void {
  if (!field || read(field) === words) return;
  if (field.value === undefined) field.textContent = words;
  // The browser's own way: some libraries put theirs over it, and would take this for what they know already.
  else Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, words);
  send(field, new Event("input", { bubbles: true, composed: true }));
  send(field, new Event("change", { bubbles: true }));
}
