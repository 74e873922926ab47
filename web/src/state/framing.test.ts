// What is published of a picture, beforehand: which heads are outside, and how large it will be.
import { beforeEach, expect, test } from "vitest";
import { cropTo, takeCropAway } from "./crop";
import { addFace, coverUnanswered, nextUnanswered } from "./faces";
import { withFound } from "./found";
import { isOutside, publishedSize, smallerSides } from "./framing";
import { countOf } from "./heads";
import { PhotoEntry } from "./photo";

const picture = { width: 1000, height: 800 };
const part = { x: 0, y: 0, width: 500, height: 800 };
let photo: PhotoEntry;
const at = (x: number, score = 900) => ({ region: { x, y: 100, width: 40, height: 40 }, score, landmarks: [] });
const key = (index: number) => photo.faces.value[index]!.key;

beforeEach(() => {
  photo = new PhotoEntry("p", 1, new File(["a photo"], "a.jpg"));
  photo.info.value = picture as PhotoEntry["info"]["value"];
  photo.faces.value = withFound([], [at(100), at(600)]);
});

test("a face is outside only when its whole head is", () => {
  expect(isOutside({ x: 514, y: 100, width: 40, height: 40 }, part, picture)).toBe(true);
  expect(isOutside({ x: 513, y: 100, width: 40, height: 40 }, part, picture)).toBe(false);
  expect(isOutside({ x: 700, y: 100, width: 40, height: 40 }, null, picture)).toBe(false);
  expect(isOutside({ x: 5000, y: 100, width: 40, height: 40 }, part, picture)).toBe(false);
});

test("faces outside stay, need no answer, and are not covered with the rest", () => {
  cropTo(photo, part);
  expect(photo.faces.value).toHaveLength(2);
  expect(photo.unanswered.value).toBe(1);
  expect(nextUnanswered(photo, key(0))).toBeNull();
  coverUnanswered(photo);
  expect(photo.faces.value.map(({ subject }) => subject?.kind)).toEqual(["cover", undefined]);
  expect(photo.unanswered.value).toBe(0);
  takeCropAway(photo);
  expect(photo.unanswered.value).toBe(1);
});

test("a crop never leaves the picture, and all of it is no crop", () => {
  cropTo(photo, { x: -50, y: 20.4, width: 700.2, height: 9999 });
  expect(photo.crop.value).toEqual({ x: 0, y: 0, width: 700, height: 800 });
  cropTo(photo, { x: 3, y: 3, width: 1000, height: 800 });
  expect(photo.crop.value).toBeNull();
});

test("a crop is undone and done again among what was done to faces, and one drag is one step", () => {
  const drag = {};
  cropTo(photo, part, drag);
  cropTo(photo, { ...part, width: 300 }, drag);
  photo.history.settle();
  coverUnanswered(photo);
  takeCropAway(photo);
  photo.history.undo();
  expect(photo.crop.value?.width).toBe(300);
  photo.history.undo();
  expect(photo.faces.value[0]?.subject ?? null).toBeNull();
  photo.history.undo();
  expect(photo.crop.value).toBeNull();
  expect(photo.history.canUndo.value).toBe(false);
  for (let step = 0; step < 3; step++) photo.history.redo();
  expect(photo.crop.value).toBeNull();
  photo.history.undo();
  expect(photo.crop.value?.width).toBe(300);
  expect(photo.history.told.value).toEqual({ undone: true, deed: "crop", face: null });
});

test("heads are counted inside the crop, and once more when it changes: another part may show somebody without a box", () => {
  addFace(photo, { x: 300, y: 400, width: 40, height: 40 });
  cropTo(photo, part);
  photo.headsCounted.value = countOf(2, photo.shownFaces.value, photo.crop.value);
  expect(photo.heads.value).toEqual({ kind: "agreed", boxes: 2, heads: 2 });
  cropTo(photo, { ...part, width: 550 });
  expect(photo.heads.value).toEqual({ kind: "open", boxes: 2, again: true });
  cropTo(photo, { x: 900, y: 700, width: 50, height: 50 });
  expect(photo.heads.value).toMatchObject({ kind: "open", boxes: 0 });
});

test("a picture becomes smaller and never larger, and keeps a pixel on each side", () => {
  expect(publishedSize({ width: 4000, height: 3000 }, 1000)).toEqual({ width: 1000, height: 750 });
  expect(publishedSize({ width: 300, height: 600 }, 200)).toEqual({ width: 100, height: 200 });
  expect(publishedSize({ width: 400, height: 300 }, 1000)).toEqual({ width: 400, height: 300 });
  expect(publishedSize({ width: 4000, height: 1 }, 100)).toEqual({ width: 100, height: 1 });
});

test("only sizes that make it smaller are offered, after the crop, and one that no longer does is not asked for", () => {
  expect(smallerSides({ width: 900, height: 1600 })).toEqual([1200, 800]);
  photo.sideChosen.value = 800;
  expect(photo.longestSide.value).toBe(800);
  expect(photo.published.value).toEqual({ width: 800, height: 640 });
  cropTo(photo, { x: 0, y: 0, width: 500, height: 500 });
  expect(photo.longestSide.value).toBeNull();
  expect(photo.published.value).toEqual({ width: 500, height: 500 });
});
