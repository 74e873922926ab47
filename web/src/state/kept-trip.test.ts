// What was said of a trip's photo comes back whole, or not at all.
import { expect, test } from "vitest";
import { PageError } from "../bridge/page-error";
import type { PhotoInfo } from "../wasm/schoolgate.js";
import { giveTripPhoto, readTripPhoto, writtenTripPhoto } from "./kept-trip";
import { TripPhoto } from "./trip";

const SHA256 = "ab".repeat(32);
const fresh = () => new TripPhoto("trip-1", new File(["a photo"], "IMG_0001.JPG"));
const opened = () => {
  const photo = fresh();
  photo.info.value = { sha256: SHA256 } as PhotoInfo;
  return photo;
};

test("that it is chosen, what its copy is called and that it is listed come back", () => {
  const left = opened();
  left.chosen.value = left.listed.value = true;
  left.copy.value = { kind: "saved", name: "2026-11-26 museum 001.jpg" };
  const kept = readTripPhoto(writtenTripPhoto(left) ?? "");
  const back = fresh();
  if (kept) giveTripPhoto(back, kept);
  expect(kept?.sha256).toBe(SHA256);
  expect([back.chosen.value, back.listed.value, back.copy.value]).toEqual([true, true, left.copy.value]);
});

test("of a photo that was never opened there is nothing to keep", () => {
  expect(writtenTripPhoto(fresh())).toBeNull();
});

test("a copy that failed is none, so that it is made again", () => {
  const left = opened();
  left.copy.value = { kind: "failed", error: new PageError("page.write-failed") };
  expect(readTripPhoto(writtenTripPhoto(left) ?? "")?.copy).toBeNull();
});

test("what came about since is not undone by what was kept", () => {
  const photo = opened();
  photo.listed.value = true;
  photo.copy.value = { kind: "saved", name: "new.jpg" };
  giveTripPhoto(photo, { version: 1, sha256: SHA256, chosen: false, copy: "old.jpg", listed: false });
  expect([photo.listed.value, photo.copy.value]).toEqual([true, { kind: "saved", name: "new.jpg" }]);
});

test("what is not as it should be is nothing", () => {
  const text = writtenTripPhoto(opened()) ?? "";
  const broken = ["", "{}", "[]", text.slice(0, -3), text.replace('"version":1', '"version":2'), text.replace('"copy":null', '"copy":1'), text.replace("abab", "ABAB"), text.replace("}", ',"more":1}')];
  for (const each of broken) expect(readTripPhoto(each), each).toBeNull();
});
