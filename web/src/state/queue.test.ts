// Where the photos of a batch stand, and which is next.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PageError } from "../bridge/page-error";
import { needOf } from "./needs";
import { PhotoEntry } from "./photo";
import { photos } from "./photos";
import { counts, filter, filtered, neighbour, nextThatNeeds } from "./queue";
import { channel, classList, policy } from "./school";
import { choose, chooseAll, chooseNone, chosen } from "./selection";

vi.mock("./guard", () => ({ guard: () => new Promise(() => null) }));

const face = { region: { x: 1, y: 1, width: 9, height: 9 }, score: 900, landmarks: [], subject: null };
const finding = (severity: "block" | "ask", message: string) => ({ rule: "r", also: [], severity, place: { kind: "photo" as const }, person: null, message, remedy: "", key: message, allowed: false });

let number = 0;
function photoWith(...findings: ReturnType<typeof finding>[]): PhotoEntry {
  const photo = new PhotoEntry(`q${++number}`, number, new File(["a"], `${number}.jpg`));
  photo.info.value = { width: 100, height: 80, sha256: "", frames: 1 } as PhotoEntry["info"]["value"];
  photo.deviceFacts.value = { device: null, taken: null };
  photo.stage.value = { kind: "ready" };
  photo.headsCounted.value = { heads: 0, boxes: [], crop: null };
  judge(photo, ...findings);
  return photo;
}
function judge(photo: PhotoEntry, ...findings: ReturnType<typeof finding>[]): void {
  photo.judgement.value = { submission: photo.submission.value!, rules: 0, verdict: { policy: "p", permitted: findings.length === 0, exposed: false, findings, notChecked: [] } };
}

let clear: PhotoEntry, asks: PhotoEntry, stopped: PhotoEntry, broken: PhotoEntry;
beforeEach(() => {
  policy.value = {} as typeof policy.value;
  classList.value = { people: [], problems: [] };
  channel.value = "website";
  clear = photoWith();
  asks = photoWith(finding("ask", "Whose device was it?"));
  stopped = photoWith(finding("ask", "First?"), finding("block", "Nobody has agreed."), finding("block", "And this."));
  broken = photoWith();
  broken.stage.value = { kind: "failed", error: new PageError("page.worker-lost") };
  photos.value = [clear, asks, stopped, broken];
});
afterEach(() => {
  photos.value = [];
  filter.value = "all";
  policy.value = classList.value = channel.value = null;
  chooseNone();
});

test("every photo stands under all, and under one filter more", () => {
  expect(counts.value).toEqual({ all: 4, "needs-you": 1, stopped: 2, clear: 1, saved: 0 });
  filter.value = "stopped";
  expect(filtered.value).toEqual([stopped, broken]);
});

test("a photo that becomes clear leaves the filter at once", () => {
  filter.value = "needs-you";
  judge(asks);
  expect(filtered.value).toEqual([]);
});

test("the next that needs somebody comes around, is never the same, never one that is clear, and a broken one only at the last", () => {
  expect(nextThatNeeds(null)).toBe(asks);
  expect(nextThatNeeds(asks)).toBe(stopped);
  expect(nextThatNeeds(stopped)).toBe(asks);
  judge(asks);
  expect(nextThatNeeds(stopped)).toBe(broken);
  photos.value = [clear, asks];
  expect(nextThatNeeds(asks)).toBeNull();
});

test("a photo's neighbours are those of its filter", () => {
  filter.value = "stopped";
  expect([neighbour(stopped, -1), neighbour(stopped, 1), neighbour(asks, 1)]).toEqual([null, broken, stopped]);
});

test("what stops it is told before what asks, faces before questions, and one that is clear needs nothing", () => {
  expect(needOf(stopped)).toEqual({ kind: "finding", message: "Nobody has agreed.", more: 2 });
  expect(needOf(broken)?.kind).toBe("failed");
  expect(needOf(clear)).toBeNull();
  asks.faces.value = [{ ...face, key: 1 }];
  judge(asks, finding("ask", "Whose device was it?"));
  expect(needOf(asks)).toEqual({ kind: "faces", number: 1 });
});

test("heads that nobody counted are told once nothing else is left", () => {
  clear.headsCounted.value = null;
  expect(needOf(clear)).toEqual({ kind: "hold", hold: { kind: "count", again: false } });
});

test("ticks go from one to another, and away with a photo that is removed", () => {
  choose(clear, true, false, photos.value);
  choose(stopped, true, true, photos.value);
  expect(chosen.value).toEqual([clear, asks, stopped]);
  choose(asks, false, true, photos.value);
  expect(chosen.value).toEqual([clear]);
  chooseAll(photos.value);
  photos.value = [clear, broken];
  expect(chosen.value).toEqual([clear, broken]);
});
