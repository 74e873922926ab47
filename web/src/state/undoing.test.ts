// Undo in a photo turns back what was done last, whether to it alone or to several, and never an older thing first.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PhotoEntry } from "./photo";
import { addPhotos, photos, removePhoto } from "./photos";
import { allow, forgetSteps, giveApproval, removeSeveral } from "./several";
import { next, toldOfSeveral, turnBack } from "./undoing";

vi.mock("./guard", () => ({ guard: () => new Promise(() => null) }));

let a: PhotoEntry, b: PhotoEntry;
beforeEach(() => {
  addPhotos(["a.jpg", "b.jpg"].map((name) => new File(["a"], name)));
  [a, b] = photos.value as unknown as [PhotoEntry, PhotoEntry];
});
afterEach(() => {
  forgetSteps();
  for (const photo of photos.value) removePhoto(photo);
});
const said = () => [a, b].map(({ work, approvedOn }) => [work.value, approvedOn.value]);

test("an answer for several is one step among those of the photo", () => {
  a.history.give("work", []);
  giveApproval([a, b], "2026-11-20");
  a.history.give("work", ["T01"]);
  expect(said()).toEqual([[["T01"], "2026-11-20"], [null, "2026-11-20"]]);
  expect([turnBack(a, "undo"), turnBack(a, "undo"), turnBack(a, "undo"), turnBack(a, "undo")]).toEqual(["own", "several", "own", null]);
  expect(said()).toEqual([[null, null], [null, null]]);
  expect([turnBack(a, "redo"), turnBack(a, "redo"), turnBack(a, "redo"), turnBack(a, "redo")]).toEqual(["own", "several", "own", null]);
  expect(said()).toEqual([[["T01"], "2026-11-20"], [null, "2026-11-20"]]);
});

test("what was done to others only is not undone from here", () => {
  giveApproval([b], "2026-11-20");
  expect([next(a, "undo"), next(b, "undo")]).toEqual([null, "several"]);
});

test("after another answer, what was undone of several is not done again", () => {
  giveApproval([a, b], "2026-11-20");
  turnBack(a, "undo");
  expect(toldOfSeveral(a)).toEqual({ kind: "undone", deed: "approval", number: 2 });
  a.history.give("work", []);
  expect([next(a, "redo"), toldOfSeveral(a)]).toEqual([null, null]);
});

test("a photo that was taken off by mistake comes back from any other", () => {
  a.history.give("work", []);
  removeSeveral([a]);
  expect(photos.value).toEqual([b]);
  expect(turnBack(b, "undo")).toBe("several");
  expect(photos.value).toEqual([a, b]);
  expect(a.work.value).toEqual([]);
});

test("a question that several photos ask is allowed, and taken back, in one step", () => {
  const of = [{ entry: a, key: "x:1" }, { entry: b, key: "x:2" }];
  allow(of, true);
  expect([a.allowed.value, b.allowed.value]).toEqual([["x:1"], ["x:2"]]);
  turnBack(b, "undo");
  expect([a.allowed.value, b.allowed.value]).toEqual([[], []]);
  allow([{ entry: a, key: "x:1" }], true);
  expect(turnBack(a, "undo")).toBe("own");
  expect(a.allowed.value).toEqual([]);
});
