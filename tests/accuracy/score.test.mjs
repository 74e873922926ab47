// The scoring itself, on boxes whose outcome anybody can see.
import assert from "node:assert/strict";
import { test } from "node:test";

import { evaluate, intersectionOverUnion, match } from "./score.mjs";

const face = (x, size = 20, more = {}) => ({ box: [x, 0, size, size], invalid: 0, ...more });
const box = (x, size = 20, score = 900) => ({ region: [x, 0, size, size], score });

test("two boxes that share half their width share a third of their joint area", () => {
  assert.equal(intersectionOverUnion([0, 0, 10, 10], [5, 0, 10, 10]), 1 / 3);
  assert.equal(intersectionOverUnion([0, 0, 10, 10], [10, 0, 10, 10]), 0);
});

test("one box over two faces finds one of them", () => {
  assert.deepEqual(match([face(0), face(4)], [box(2)], 16).found.filter(Boolean).length, 1);
});

test("a second box on a face is a false one", () => {
  assert.equal(match([face(0)], [box(0), box(2, 20, 500)], 16).wrong, 1);
});

test("a face too small to count is neither missed nor makes its box a false one", () => {
  assert.deepEqual(match([face(0, 12)], [box(0, 12)], 16), { found: [false], counts: [false], wrong: 0 });
});

test("a photo counts as whole only when every face in it was found", () => {
  const labels = [
    { file: "a", kind: "faces", boxes: [face(0), face(100)] },
    { file: "b", kind: "faces", boxes: [face(0)] },
    { file: "c", kind: "no_people", boxes: [] },
  ];
  const result = evaluate(labels, { a: [box(0)], b: [box(0)], c: [box(7)] });
  assert.deepEqual([result.whole, result.withFaces], [1, 2]);
  assert.deepEqual(result.recall.get("all").get("16 px and more"), { hits: 2, all: 3 });
  assert.deepEqual(result.wrong.get("no_people"), { boxes: 1, photos: 1 });
});

test("a photo without an answer is no photo without faces", () => {
  assert.throws(() => evaluate([{ file: "a", kind: "faces", boxes: [] }], {}), /a: no answer/);
});
