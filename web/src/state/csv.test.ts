// No cell of a table becomes a formula: the cases of the register's own table.
import { expect, test } from "vitest";
import { asCsv, harmless } from "./csv";

test.each([
  ["=1+1", "'=1+1"],
  ["+44", "'+44"],
  ["-2", "'-2"],
  ["@sum", "'@sum"],
  ["\tx", "'\tx"],
  ["\r=x", "'\r'=x"],
  ["  =x", "  '=x"],
  ["a;=x", "a;'=x"],
  ["＝x", "'＝x"],
  ["a=b", "a=b"],
  ["2026-11-20", "2026-11-20"],
])("%j is written as %j", (cell, safe) => {
  expect(harmless(cell)).toBe(safe);
});

test("a quotation mark does not end a cell", () => {
  expect(asCsv([['a",=1', "b"]])).toBe('"a"",\'=1","b"\r\n');
});
