// A mark that nothing is wrong with says what it is.
import { expect, test } from "vitest";
import type { Finding, Mention, Words } from "../wasm/schoolgate.js";
import { say } from "../words";
import { knownIn } from "./known";
import { TextEntry } from "./text";

const words: Words = { caption: "Wren, Wren and Wren Plover", altText: "", fileName: "" };
const mention = (more: Partial<Mention>): Mention => ({
  field: "caption", kind: "first-name", start: 0, end: 4, startByte: 0, endByte: 4, text: "Wren", people: ["T01"], whose: "pupil", sure: true, withClass: false, tag: null, ...more,
});
const found = [mention({}), mention({ start: 6, end: 10 }), mention({ start: 15, end: 26, kind: "full-name", text: "Wren Plover" })];
const judgement = (judged: Words, ...starts: number[]) =>
  ({
    submission: { words: judged },
    rules: 0,
    verdict: { findings: starts.map((start) => ({ place: { kind: "words", field: "caption", start, end: start + 1 } }) as Finding) },
  }) as unknown as TextEntry["judgement"]["value"];

test("names that no finding is about are told once each, with how often they stand there", () => {
  const entry = new TextEntry();
  entry.words.value = words;
  entry.mentions.value = { words, found };
  entry.judgement.value = judgement(words, 15);
  expect(knownIn(entry, "caption")).toMatchObject([{ text: "Wren", times: 2, isAllowed: true }]);
  expect(knownIn(entry, "altText")).toEqual([]);
});

test("nothing is called allowed before the judge has read it", () => {
  const entry = new TextEntry();
  entry.mentions.value = { words, found };
  expect(knownIn(entry, "caption").map(({ isAllowed }) => isAllowed)).toEqual([false, false]);
  entry.judgement.value = judgement({ ...words, caption: "Wren" });
  expect(knownIn(entry, "caption").some(({ isAllowed }) => isAllowed)).toBe(false);
});

test.each([
  [mention({}), "is a pupil’s first name"],
  [mention({ sure: false, kind: "surname", whose: "staff" }), "may be a member of staff’s surname"],
  [mention({ kind: "phone" }), "looks like a phone number"],
  [mention({ kind: "unlisted-name", whose: "unlisted" }), "is the full name of somebody who is not on your list"],
])("a mark is told in words: %#", (each, told) => {
  expect(say.captions.read(each)).toBe(told);
});

test.each([
  ["Keywords", "keywords"],
  ["dc:subject", "keywords"],
  ["Caption", "description"],
  ["mwg-rs:Name", "list of who is in the picture"],
  ["Iptc4xmpExt:PersonInImage", "list of who is in the picture"],
  ["dc:creator", "note of who made it"],
])("%s is where a file may name somebody: its %s", (item, where) => {
  expect(say.captions.named.where(item)).toBe(where);
});
