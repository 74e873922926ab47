// Marks under the words.
import { expect, test } from "vitest";
import type { Finding, Mention } from "../wasm/schoolgate.js";
import { carried, marksOf, stretches } from "./marks";

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

test("while a changed text is read again the marks before the change stay", () => {
  const marks = [mark(0, 4), mark(9, 13)];
  expect(carried(marks, "Wren and Lark", "Wren and Larks")).toEqual(marks);
  expect(carried(marks, "Wren and Lark", "Wren or Lark")).toEqual([mark(0, 4)]);
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
