// What was said of a list is kept for the next with the same headings, and for no other.
import { beforeEach, expect, test } from "vitest";
import type { Mapping, Means, Polarity } from "../wasm/schoolgate.js";
import { keep, keptFor, keptMappings } from "./kept-mappings";

const mapping = (columns: [heading: string, means: Means, polarity?: Polarity][]): Mapping => ({
  sheet: null,
  otherSheets: [],
  columns: columns.map(([heading, means, polarity = null]) => ({ heading, means, polarity, channels: [], about: "picture", sureness: "certain" })),
});

beforeEach(() => {
  keptMappings.value = [];
});

test("the next export of the same shape finds it, in whatever order and case its headings come", () => {
  const said = mapping([["Name", "forename"], ["Not web", "answer", "denial"]]);
  keep(said);
  expect(keptFor(mapping([[" not WEB", "answer"], ["Name", "unknown"]]))).toBe(said);
});

test("a list with one heading more or less does not: what a yes means is asked anew", () => {
  keep(mapping([["Name", "forename"], ["Not web", "answer", "denial"]]));
  expect(keptFor(mapping([["Not web", "answer"]]))).toBeNull();
  expect(keptFor(mapping([["Name", "unknown"], ["Not web", "answer"], ["Class", "class"]]))).toBeNull();
  expect(keptFor(mapping([["Name", "unknown"], ["Not web", "answer"], ["Not web", "answer"]]))).toBeNull();
});

test("the last word counts", () => {
  keep(mapping([["Not web", "answer", "denial"]]));
  keep(mapping([["Not web", "answer", "objection"]]));
  expect(keptMappings.value).toHaveLength(1);
  expect(keptFor(mapping([["Not web", "answer"]]))?.columns[0]?.polarity).toBe("objection");
});
