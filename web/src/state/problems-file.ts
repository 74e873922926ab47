// What could not be understood of a list, as a table to work through in a spreadsheet.
import type { ImportProblem } from "../wasm/schoolgate.js";

const HEADINGS = ["File", "Row", "Column", "Heading", "Value", "What is wrong", "What to do"];

/** How a cell begins that a spreadsheet would take for a formula and work out. Full-width signs count too. */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u;
const CONTROL = /^[\t\r\n]/u;

/** A cell that says what it says and does nothing: RFC 4180, with an apostrophe before what could be a formula. */
function cell(value: string): string {
  const harmless = FORMULA.test(value) || CONTROL.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export function problemsAsCsv(problems: readonly ImportProblem[]): string {
  const rows = problems.map(({ file = "", row, column, heading, value, message, remedy }) =>
    [file, row === 0 ? "" : String(row), column === 0 ? "" : String(column), heading, value, message, remedy].map(cell).join(","),
  );
  // The mark at the beginning tells a spreadsheet that this is UTF-8.
  return `\uFEFF${[HEADINGS.join(","), ...rows].join("\r\n")}\r\n`;
}
