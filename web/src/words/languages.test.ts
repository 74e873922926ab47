// Every language has every word, and takes the same to say it.
import { readFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { say } from ".";
import { cy } from "./cy";
import { en } from "./en";
import { firstChoice, language } from "./language";

type Tree = Record<string, unknown>;

/** Every word with its path; what is said of it depends on arguments where it is a function. */
function* leaves(tree: object, path = ""): Generator<[path: string, word: unknown]> {
  for (const [key, value] of Object.entries(tree)) {
    const here = path ? `${path}.${key}` : key;
    if (typeof value === "object" && value !== null) yield* leaves(value, here);
    else yield [here, value];
  }
}

const at = (tree: object, path: string): unknown => path.split(".").reduce<unknown>((part, key) => (part as Tree | undefined)?.[key], tree);
const english = [...leaves(en)].filter(([path]) => !path.startsWith("errors."));
const welsh = [...leaves(cy)].filter(([path]) => !path.startsWith("errors."));

/** What the functions of the words are given, by place; a number, a name and the objects that some take. */
const HIDDEN = { undone: false, deed: "draw", face: { number: 3 }, x: 1, y: 2, width: 30, height: 40 };
const TRIP = { all: 5, school: 2, other: 2, unknown: 1, late: 1 };
const GIVEN: readonly (readonly unknown[])[] = [
  [3, 2, 1],
  [1, 1, 1],
  ["Łukasz 王小明", "b", "c"],
  ["2026-11-20", "b", "c"],
  [["Łukasz 王小明", "b"], ["b"], ["c"]],
  ["b", ["Łukasz 王小明", "c"]],
  ["register.jsonl", 3],
  ["b", 3, 2],
  [HIDDEN],
  [TRIP, "never", true],
  [{ kind: "done", deed: "words", number: 3 }],
  [{ yes: 3, ask: 1 }, 5],
  ["Iptc4xmpExt:PersonInImage"],
  [{ kind: "first-name", whose: "pupil", withClass: false, tag: null }],
];

/** What comes of arguments that a word does not take. */
const NONSENSE = /undefined|NaN|Invalid Date|\[object/u;

afterEach(() => {
  language.value = "en";
});

test("Welsh has the words that English has, and no others", () => {
  expect(welsh.map(([path]) => path).sort()).toEqual(english.map(([path]) => path).sort());
});

test("an error that the page tells in English is told in Welsh, message and remedy", () => {
  for (const [code, told] of Object.entries(en.errors)) {
    expect(cy.errors[code], code).toHaveLength(2);
    expect(cy.errors[code], code).not.toEqual(told);
  }
});

test("whatever error the guard knows is told in Welsh by its code", () => {
  const source = readFileSync(new URL("../../../crate/core/src/error.rs", import.meta.url), "utf8");
  const codes = [...source.matchAll(/^ {4}\w+ = "([a-z.-]+)", "/gmu)].map(([, code]) => code ?? "");
  expect(codes.length).toBeGreaterThan(60);
  expect(codes.filter((code) => !cy.errors[code])).toEqual([]);
});

test("words that take something take as much in both, and always give a text", () => {
  for (const [path, word] of english) {
    const other = at(cy, path);
    expect(typeof other, path).toBe(typeof word);
    if (typeof word !== "function" || typeof other !== "function") continue;
    expect(other.length, path).toBe(word.length);
    // What English can say of these arguments, Welsh can.
    let worked = 0;
    for (const given of GIVEN) {
      let said: unknown;
      try {
        said = word(...given);
      } catch {
        continue;
      }
      // What comes back as it was given was not what this word takes: a number for a day.
      if (NONSENSE.test(String(said)) || given.includes(said)) continue;
      worked++;
      const translated: unknown = other(...given);
      if (typeof said === "string") expect(typeof translated, path).toBe("string");
      else expect(translated, path).toHaveLength((said as unknown[]).length);
      if (said !== "") expect(translated, path).not.toBe("");
      expect(String(translated), path).not.toMatch(NONSENSE);
      // Names in any script come through wherever they do in English.
      if (String(said).includes("Łukasz 王小明")) expect(String(translated), path).toContain("Łukasz 王小明");
    }
    expect(worked, path).toBeGreaterThan(0);
  }
});

test("no English sentence was left in Welsh", () => {
  // What a network is called is the same in every language.
  const sentences = english.filter(([path]) => !path.startsWith("post.text.networks."));
  const left = sentences.filter(([path, word]) => typeof word === "string" && word.includes(" ") && at(cy, path) === word);
  expect(left).toEqual([]);
  for (const [path, word] of welsh) {
    if (typeof word === "string") expect(word, path).not.toMatch(/\b(?:the|is|not|and|of|with|your|this|has)\b/iu);
  }
});

test("what the page says follows the language at once", () => {
  expect(say.photos.title).toBe("Photos");
  language.value = "cy";
  expect(say.photos.title).toBe("Lluniau");
  expect(say.photos.ready(1, 2)).toBe("Edrychwyd drwy 1 o 2 lun");
  expect(say.office.day("2026-11-20")).toBe("20 Tachwedd 2026");
});

test("the address chooses the language, then the browser, then English", () => {
  expect(firstChoice("?iaith=cy", ["en-GB"])).toBe("cy");
  expect(firstChoice("", ["fr-FR", "cy-GB", "en"])).toBe("cy");
  expect(firstChoice("", ["en-GB", "cy"])).toBe("en");
  expect(firstChoice("?iaith=fr", ["fr-FR"])).toBe("en");
});
