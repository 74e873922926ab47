// What somebody says of a column, and what is asked because of it.
import { expect, test } from "vitest";
import type { PageError } from "../bridge/page-error";
import type { ColumnMapping } from "../wasm/schoolgate.js";
import { changed, type ListFile, openQuestions, wantsSomebody } from "./class-list";

const column = (more: Partial<ColumnMapping>): ColumnMapping => ({ heading: "Pictures", means: "answer", channels: ["website"], about: "picture", polarity: null, sureness: "confirm", ...more });
const file = (columns: ColumnMapping[], more: Partial<ListFile> = {}): ListFile => ({
  key: 1, name: "class.csv", bytes: new Uint8Array(), suggested: null, mapping: { sheet: null, otherSheets: [], columns }, reading: null, error: null, ...more,
});

test("a column that becomes one of answers is asked about: its yes is never guessed", () => {
  const was = column({ means: "unknown", polarity: null, sureness: "unknown" });
  const now = changed(was, { means: "answer" });
  expect(now).toMatchObject({ polarity: null, sureness: "confirm" });
  expect(openQuestions(file([now]))).toEqual([now]);
});

test("what was said of a yes is forgotten with the answers", () => {
  const other = changed(column({ polarity: "denial", sureness: "certain" }), { means: "class" });
  expect(other).toMatchObject({ polarity: null, sureness: "certain" });
  expect(changed(other, { means: "answer" })).toMatchObject({ polarity: null, sureness: "confirm" });
});

test("what was said of a yes stays when only the uses change", () => {
  const said = column({ polarity: "objection", sureness: "certain" });
  expect(changed(said, { channels: ["press"] })).toMatchObject({ polarity: "objection", sureness: "certain", channels: ["press"] });
});

test("a list wants somebody while a question is open, or while nobody’s name was found in one that may have names", () => {
  const noNames = { code: "people.no-names" } as PageError;
  expect(wantsSomebody(file([column({})]))).toBe(true);
  expect(wantsSomebody(file([column({ polarity: "denial" })]))).toBe(false);
  expect(wantsSomebody(file([column({ means: "unknown" }), column({ means: "unknown" })], { error: noNames }))).toBe(true);
  // A poem has one column, and nothing to say of it.
  expect(wantsSomebody(file([column({ means: "unknown" })], { error: noNames }))).toBe(false);
  expect(wantsSomebody(file([], { mapping: null, error: noNames }))).toBe(false);
});
