// A table for a spreadsheet, in which no cell can become a formula: the same rule as the register's own table.

/** Every row a line; lines end as RFC 4180 asks. */
export const asCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map((cell) => `"${harmless(cell).replaceAll('"', '""')}"`).join(",")}\r\n`).join("");

const BEGINS_FORMULA = "=+-@\t\r\n＝＋－＠";
const ENDS_CELL = ',;|"\t\r\n';

/**
 * A spreadsheet takes a cell for a formula when it begins so. One that cuts cells at another character than the comma
 * finds beginnings inside them too, so every beginning gets an apostrophe.
 */
export function harmless(cell: string): string {
  let safe = "";
  let atStart = true;
  for (const character of cell) {
    if (atStart && BEGINS_FORMULA.includes(character)) safe += "'";
    safe += character;
    atStart = ENDS_CELL.includes(character) || (atStart && character === " ");
  }
  return safe;
}
