// Memory that has run out is told from every other breakdown.
import { expect, test } from "vitest";
import { ranOut } from "./memory";

const trap = new WebAssembly.RuntimeError("unreachable");

test("a trap in memory that cannot grow is a lack of memory", () => {
  expect(ranOut(trap, new WebAssembly.Memory({ initial: 1, maximum: 2 }))).toBe(true);
});

test("a trap in memory that can still grow is something else", () => {
  expect(ranOut(trap, new WebAssembly.Memory({ initial: 1 }))).toBe(false);
});

test("a worker that could not even be given its memory has run out; one that went round in circles has not", () => {
  expect(ranOut(new RangeError("WebAssembly.Memory(): could not allocate memory"), null)).toBe(true);
  expect(ranOut(new RangeError("Maximum call stack size exceeded"), null)).toBe(false);
});
