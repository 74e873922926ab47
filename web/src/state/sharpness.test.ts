// How sharp a face is: known only of a box that is where the search put it.
import { beforeEach, expect, test } from "vitest";
import { PageError } from "../bridge/page-error";
import type { Runs } from "../bridge/lane";
import { addFace, placeFace } from "./faces";
import { withFound } from "./found";
import { PhotoEntry } from "./photo";
import { measure, sharpnessOf, unmeasured } from "./sharpness";

let photo: PhotoEntry;
let asked: number;
let wasUrgent: boolean | undefined;
const at = (x: number) => ({ region: { x, y: 100, width: 40, height: 40 }, score: 900, landmarks: [] });
const answering = (answer: () => number[]): Runs => ({
  run: async (_kind, _input, options) => {
    asked++;
    wasUrgent = options?.urgent;
    return answer() as never;
  },
});
const numbers = () => photo.faces.value.map((face) => sharpnessOf(face, photo.sharpness.value));
const never = new AbortController().signal;

beforeEach(async () => {
  asked = 0;
  photo = new PhotoEntry("p", 1, new File(["a photo"], "a.jpg"));
  photo.info.value = { width: 1000, height: 800 } as PhotoEntry["info"]["value"];
  photo.faces.value = withFound([], [at(100), at(600)]);
  await measure(photo, answering(() => [150, 900]), never);
});

test("each face has its own number, and nobody asks twice", async () => {
  expect(numbers()).toEqual([150, 900]);
  await measure(photo, answering(() => []), never);
  expect(asked).toBe(1);
});

test("no photo waits with it for the search of every other", () => {
  expect(wasUrgent).toBe(true);
});

test("a box that was moved has no number, and has it again when it is put back", () => {
  placeFace(photo, photo.faces.value[0]!.key, { ...at(130).region }, "move");
  expect(numbers()).toEqual([null, 900]);
  expect(unmeasured(photo.faces.value, photo.sharpness.value)).toEqual([]);
  photo.history.undo();
  expect(numbers()).toEqual([150, 900]);
});

test("a drawn box is not measured: it may lie on a wall", () => {
  addFace(photo, { x: 300, y: 300, width: 50, height: 50 });
  expect(unmeasured(photo.faces.value, photo.sharpness.value)).toEqual([]);
  expect(numbers()).toEqual([150, 900, null]);
});

test("what cannot be measured has no number, and is not asked for again and again", async () => {
  photo.faces.value = withFound(photo.faces.value, [at(300)]);
  await measure(photo, answering(() => {
    throw new PageError("page.worker-lost");
  }), never);
  expect(numbers()).toEqual([150, 900, null]);
  expect(unmeasured(photo.faces.value, photo.sharpness.value)).toEqual([]);
});
