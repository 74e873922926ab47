// Finding people as somebody types.
import { expect, test } from "vitest";
import type { Person } from "../wasm/schoolgate.js";
import { displayName, search } from "./people";

const person = (forename: string, surname: string, more: Partial<Person> = {}): Person => ({
  id: `${forename}-${surname}`,
  kind: "pupil",
  forename,
  surname,
  knownAs: null,
  knownAsSurname: null,
  class: "3 Starling",
  born: null,
  oneParent: false,
  leaving: null,
  hardStop: false,
  circumstancesChanged: null,
  consents: [],
  ...more,
});

const people = [
  person("Wren", "Plover"),
  person("Zoë", "Avocet", { class: "4 Kestrel" }),
  person("Finch", "O’Wren"),
  person("Columba", "Rail", { knownAs: "Dove" }),
  person("Wren", "Avocet", { class: "4 Kestrel" }),
];
const found = (query: string) => search(people, query).map(displayName);

test("forenames come before surnames, and equals by the alphabet", () => {
  expect(found("wre")).toEqual(["Wren Avocet", "Wren Plover"]);
  expect(found("a")).toEqual(["Wren Avocet", "Zoë Avocet"]);
});

test("accents and apostrophes need not be typed", () => {
  expect(found("zoe")).toEqual(["Zoë Avocet"]);
  expect(found("owren")).toEqual(["Finch O’Wren"]);
});

test("every word typed must fit, in any order", () => {
  expect(found("plov wr")).toEqual(["Wren Plover"]);
  expect(found("wren 4")).toEqual(["Wren Avocet"]);
  expect(found("wren 9")).toEqual([]);
});

test("a class finds everybody in it", () => {
  expect(found("kestrel")).toEqual(["Wren Avocet", "Zoë Avocet"]);
  expect(found("4k")).toEqual(["Wren Avocet", "Zoë Avocet"]);
});

test("people are called what they go by, and found by either name", () => {
  expect(found("dove")).toEqual(["Dove Rail"]);
  expect(found("columba")).toEqual(["Dove Rail"]);
});

test("somebody who goes by another surname is found by both", () => {
  const renamed = person("Wren", "Plover", { knownAsSurname: "Sandpiper" });
  expect(displayName(renamed)).toBe("Wren Sandpiper");
  expect(search([renamed], "sand")).toEqual([renamed]);
  expect(search([renamed], "plover")).toEqual([renamed]);
});

test("nothing typed means everybody", () => {
  expect(found(" ")).toHaveLength(people.length);
});
