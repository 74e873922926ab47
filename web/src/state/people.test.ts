// Finding people as somebody types.
import { expect, test } from "vitest";
import type { Listed } from "../bridge/protocol";
import { apart, displayName, fullName, search } from "./people";

const person = (forename: string, surname: string, more: Partial<Listed> = {}): Listed => ({
  id: `${forename}-${surname}`,
  kind: "pupil",
  forename,
  surname,
  knownAs: null,
  knownAsSurname: null,
  class: "3 Starling",
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

test("two of one name are told apart by their class, and by their id where that is the same too", () => {
  const [a, b, c] = [
    person("Ethan", "Clarke", { id: "Z1", class: "3S" }),
    person("Ethan", "Clarke", { id: "Z2", class: "3S" }),
    person("Ethan", "Clarke", { id: "Z3", class: "4R" }),
  ];
  const all = [...people, a, b, c];
  expect([a, b, c].map((each) => apart(all, each))).toEqual(["Z1", "Z2", "4R"]);
  expect(search(all, "ethan cl")).toHaveLength(3);
  expect(fullName(all, c)).toBe("Ethan Clarke (4R)");
  expect(fullName([...people, c], c)).toBe("Ethan Clarke");
});

test("somebody without a class is told apart by the id", () => {
  const [a, b] = [person("Ethan", "Clarke", { id: "Z1", class: "" }), person("Ethan", "Clarke", { id: "Z2", class: "3S" })];
  expect([a, b].map((each) => apart([a, b], each))).toEqual(["Z1", "3S"]);
});
