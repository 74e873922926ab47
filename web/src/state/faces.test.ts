// Correcting boxes: one that was found is moved or dismissed, and never really removed.
import { beforeEach, expect, test } from "vitest";
import { addFace, answer, dismissFace, isDrawn, nextUnanswered, placeFace } from "./faces";
import { withFound, withMore } from "./found";
import { PhotoEntry } from "./photo";

let photo: PhotoEntry;
const box = { x: 100, y: 100, width: 40, height: 40 };
const found = { region: box, score: 640, landmarks: [{ x: 105, y: 110 }] };
const face = () => photo.faces.value[0]!;

beforeEach(() => {
  photo = new PhotoEntry("p", 1, new File(["a photo"], "a.jpg"));
  photo.info.value = { width: 1000, height: 800, sha256: "", frames: 1 } as PhotoEntry["info"]["value"];
  photo.faces.value = withFound([], [found]);
});

test("a found box that is moved keeps its score and its answer, loses its landmarks, and is marked with where it was", () => {
  answer(photo, face().key, { kind: "cover" });
  placeFace(photo, face().key, { ...box, x: 130 }, "move");
  placeFace(photo, face().key, { ...box, x: 160, width: 60 }, "resize");
  expect(face()).toMatchObject({ region: { x: 160, width: 60 }, score: 640, landmarks: [], moved: box, subject: { kind: "cover" } });
});

test("a found box that is put where it is already is not marked as moved", () => {
  placeFace(photo, face().key, { ...box, x: 100.2 }, "move");
  expect(face()).toEqual(expect.objectContaining(found));
  expect(face().moved).toBeUndefined();
});

test("a box never leaves the picture", () => {
  placeFace(photo, face().key, { ...box, x: -50, y: 9999 }, "move");
  expect(face().region).toEqual({ ...box, x: 0, y: 760 });
});

test("a found box that is dismissed stays with the answer that it is no face, and can be answered anew", () => {
  dismissFace(photo, face().key);
  expect(photo.faces.value).toEqual([{ ...found, key: face().key, subject: { kind: "not-a-face" } }]);
  answer(photo, face().key, { kind: "cover" });
  expect(face().subject).toEqual({ kind: "cover" });
});

test("a drawn box that is dismissed is gone, with or without an answer", () => {
  const key = addFace(photo, { ...box, x: 400 })!;
  answer(photo, key, { kind: "cover" });
  dismissFace(photo, key);
  expect(photo.faces.value.some(isDrawn)).toBe(false);
});

test("dismissing goes on to the next face without an answer, round the end", () => {
  photo.faces.value = withFound(photo.faces.value, [found, { ...found, region: { ...box, x: 300 } }]);
  const [first, second] = photo.faces.value;
  dismissFace(photo, second!.key);
  expect(nextUnanswered(photo, second!.key)?.key).toBe(first!.key);
});

test("the search does not move a box that a person has moved, and adds no second one where it was", () => {
  placeFace(photo, face().key, { ...box, x: 300 }, "move");
  photo.faces.value = withFound(photo.faces.value, [{ ...found, score: 900 }]);
  expect(photo.faces.value).toHaveLength(1);
  expect(face().region.x).toBe(300);
});

test("a turned search adds what it finds and changes nothing that was there", () => {
  const before = face();
  photo.faces.value = withMore(photo.faces.value, [{ ...found, score: 200 }, { ...found, region: { ...box, x: 500 } }]);
  expect(photo.faces.value[0]).toBe(before);
  expect(photo.faces.value.map(({ region }) => region.x)).toEqual([100, 500]);
});
