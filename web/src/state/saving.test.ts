// Nothing is cleared while something keeps the page from saving, however saving was asked for.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PageError } from "../bridge/page-error";
import { PhotoEntry } from "./photo";
import { photos } from "./photos";
import { outgoing } from "./batch-out";
import { save } from "./saving";
import { saveZip } from "./zip-out";
import { channel, classList, policy } from "./school";

/** What was ordered; nothing of it is done. */
const ordered = vi.hoisted(() => [] as string[]);
vi.mock("./guard", () => {
  const run = (kind: string) => {
    ordered.push(kind);
    return Promise.reject(new PageError("page.worker-lost"));
  };
  return { guard: () => Promise.resolve({ pictures: { run }, words: { run } }) };
});

let photo: PhotoEntry;
beforeEach(() => {
  ordered.length = 0;
  policy.value = {} as typeof policy.value;
  classList.value = { people: [], problems: [] };
  channel.value = "website";
  photo = new PhotoEntry("p", 1, new File(["a photo"], "a.jpg"));
  photo.info.value = { width: 1000, height: 800, sha256: "", frames: 1 } as PhotoEntry["info"]["value"];
  photo.deviceFacts.value = { device: null, taken: null };
  photo.stage.value = { kind: "ready" };
  const verdict = { policy: "p", permitted: true, exposed: false, findings: [], notChecked: [] };
  photo.judgement.value = { submission: photo.submission.value!, rules: 0, verdict };
  photos.value = [photo];
});
afterEach(() => {
  photos.value = [];
  policy.value = classList.value = channel.value = null;
});

test("a photo whose heads are to be counted is not saved, alone or with all others", async () => {
  expect(outgoing.value).toEqual([]);
  await saveZip(outgoing.value);
  await save(photo);
  photo.headsCounted.value = { heads: 2, boxes: [], crop: null };
  await save(photo);
  expect(ordered).toEqual([]);
});

test("a photo is not saved while the turned picture is looked at, nor when that began while others were being saved", async () => {
  photo.headsCounted.value = { heads: 0, boxes: [], crop: null };
  const asked = save(photo);
  photo.turning.value = { kind: "searching", progress: null };
  await asked;
  expect(ordered).toEqual([]);
});

test("once everyone has a box, it is", async () => {
  photo.headsCounted.value = { heads: 0, boxes: [], crop: null };
  expect(outgoing.value).toEqual([photo]);
  await save(photo);
  expect(ordered).toEqual(["clear"]);
});
