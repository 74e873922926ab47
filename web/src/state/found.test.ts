import { expect, test } from "vitest";
import { newFace, withFound } from "./found";

const at = (x: number, score = 500) => ({ region: { x, y: 0, width: 10, height: 10 }, score, landmarks: [] });

test("a face that is found again keeps its place and its name, and takes the surer box", () => {
  const first = withFound([], [at(0), at(40)]);
  const second = withFound(first, [at(1, 900), at(20), at(41, 800)]);
  expect(second.map(({ region }) => region.x)).toEqual([1, 41, 20]);
  expect(second.slice(0, 2).map(({ key }) => key)).toEqual(first.map(({ key }) => key));
});

test("an answer given after the quick look stays, and so does the box it was given for", () => {
  const [face] = withFound([], [at(0)]);
  const answered = { ...face!, subject: { kind: "cover" } as const };
  expect(withFound([answered], [at(2, 900)])).toEqual([answered]);
});

test("a box that somebody drew is not doubled by the same face found later", () => {
  const drawn = newFace({ region: { x: 0, y: 0, width: 10, height: 12 }, score: null });
  expect(withFound([drawn], [at(0, 900)])).toEqual([drawn]);
});

test("what a longer look does not see any more is not hidden", () => {
  const first = withFound([], [at(0)]);
  expect(withFound(first, [])).toEqual(first);
});
