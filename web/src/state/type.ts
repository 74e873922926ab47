// The page's type, fetched before the network may go.

/** A letter out of each of the two font files; see `styles/type.css`. */
const LETTERS = "aŵ";

/** Resolves once the fonts are there; without them the page is drawn in the system's own, and nothing is lost. */
export function fetchType(): Promise<unknown> {
  return document.fonts.load('1em "Atkinson Hyperlegible Next"', LETTERS).catch(() => null);
}
