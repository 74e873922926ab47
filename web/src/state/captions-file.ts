// The words that go with each file of a batch, as a table (RFC 4180) that a spreadsheet opens.
import type { Words } from "../wasm/schoolgate.js";

export const CAPTIONS_FILE = "captions.csv";

export interface Captioned extends Pick<Words, "caption" | "altText"> {
  path: string;
}

/** Without it, spreadsheets take the text for another encoding. */
const MARK = "\uFEFF";

/** A cell that begins so would be worked out as a formula. */
const FORMULA = /^[=+\-@\t\r]/u;

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replace(/"/gu, '""')}"`;
}

export function captionsFile(headings: readonly string[], lines: readonly Captioned[]): Uint8Array {
  const rows = [headings, ...lines.map(({ path, caption, altText }) => [path, caption, altText])];
  return new TextEncoder().encode(MARK + rows.map((row) => `${row.map(cell).join(",")}\r\n`).join(""));
}
