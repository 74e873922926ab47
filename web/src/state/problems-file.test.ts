// A table of problems that does nothing when a spreadsheet opens it.
import { expect, test } from "vitest";
import type { ImportProblem } from "../wasm/schoolgate.js";
import { problemsAsCsv } from "./problems-file";

const problem = (more: Partial<ImportProblem>): ImportProblem => ({
  code: "people.cell", message: "Not understood.", remedy: "Write yes.", file: "class.csv", row: 4, column: 2, heading: "Website", value: "maybe", ...more,
});
const lines = (...problems: ImportProblem[]) => problemsAsCsv(problems).slice(1).split("\r\n");

test("each problem is a row with its file, place, value and reason", () => {
  expect(lines(problem({}))).toEqual([
    "File,Row,Column,Heading,Value,What is wrong,What to do", "class.csv,4,2,Website,maybe,Not understood.,Write yes.", "",
  ]);
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\u200B=1", "＝1", "\rx"])("%j is no formula any more", (value) => {
  expect(lines(problem({ value }))[1]).toMatch(/Website,"?'/u);
});

test("quotation marks, separators and line breaks stay in their cell", () => {
  expect(problemsAsCsv([problem({ value: 'a "b",\nc' })])).toContain('"a ""b"",\nc"');
  expect(lines(problem({ value: "a;b" }))[1]).toContain('"a;b"');
});
