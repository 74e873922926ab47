// What a file of the school's own words holds.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { countedWords } from "./words-count";

test("the entries of every list are counted, and the school's name is none", () => {
  const text = readFileSync(new URL("../../../fixtures/captions/school.toml", import.meta.url), "utf8");
  expect(countedWords(text)).toEqual({ aliases: 2, contacts: 4, handles: 1, classes: 7, houses: 3, people: 1, things: 1 });
});

test.each([
  ["over several lines, with comments", 'people = [\n  "Ada", # and "nobody" else\n  \'Bea\',\n]\n', 2],
  ["with brackets, equals signs and quotes in it", 'name = "x [y]"\npeople = ["A ] = \\"b\\"", "C"]', 2],
  ["with a key in quotes", '"people" = ["A"]', 1],
  ["in lines of its own", 'people = ["""A\n"B" """, "C"]', 2],
  ["that is empty", "people = []", 0],
  ["in JSON", '{"people": ["A", "B"], "name": "x"}', 2],
])("a list %s", (_, text, number) => {
  expect(countedWords(text)).toMatchObject({ people: number, things: 0 });
});

test("what the guard takes for contacts is counted as contacts", () => {
  expect(countedWords('allowed_contacts = ["01632 960100"]').contacts).toBe(1);
});
