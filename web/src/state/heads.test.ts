// Is everyone boxed? Whoever is asked must answer, and no head may be left without a box.
import { beforeEach, expect, test } from "vitest";
import { addFace, answer, dismissFace } from "./faces";
import { newFace } from "./found";
import { countOf, headsOf, headsState } from "./heads";
import { PhotoEntry } from "./photo";

let photo: PhotoEntry;
const region = { x: 0, y: 0, width: 40, height: 40 };
const faces = (...scores: number[]) => scores.map((score, index) => newFace({ region: { ...region, x: index * 100 }, score, landmarks: [] }));
const draw = () => addFace(photo, { x: 500, y: 500, width: 50, height: 50 })!;
const count = (heads: number) => {
  photo.headsCounted.value = countOf(heads, photo.faces.value);
};
const key = (index: number) => photo.faces.value[index]!.key;

beforeEach(() => {
  photo = new PhotoEntry("p", 1, new File(["a photo"], "a.jpg"));
  photo.info.value = { width: 1000, height: 800 } as PhotoEntry["info"]["value"];
  photo.faces.value = faces(900, 399);
});

test("nobody is asked when the search is sure of every face", () => {
  expect(headsState(faces(900, 400), null)).toEqual({ kind: "sure", boxes: 2 });
});

test("whoever has a doubtful box, a drawn one or none at all is asked", () => {
  expect(headsState(faces(900, 399), null).kind).toBe("open");
  expect(headsState([], null).kind).toBe("open");
  expect(headsState([...faces(900), newFace({ region, score: null })], null).kind).toBe("open");
});

test("a doubtful box that is no face raises no question, unless nothing else is left", () => {
  dismissFace(photo, key(1));
  expect(photo.heads.value).toEqual({ kind: "sure", boxes: 1 });
  dismissFace(photo, key(0));
  expect(photo.heads.value).toEqual({ kind: "open", boxes: 0, again: false });
  count(0);
  expect(photo.hold.value).toBeNull();
});

test("saving waits for the answer, and for a box on every head", () => {
  expect(photo.hold.value).toEqual({ kind: "count", again: false });
  count(4);
  expect(photo.hold.value).toEqual({ kind: "missing", number: 2 });
  draw();
  expect(photo.hold.value).toEqual({ kind: "missing", number: 1 });
  draw();
  expect(photo.heads.value.kind).toBe("agreed");
  expect(photo.hold.value).toBeNull();
});

test("fewer heads than boxes is told, and does not keep from saving", () => {
  count(1);
  expect(photo.heads.value).toMatchObject({ kind: "spare", number: 1 });
  expect(photo.hold.value).toBeNull();
});

test("it is asked again when the faces change so that the numbers no longer agree, and not when they still do", () => {
  count(2);
  answer(photo, key(0), { kind: "cover" });
  expect(photo.heads.value.kind).toBe("agreed");
  const drawn = draw();
  expect(photo.heads.value).toEqual({ kind: "open", boxes: 3, again: true });
  dismissFace(photo, drawn);
  expect(photo.heads.value.kind).toBe("agreed");
  photo.faces.value = [...photo.faces.value, ...faces(300)];
  expect(photo.hold.value).toEqual({ kind: "count", again: true });
});

test("it is asked again when a box is taken off a face after the numbers agreed", () => {
  count(2);
  dismissFace(photo, key(0));
  expect(photo.heads.value).toEqual({ kind: "open", boxes: 1, again: true });
});

test("as many boxes, but other ones, do not pass for an answer that was never given for them", () => {
  count(1);
  dismissFace(photo, key(0));
  draw();
  expect(photo.heads.value).toEqual({ kind: "open", boxes: 2, again: true });
});

test("more boxes than missing heads is asked again", () => {
  count(3);
  draw();
  draw();
  expect(photo.hold.value).toEqual({ kind: "count", again: true });
});

test("what is no number of heads is no answer", () => {
  expect([0, 12].map(headsOf)).toEqual([0, 12]);
  expect([-1, 2.5, Number.NaN, Infinity, 1e9].map(headsOf)).toEqual([null, null, null, null, null]);
});

test("nobody saves while the turned picture is still being looked at", () => {
  count(2);
  photo.turning.value = { kind: "searching", progress: null };
  expect(photo.hold.value).toEqual({ kind: "looking" });
});
