// Boxes in whole pixels.
import { expect, test } from "vitest";
import { between, CORNERS, fitted, GRIP, handleAt, headOf, isOnHandle, nudged, pulled, surroundings } from "./region";

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

test("a corner is pulled, the one opposite stays, and the picture and the smallest box are the limits", () => {
  const box = { x: 100, y: 100, width: 50, height: 50 };
  expect(pulled(box, { across: "left", down: "top" }, { x: -20, y: 10 }, picture)).toEqual({ x: 80, y: 110, width: 70, height: 40 });
  expect(pulled(box, { across: "right", down: "bottom" }, { x: 999, y: -999 }, picture)).toEqual({ x: 100, y: 100, width: 300, height: 8 });
  expect(pulled(box, { across: "left", down: "bottom" }, { x: 999, y: 999 }, picture)).toEqual({ x: 142, y: 100, width: 8, height: 200 });
});

test("every handle is 24 pixels of the screen to hit, within the picture, and leaves the middle of a small box free to move it", () => {
  for (const unit of [0.5, 1, 4]) {
    for (const box of [{ x: 0, y: 0, width: 8, height: 8 }, { x: 380, y: 280, width: 20, height: 20 }, { x: 150, y: 100, width: 100, height: 100 }]) {
      for (const corner of CORNERS) {
        const { x, y } = handleAt(box, corner, picture, unit);
        expect(x - GRIP * unit).toBeGreaterThanOrEqual(0);
        expect(y - GRIP * unit).toBeGreaterThanOrEqual(0);
        expect(x + GRIP * unit).toBeLessThanOrEqual(picture.width);
        expect(y + GRIP * unit).toBeLessThanOrEqual(picture.height);
        expect(isOnHandle({ x: x + 11 * unit, y: y - 11 * unit }, box, corner, picture, unit)).toBe(true);
        expect(isOnHandle({ x: x + 13 * unit, y }, box, corner, picture, unit)).toBe(false);
      }
    }
  }
  const small = { x: 200, y: 150, width: 10, height: 10 };
  expect(CORNERS.some((corner) => isOnHandle({ x: 205, y: 155 }, small, corner, picture, 1))).toBe(false);
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
