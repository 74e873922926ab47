// The field on a page that holds the caption, where the school has named it: read before the check, written after it.

export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLElement;

/** The field nearest to what the pictures were offered to: in the same form or shadow tree, then anywhere on the page. */
export function captionField(target: Element, selector: string | null): Field | null {
  if (selector === null) return null;
  const root = target.getRootNode();
  const places: ParentNode[] = [target.closest("form"), root instanceof ShadowRoot ? root : null, document].filter((place) => place !== null);
  try {
    for (const place of places) {
      const found = place.querySelector<HTMLElement>(selector);
      if (found) return found;
    }
  } catch {
    throw new Error(`“${selector}” is no CSS selector`);
  }
  return null;
}

const hasValue = (field: Field): field is HTMLInputElement | HTMLTextAreaElement => ["input", "textarea"].includes(field.localName);

export const textOf = (field: Field): string => (hasValue(field) ? field.value : field.innerText).replace(/\r\n?/gu, "\n").trim();

/** Writes as somebody who types would: the page hears of it. */
export function writeInto(field: Field, text: string): void {
  if (hasValue(field)) field.value = text;
  else field.textContent = text;
  field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
