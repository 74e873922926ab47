// Boxes in whole pixels.
import { expect, test } from "vitest";
import { between, fitted, headOf, nudged, surroundings } from "./region";

const picture = { width: 400, height: 300 };

test("a box is brought inside the picture and to whole pixels", () => {
  expect(fitted({ x: -5.4, y: 290.6, width: 50.5, height: 40 }, picture)).toEqual({ x: 0, y: 260, width: 51, height: 40 });
  expect(fitted({ x: 0, y: 0, width: 9999, height: 1 }, picture)).toEqual({ x: 0, y: 0, width: 400, height: 8 });
});

test("a picture smaller than the smallest box still takes one", () => {
  expect(fitted({ x: 3, y: 3, width: 8, height: 8 }, { width: 5, height: 6 })).toEqual({ x: 0, y: 0, width: 5, height: 6 });
});

test("a box can be drawn from any corner", () => {
  expect(between({ x: 30, y: 10 }, { x: 10, y: 40 })).toEqual({ x: 10, y: 10, width: 20, height: 30 });
});

test("arrows move a box, and with Shift change its size", () => {
  const box = { x: 10, y: 10, width: 20, height: 20 };
  expect(nudged(box, "ArrowLeft", false, 4)).toEqual({ ...box, x: 6 });
  expect(nudged(box, "ArrowDown", true, 4)).toEqual({ ...box, height: 24 });
  expect(nudged({ ...box, width: 9 }, "ArrowLeft", true, 4)).toEqual({ ...box, width: 8 });
  expect(nudged(box, "a", false, 4)).toBeNull();
});

test("the surroundings of a face are a square within the picture", () => {
  expect(surroundings({ x: 0, y: 0, width: 100, height: 100 }, picture)).toEqual({ x: 0, y: 0, width: 160, height: 160 });
  expect(surroundings({ x: 300, y: 0, width: 100, height: 300 }, picture)).toEqual({ x: 100, y: 0, width: 300, height: 300 });
});

test("a cover is shown over the head that the guard will cover", () => {
  // The same numbers as the guard's own test, `a_head_is_larger_than_its_face_on_every_side`.
  const face = { x: 100, y: 100, width: 40, height: 50 };
  expect(headOf(face, { width: 1000, height: 1000 })).toEqual({ x: 86, y: 72, width: 68, height: 88 });
});
