// Marks under the words.
import { expect, test } from "vitest";
import type { Finding, Mention } from "../wasm/schoolgate.js";
import { carried, charactersIn, linesOf, marksOf, stretches } from "./marks";

const mark = (start: number, end: number, weight: "known" | "block" | "ask" = "block") => ({ start, end, weight });

test("a text without marks is one stretch", () => {
  expect(stretches("On the beach", [])).toEqual([{ text: "On the beach", weight: null }]);
  expect(stretches("", [])).toEqual([]);
});

test("positions count characters, not the halves some of them are stored in", () => {
  expect(stretches("🎉🎉 Wren!", [mark(3, 7)])).toEqual([
    { text: "🎉🎉 ", weight: null },
    { text: "Wren", weight: "block" },
    { text: "!", weight: null },
  ]);
});

test("where marks overlap the heavier one shows", () => {
  expect(stretches("abcd", [mark(0, 4, "known"), mark(1, 3, "ask"), mark(2, 3)])).toEqual([
    { text: "a", weight: "known" },
    { text: "b", weight: "ask" },
    { text: "c", weight: "block" },
    { text: "d", weight: "known" },
  ]);
});

test("marks beyond the end of the text do no harm", () => {
  expect(stretches("ab", [mark(1, 9)])).toEqual([
    { text: "a", weight: null },
    { text: "b", weight: "block" },
  ]);
});

test("while a changed text is read again the marks before the change stay, and those behind it move along", () => {
  const marks = [mark(0, 4), mark(9, 13)];
  expect(carried(marks, "Wren and Lark", "Wren and Larks")).toEqual(marks);
  expect(carried(marks, "Wren and Lark", "Wren or Lark")).toEqual([mark(0, 4), mark(8, 12)]);
  expect(carried(marks, "Wren and Lark", "🎉 Wren and Lark")).toEqual([mark(2, 6), mark(11, 15)]);
});

test("a mark whose own words were changed is gone until they are read again", () => {
  expect(carried([mark(0, 4), mark(9, 13)], "Wren and Lark", "Wn and Lark")).toEqual([mark(7, 11)]);
  expect(carried([mark(0, 4)], "Wren", "")).toEqual([]);
  expect(carried([mark(0, 4)], "Wren Wren", "Wren")).toEqual([mark(0, 4)]);
});

test("of two signs that begin alike neither half is taken for the same", () => {
  // Both are two units long, and begin with the same one.
  expect(carried([mark(1, 5)], "🎉Wren", "🎈Wren")).toEqual([mark(1, 5)]);
  expect(carried([mark(0, 1)], "🎉", "🎈")).toEqual([]);
  expect(carried([mark(2, 6)], "🎉 Wren 🎉", "🎉 Wren 🎉🎉 ")).toEqual([mark(2, 6)]);
  expect(charactersIn("🎉 Wren é")).toBe(8);
});

test("a text is told line by line, the marks too", () => {
  expect(linesOf(stretches("Wren\n\nand Lark", [mark(0, 4), mark(10, 14)]))).toEqual([
    [{ text: "Wren", weight: "block" }],
    [],
    [{ text: "and ", weight: null }, { text: "Lark", weight: "block" }],
  ]);
  expect(linesOf(stretches("a\nb", [mark(0, 3)]))).toEqual([[{ text: "a", weight: "block" }], [{ text: "b", weight: "block" }]]);
  expect(linesOf([])).toEqual([[]]);
});

// Looking through all marks at every character would take minutes.
test("a book with ten thousand names is cut up before anybody has to wait", () => {
  const text = "Wren Plover sang. ".repeat(10_000);
  const marks = Array.from({ length: 10_000 }, (_, index) => mark(index * 18, index * 18 + 11));
  expect(stretches(text, carried(marks, `x${text}`, text))).not.toEqual([]);
  expect(stretches(text, marks)).toHaveLength(20_000);
});

test("what the judge says weighs more than a name alone, and only its own field is marked", () => {
  const mention = { field: "caption", start: 0, end: 4 } as Mention;
  const finding = { severity: "block", allowed: false, place: { kind: "words", field: "caption", start: 0, end: 4 } } as Finding;
  expect(marksOf("caption", [finding], [mention]).map(({ weight }) => weight)).toEqual(["known", "block"]);
  expect(marksOf("altText", [finding], [mention])).toEqual([]);
});

test("what a person has allowed is no longer marked as a question", () => {
  const finding = { severity: "ask", allowed: true, place: { kind: "words", field: "caption", start: 0, end: 4 } } as Finding;
  expect(marksOf("caption", [finding], [])).toEqual([{ start: 0, end: 4, weight: "note" }]);
});
