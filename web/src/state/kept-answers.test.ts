// What was said of a photo comes back as it was, and half an answer does not come back at all.
import { beforeEach, expect, test, vi } from "vitest";
import type { PhotoInfo } from "../wasm/schoolgate.js";
import { newFace } from "./found";
import { countOf } from "./heads";
import { giveAnswers, readAnswers, writtenAnswers, type KeptAnswers } from "./kept-answers";
import { PhotoEntry } from "./photo";

vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: () => "blob:photo" }));

const SHA256 = "ab".repeat(32);
const found = { region: { x: 4, y: 5, width: 20, height: 24 }, score: 910, landmarks: [{ x: 9.5, y: 11 }] };
const info: PhotoInfo = { format: "jpeg", width: 300, height: 200, orientation: 1, frames: 1, bytes: 7, sha256: SHA256 };
const blank = (): PhotoEntry => {
  const photo = new PhotoEntry("photo-1", 1, new File(["a photo"], "trip.jpg"));
  photo.info.value = info;
  return photo;
};

let photo: PhotoEntry;
beforeEach(() => {
  photo = blank();
  photo.found.value = [found];
  photo.faces.value = [
    newFace({ ...found, subject: { kind: "person", id: "T01" } }),
    newFace({ region: { x: 90, y: 50, width: 22, height: 22 }, score: null, landmarks: [], subject: { kind: "visitor", agreed: true } }),
  ];
  photo.searched.value = [1024, 640];
  photo.quick.value = 1;
  photo.headsCounted.value = countOf(2, photo.faces.value);
  photo.crop.value = { x: 0, y: 0, width: 150, height: 150 };
  photo.sideChosen.value = 800;
  photo.words.value = { caption: "On the farm", altText: "Children by a gate", fileName: "farm.jpg" };
  photo.choices.value = { keepGainMap: true, plainProfile: false };
  photo.coverStyle.value = "mosaic";
  photo.work.value = ["T01"];
  photo.approvedOn.value = "2026-11-20";
  photo.allowed.value = ["device.transfer:1"];
});

const written = (by: string | null = "search one", caption: string | null = null): string => writtenAnswers(photo, by, caption) ?? "";
const again = (text: string): PhotoEntry => {
  const other = blank();
  const kept = readAnswers(text);
  if (kept) giveAnswers(other, kept);
  return other;
};

test("everything that was said of it comes back, and is written down as before", () => {
  const other = again(written());
  other.searched.value = [...(other.keptSearch?.passes ?? [])];
  expect(writtenAnswers(other, "search one", null)).toBe(written());
  expect(other.faces.value.map(({ subject }) => subject)).toEqual(photo.faces.value.map(({ subject }) => subject));
  expect(other.headsCounted.value?.boxes).toEqual(other.faces.value.map(({ key }) => key));
  expect(other.keptSearch).toEqual({ sha256: SHA256, by: "search one", passes: [1024, 640] });
});

test("a box that was counted and then taken away is missed after the visit as it was before", () => {
  photo.faces.value = photo.faces.value.slice(0, 1);
  expect(photo.heads.value.kind).not.toBe("open");
  const before = photo.heads.value;
  expect(again(written()).heads.value).toEqual(before);
});

test("a search that was not over is no search", () => {
  photo.searched.value = [];
  expect(again(written()).keptSearch).toBeNull();
});

test("a file that nobody has opened yet has no answers", () => {
  photo.info.value = null;
  expect(writtenAnswers(photo, null, null)).toBeNull();
});

test("a picture in a post keeps its own caption, not the one the post lends it", () => {
  expect(again(written(null, "Its own")).words.value).toEqual({ caption: "Its own", altText: "Children by a gate", fileName: "farm.jpg" });
});

test("what is not whole, or of another version, or of another shape, is not read at all", () => {
  const change = (more: object): string => JSON.stringify({ ...(JSON.parse(written()) as KeptAnswers), ...more });
  expect(readAnswers(change({}))).not.toBeNull();
  const wrong = [
    { version: 2 },
    { sha256: "ab" },
    { faces: [{ region: { x: 0.5, y: 0, width: 9, height: 9 }, score: null, landmarks: [], subject: null, moved: null }] },
    { faces: [{ ...found, subject: { kind: "somebody" }, moved: null }] },
    { words: { caption: "On the farm", altText: "" } },
    { coverStyle: "none" },
    { work: "T01" },
    { more: true },
  ];
  for (const each of wrong) expect(readAnswers(change(each)), JSON.stringify(each)).toBeNull();
  expect(readAnswers(written().slice(0, -1))).toBeNull();
});
