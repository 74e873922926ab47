// How Welsh counts.
import { expect, test } from "vitest";
import { dayInWelsh, feminine, listed, masculine } from "./welsh";

test("a number takes the singular", () => {
  expect([0, 1, 3, 4, 20, 100].map((number) => masculine(number, "llun"))).toEqual(["0 llun", "1 llun", "3 llun", "4 llun", "20 llun", "100 llun"]);
});

test("numbers change the first letter as in Unicode’s examples", () => {
  expect([1, 2, 3, 4, 6].map((number) => masculine(number, "ci"))).toEqual(["1 ci", "2 gi", "3 chi", "4 ci", "6 chi"]);
  expect([1, 2, 3, 4, 6].map((number) => feminine(number, "cath"))).toEqual(["1 gath", "2 gath", "3 cath", "4 cath", "6 chath"]);
});

test("ll and rh soften after two and not after one", () => {
  expect([1, 2].map((number) => feminine(number, "llinell"))).toEqual(["1 llinell", "2 linell"]);
  expect([1, 2].map((number) => feminine(number, "rheol"))).toEqual(["1 rheol", "2 reol"]);
  expect([2, 6].map((number) => masculine(number, "gosodiad"))).toEqual(["2 osodiad", "6 gosodiad"]);
  expect(feminine(2, "dyfais")).toBe("2 ddyfais");
});

test("what begins with a vowel stays as it is", () => {
  expect([2, 3, 6].map((number) => masculine(number, "wyneb"))).toEqual(["2 wyneb", "3 wyneb", "6 wyneb"]);
});

test("lists end in a or ac", () => {
  expect(listed(["llun"])).toBe("llun");
  expect(listed(["llun", "capsiwn"])).toBe("llun a capsiwn");
  expect(listed(["llun", "capsiwn", "enw"])).toBe("llun, capsiwn ac enw");
});

test("days are written in Welsh", () => {
  expect(dayInWelsh("2026-11-20")).toBe("20 Tachwedd 2026");
  expect(dayInWelsh("rywbryd")).toBe("rywbryd");
});
