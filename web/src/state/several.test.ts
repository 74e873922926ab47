// One answer for several photos: one step each, undone and done again, never over what somebody did since.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { answer } from "./faces";
import { newFace } from "./found";
import { PhotoEntry } from "./photo";
import { addPhotos, photos, removePhoto, select, selected } from "./photos";
import { allowDevice, canUndo, coverAllLeft, deviceQuestions, forgetSteps, giveApproval, giveFileNames, giveSize, giveWords, giveWork, redoSeveral, removeSeveral, told, undoSeveral } from "./several";

vi.mock("./guard", () => ({ guard: () => new Promise(() => null) }));

let a: PhotoEntry, b: PhotoEntry, c: PhotoEntry;
beforeEach(() => {
  addPhotos(["a.jpg", "b.jpg", "c.jpg"].map((name) => new File(["a"], name)));
  [a, b, c] = photos.value as [PhotoEntry, PhotoEntry, PhotoEntry];
});
afterEach(() => {
  forgetSteps();
  for (const photo of photos.value) removePhoto(photo);
});
const captions = () => photos.value.map(({ words }) => words.value.caption);
const type = (photo: PhotoEntry, caption: string) => {
  photo.words.value = { ...photo.words.value, caption };
};

test("words fill what is empty, and are numbered in the order of the photos", () => {
  type(b, "my own");
  giveWords([a, b, c], { caption: "Sports day {number}", altText: "" }, true);
  expect(captions()).toEqual(["Sports day 1", "my own", "Sports day 3"]);
  expect(told.value).toEqual({ kind: "done", deed: "words", number: 2 });
  undoSeveral();
  expect(captions()).toEqual(["", "my own", ""]);
  redoSeveral();
  expect(captions()).toEqual(["Sports day 1", "my own", "Sports day 3"]);
});

test("what somebody changed since stays as they left it", () => {
  giveWords([a, b], { caption: "Sports day", altText: "" }, false);
  type(b, "Sports day, and it rained");
  undoSeveral();
  expect(captions()).toEqual(["", "Sports day, and it rained", ""]);
});

test("each answer is one step of its own", () => {
  giveWork([a, b], []);
  giveApproval([a], "2026-05-01");
  giveSize([a, b, c], 1600);
  giveFileNames([c]);
  expect([a.work.value, a.approvedOn.value, c.sideChosen.value, c.words.value.fileName]).toEqual([[], "2026-05-01", 1600, `school-photo-${c.number}.jpg`]);
  for (let step = 0; step < 4; step++) undoSeveral();
  expect([a.work.value, a.approvedOn.value, c.sideChosen.value, c.words.value.fileName]).toEqual([null, null, null, "c.jpg"]);
  expect(canUndo.value).toBe(false);
});

test("an answer that changes nothing is told, and is no step", () => {
  giveSize([a], null);
  expect(told.value).toEqual({ kind: "done", deed: "size", number: 0 });
  expect(canUndo.value).toBe(false);
});

test("a question about the device is asked once and allowed by each photo's own key, and no other question is", () => {
  for (const photo of [a, b]) {
    const findings = ["device.school", "exposure"].map((rule) => ({ rule, severity: "ask", message: `${rule}?`, key: `${rule}:${photo.id}`, allowed: false }));
    photo.judgement.value = { submission: {}, rules: 0, verdict: { findings } } as never;
  }
  expect(deviceQuestions([a, b, c])).toEqual([{ rule: "device.school", message: "device.school?", number: 2 }]);
  allowDevice([a, b, c], "device.school");
  expect(photos.value.map(({ allowed }) => allowed.value)).toEqual([[`device.school:${a.id}`], [`device.school:${b.id}`], []]);
});

test("faces are covered where nobody answered, and only those are uncovered again", () => {
  const face = (x: number) => newFace({ region: { x, y: 1, width: 9, height: 9 }, score: 900, landmarks: [], subject: null });
  for (const photo of [a, b]) {
    photo.info.value = { width: 100, height: 80, sha256: "", frames: 1 } as PhotoEntry["info"]["value"];
    photo.faces.value = [face(1), face(30)];
  }
  answer(a, a.faces.value[0]!.key, { kind: "visitor", agreed: true });
  const kinds = () => [a, b].map(({ faces }) => faces.value.map(({ subject }) => subject?.kind ?? null));
  coverAllLeft([a, b]);
  expect(kinds()).toEqual([["visitor", "cover"], ["cover", "cover"]]);
  answer(b, b.faces.value[0]!.key, { kind: "not-a-face" });
  undoSeveral();
  expect(kinds()).toEqual([["visitor", null], ["not-a-face", null]]);
});

test("photos that are taken off come back in their places, as they were", () => {
  select(b);
  type(b, "typed");
  removeSeveral([a, b]);
  expect([photos.value, selected.value]).toEqual([[c], c]);
  undoSeveral();
  expect(photos.value).toEqual([a, b, c]);
  expect(captions()[1]).toBe("typed");
  expect(b.abort.signal.aborted).toBe(false);
});

test("photos are let go of once their step is too far back to be undone", () => {
  removeSeveral([a]);
  for (let step = 0; step < 20; step++) giveSize([b], step + 1);
  expect(a.abort.signal.aborted).toBe(true);
});
