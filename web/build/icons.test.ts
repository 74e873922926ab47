// The icons are the drawing, at their size, with everything that matters inside the circle that no system cuts away.
import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { draw, readDrawing } from "./icons";

const drawing = readDrawing(readFileSync(new URL("../public/icon.svg", import.meta.url), "utf8"));
const WHITE = [255, 255, 255, 255];
const GREEN = [20, 83, 45, 255];

/** Reads back what `draw` wrote: eight bits a channel, no filter. */
function pixels(png: Buffer) {
  const side = png.readUInt32BE(16);
  const rows = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
  const at = (x: number, y: number) => [...rows.subarray(y * (1 + side * 4) + 1 + x * 4).subarray(0, 4)];
  return { side, at };
}

test("the gate stands on green, and the corners are clear", () => {
  const { side, at } = pixels(draw(drawing, { name: "any", side: 64, isWhole: false }));
  expect(side).toBe(64);
  expect(at(32, 40)).toEqual(WHITE); // The middle bar.
  expect(at(38, 36)).toEqual(GREEN); // Between two bars.
  expect(at(0, 0)[3]).toBe(0);
});

test("where a system cuts its own shape, the ground fills the square and the gate stays inside four fifths", () => {
  const { side, at } = pixels(draw(drawing, { name: "maskable", side: 100, isWhole: true }));
  expect(at(0, 0)).toEqual(GREEN);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      if (Math.hypot(x - 49.5, y - 49.5) > 40) expect(at(x, y)).toEqual(GREEN);
    }
  }
});

test("a drawing of another kind is refused rather than drawn wrong", () => {
  expect(() => readDrawing('<svg viewBox="0 0 32 32"><rect fill="#000"/></svg>')).toThrow();
});
