// What was done to faces can be undone, and what the search found meanwhile never is.
import { beforeEach, expect, test } from "vitest";
import type { Face } from "../wasm/schoolgate.js";
import { addFace, answer, coverUnanswered, dismissFace, placeFace } from "./faces";
import { foundSoFar, withFound } from "./found";
import { countOf } from "./heads";
import { PhotoEntry } from "./photo";

let photo: PhotoEntry;
const at = (x: number, score = 500, y = 100): Face => ({ region: { x, y, width: 40, height: 40 }, score, landmarks: [{ x: x + 5, y }] });
/** The search says what it has found so far. */
const search = (...faces: Face[]) => {
  photo.found.value = foundSoFar(photo.found.value, faces);
  photo.faces.value = withFound(photo.faces.value, faces);
};
const xs = () => photo.faces.value.map(({ region }) => region.x);
const key = (index: number) => photo.faces.value[index]!.key;
const moveTo = (index: number, x: number, gesture: unknown = null) =>
  placeFace(photo, key(index), { ...photo.faces.value[index]!.region, x }, "move", gesture);
const { undo, redo } = { undo: () => photo.history.undo(), redo: () => photo.history.redo() };

beforeEach(() => {
  photo = new PhotoEntry("p", 1, new File(["a photo"], "a.jpg"));
  photo.info.value = { width: 1000, height: 800 } as PhotoEntry["info"]["value"];
  search(at(0), at(100));
});

test("every deed can be undone and done again, one after the other", () => {
  const seen = [photo.faces.value];
  const deeds = [
    () => answer(photo, key(0), { kind: "cover" }),
    () => addFace(photo, { x: 500, y: 100, width: 50, height: 50 }),
    () => moveTo(1, 130),
    () => placeFace(photo, key(2), { x: 500, y: 100, width: 90, height: 50 }, "resize"),
    () => coverUnanswered(photo),
    () => dismissFace(photo, key(1)),
    () => dismissFace(photo, key(2)),
  ];
  for (const deed of deeds) {
    deed();
    seen.push(photo.faces.value);
  }
  for (const before of seen.slice(0, -1).reverse()) {
    undo();
    expect(photo.faces.value).toEqual(before);
  }
  expect(photo.history.canUndo.value).toBe(false);
  for (const after of seen.slice(1)) {
    redo();
    expect(photo.faces.value).toEqual(after);
  }
  expect(photo.history.canRedo.value).toBe(false);
});

test("a box that was taken away comes back to its own place among the others", () => {
  const drawn = addFace(photo, { x: 500, y: 100, width: 50, height: 50 })!;
  search(at(0), at(100), at(800));
  dismissFace(photo, drawn);
  expect(xs()).toEqual([0, 100, 800]);
  undo();
  expect(xs()).toEqual([0, 100, 500, 800]);
});

test("a drag is one step, and so is nudging one box, until it is let go", () => {
  const drag = {};
  for (const x of [101, 105, 112]) moveTo(1, x, drag);
  for (const x of [113, 114]) moveTo(1, x, "move 2");
  photo.history.settle();
  for (const x of [115, 116]) moveTo(1, x, "move 2");
  undo();
  expect(xs()[1]).toBe(114);
  undo();
  expect(xs()[1]).toBe(112);
  undo();
  expect(photo.faces.value[1]).toMatchObject({ region: { x: 100 }, landmarks: [{ x: 105 }] });
  expect(photo.history.canUndo.value).toBe(false);
  redo();
  expect(xs()[1]).toBe(112);
});

test("after undoing, the same nudging is a new step", () => {
  moveTo(1, 110, "move 2");
  undo();
  redo();
  moveTo(1, 120, "move 2");
  undo();
  expect(xs()[1]).toBe(110);
});

test("something new done leaves nothing to do again", () => {
  moveTo(1, 110);
  undo();
  answer(photo, key(0), { kind: "cover" });
  expect(photo.history.canRedo.value).toBe(false);
});

test("what changes nothing is no step", () => {
  moveTo(1, 100);
  dismissFace(photo, -1);
  answer(photo, key(0), null);
  coverUnanswered(photo);
  coverUnanswered(photo);
  undo();
  expect(photo.unanswered.value).toBe(2);
  expect(photo.history.canUndo.value).toBe(false);
});

test("faces that the search finds between two deeds stay when both are undone", () => {
  answer(photo, key(0), { kind: "cover" });
  search(at(0), at(100), at(300));
  moveTo(2, 320);
  search(at(0), at(100), at(300), at(700));
  undo();
  undo();
  expect(xs()).toEqual([0, 100, 300, 700]);
});

test("a surer box that the search gave meanwhile is not undone with an answer", () => {
  answer(photo, key(0), { kind: "cover" });
  answer(photo, key(0), null);
  search(at(4, 900), at(100));
  undo();
  expect(photo.faces.value[0]).toMatchObject({ region: { x: 4 }, score: 900, subject: { kind: "cover" } });
});

test("a face found beneath a drawn box appears when the drawn box is undone, and is not doubled when that is done again", () => {
  addFace(photo, { x: 402, y: 100, width: 40, height: 40 });
  search(at(0), at(100), at(400, 700));
  expect(xs()).toEqual([0, 100, 402]);
  undo();
  expect(photo.faces.value.map(({ region, score }) => [region.x, score])).toEqual([[0, 500], [100, 500], [400, 700]]);
  redo();
  expect(xs()).toEqual([0, 100, 402]);
});

test("a face found beneath a drawn box appears when the drawn box is deleted, moved off or seen by an earlier pass alone", () => {
  const drawn = addFace(photo, { x: 402, y: 100, width: 40, height: 40 })!;
  search(at(0), at(100), at(400, 700));
  search(at(0), at(100));
  moveTo(2, 600);
  expect(xs()).toEqual([0, 100, 600, 400]);
  undo();
  expect(xs()).toEqual([0, 100, 402]);
  dismissFace(photo, drawn);
  expect(xs()).toEqual([0, 100, 400]);
});

test("whatever is done, undone and found in whatever order, no found face is left without a box", () => {
  const all = [at(0), at(100), at(300), at(302, 800, 130), at(500), at(700)];
  const overlap = (a: number, b: number) => Math.abs(a - b) < 17;
  let seed = 7;
  const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
  for (let turn = 0; turn < 2000; turn++) {
    const face = photo.faces.value[random(photo.faces.value.length)]!;
    const region = { ...at(random(900)).region };
    [
      () => addFace(photo, region),
      () => placeFace(photo, face.key, region, "move", random(2) ? face.key : null),
      () => dismissFace(photo, face.key),
      () => answer(photo, face.key, random(2) ? { kind: "cover" } : null),
      undo, undo, redo,
      () => search(...all.slice(0, 2 + random(5))),
    ][random(8)]!();
    for (const found of photo.found.value) {
      const boxes = photo.faces.value.flatMap(({ region: box, moved }) => [box, ...(moved ? [moved] : [])]);
      expect(boxes.some(({ x, y }) => overlap(x, found.region.x) && overlap(y, found.region.y))).toBe(true);
    }
  }
});

test("it is told what was undone, by the number of the face, until something else is done", () => {
  dismissFace(photo, key(1));
  undo();
  expect(photo.history.told.value).toEqual({ undone: true, deed: "not-a-face", face: { key: key(1), number: 2 } });
  redo();
  expect(photo.history.told.value?.undone).toBe(false);
  const drawn = addFace(photo, { x: 500, y: 100, width: 50, height: 50 });
  expect(photo.history.told.value).toBeNull();
  undo();
  expect(photo.history.told.value).toEqual({ undone: true, deed: "draw", face: { key: drawn, number: 3 } });
});

test("so many steps are kept, and no more", () => {
  for (let x = 0; x < 500; x++) moveTo(1, 200 + x);
  for (let step = 0; step < 500; step++) undo();
  expect(xs()[1]).toBe(499);
});

test("words are undone and done again among the other deeds, one run of keys at a time", () => {
  const write = (caption: string) => photo.history.write({ ...photo.words.value, caption }, "typing", "typing caption");
  for (const typed of ["W", "Wr", "Wren"]) write(typed);
  answer(photo, key(0), { kind: "cover" });
  write("Wren sang");
  photo.history.settle();
  write("Wren sang well");
  photo.history.write({ ...photo.words.value, caption: "A pupil sang well" }, "rewording");

  expect(photo.history.isOfWords("undo")).toBe(true);
  undo();
  expect(photo.words.value.caption).toBe("Wren sang well");
  expect(photo.history.told.value).toEqual({ undone: true, deed: "rewording", face: null });
  undo();
  expect(photo.words.value.caption).toBe("Wren sang");
  undo();
  expect(photo.words.value.caption).toBe("Wren");
  expect(photo.faces.value[0]?.subject).toEqual({ kind: "cover" });
  expect(photo.history.isOfWords("undo")).toBe(false);
  undo();
  expect(photo.words.value.caption).toBe("Wren");
  expect(photo.faces.value[0]?.subject ?? null).toBe(null);
  undo();
  expect(photo.words.value.caption).toBe("");
  expect(photo.history.canUndo.value).toBe(false);
  for (let step = 0; step < 5; step++) redo();
  expect(photo.words.value.caption).toBe("A pupil sang well");
  expect(photo.words.value.fileName).toBe("a.jpg");
});

test("writing what stands there already is no step", () => {
  photo.history.write({ ...photo.words.value }, "typing");
  expect(photo.history.canUndo.value).toBe(false);
});

test("every answer about the photo is a step, undone and done again with the faces between them", () => {
  const { history } = photo;
  const said = () => [
    photo.work.value, photo.approvedOn.value, photo.allowed.value, photo.choices.value, photo.coverStyle.value, photo.sideChosen.value,
    photo.headsCounted.value?.heads ?? null, photo.crop.value, photo.words.value.caption, photo.faces.value.map(({ subject }) => subject?.kind ?? null),
  ];
  const deeds = [
    () => history.give("work", []),
    () => history.give("work", ["T01"]),
    () => answer(photo, key(0), { kind: "cover" }),
    () => history.give("coverStyle", "mosaic"),
    () => history.give("approvedOn", "2026-11-20"),
    () => history.give("allowed", ["device.transfer:1"]),
    () => history.give("choices", { keepGainMap: true, plainProfile: false }),
    () => history.give("sideChosen", 800),
    () => history.give("headsCounted", countOf(2, photo.faces.value)),
    () => history.crop({ x: 0, y: 0, width: 300, height: 300 }),
    () => history.write({ ...photo.words.value, caption: "On the farm" }, "typing"),
  ];
  const seen = [said()];
  for (const deed of deeds) {
    deed();
    seen.push(said());
  }
  for (const before of seen.slice(0, -1).reverse()) {
    undo();
    expect(said()).toEqual(before);
  }
  expect(history.canUndo.value).toBe(false);
  for (const after of seen.slice(1)) {
    redo();
    expect(said()).toEqual(after);
  }
  expect(history.canRedo.value).toBe(false);
});

test("the same answer once more is no step", () => {
  photo.history.give("work", []);
  photo.history.give("work", []);
  photo.history.give("coverStyle", "solid");
  undo();
  expect([photo.work.value, photo.history.canUndo.value]).toEqual([null, false]);
});

test("a day that is chosen key by key is one step", () => {
  for (const day of ["2026-11-02", "2026-11-20"]) photo.history.give("approvedOn", day, "the day");
  undo();
  expect([photo.approvedOn.value, photo.history.told.value]).toEqual([null, { undone: true, deed: "approvedOn", face: null }]);
});
