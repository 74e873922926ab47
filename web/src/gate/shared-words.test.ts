// The words of the form are those of every picture.
import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test } from "vitest";
import { PhotoEntry } from "../state/photo";
import { plainWords, shareWords } from "./shared-words";

const photo = (number: number) => new PhotoEntry(`photo-${number}`, number, new File(["a photo"], `${number}.jpg`));

let all = signal<readonly PhotoEntry[]>([]);
let stop: () => void;
beforeEach(() => {
  all = signal([photo(1), photo(2)]);
  stop = shareWords(() => all.value, { caption: "A boat", altText: "A boat on a river" });
});
afterEach(() => stop());

const said = () => all.value.map(({ words: { value } }) => `${value.caption} / ${value.altText} / ${value.fileName}`);
const type = (at: number, caption: string) => {
  const entry = all.value[at];
  if (entry) entry.words.value = { ...entry.words.value, caption };
};

test("every picture begins with them, and keeps its own file name", () => {
  expect(said()).toEqual(["A boat / A boat on a river / 1.jpg", "A boat / A boat on a river / 2.jpg"]);
});

test("changed with one they change with all", () => {
  type(1, "Two boats");
  expect(said()).toEqual(["Two boats / A boat on a river / 1.jpg", "Two boats / A boat on a river / 2.jpg"]);
  type(0, "Three boats");
  expect(said().map((words) => words.split(" /")[0])).toEqual(["Three boats", "Three boats"]);
});

test("a picture that is put back takes the words of the others", () => {
  const both = all.value;
  all.value = both.slice(0, 1);
  type(0, "Two boats");
  all.value = both;
  expect(said().map((words) => words.split(" /")[0])).toEqual(["Two boats", "Two boats"]);
});

test("line breaks are those of a text field, whatever the form had", () => {
  expect(plainWords({ caption: "a\r\nb\rc\nd", altText: "" })).toEqual({ caption: "a\nb\nc\nd", altText: "" });
});
