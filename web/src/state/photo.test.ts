// The verdict in one word.
import { afterEach, expect, test } from "vitest";
import type { Finding, Submission } from "../wasm/schoolgate.js";
import { answer, placeFace } from "./faces";
import { withFound } from "./found";
import { PhotoEntry, statusOf } from "./photo";
import { channel, classList, policy } from "./school";

const submission = { faces: [{ subject: null }, { subject: { kind: "person", id: "p1" } }], publisher: null, approval: null } as unknown as Submission;
const finding = (more: Partial<Finding>): Finding => ({
  rule: "consent.written", also: [], severity: "block", place: { kind: "submission" }, person: null, message: "", remedy: "", key: "k", allowed: false, ...more,
});
const region = { x: 0, y: 0, width: 9, height: 9 };
const word = (permitted: boolean, ...findings: Finding[]) =>
  statusOf({ submission, verdict: { policy: "p", permitted, exposed: false, findings, notChecked: [] } });

test("a photo is clear only when the judge permits it", () => {
  expect(word(true, finding({ severity: "note" }))).toBe("clear");
});

test("a face nobody has answered for needs somebody; a refusal stops", () => {
  expect(word(false, finding({ place: { kind: "face", index: 0, region } }))).toBe("needs-you");
  expect(word(false, finding({ place: { kind: "face", index: 1, region } }))).toBe("stopped");
});

test("an open question needs somebody", () => {
  expect(word(false, finding({ severity: "ask" }))).toBe("needs-you");
});

test("what has not been filled in yet needs somebody", () => {
  expect(word(false, finding({ rule: "publisher.role" }), finding({ rule: "approval.head" }))).toBe("needs-you");
  expect(statusOf({
    submission: { ...submission, publisher: "class-teacher" },
    verdict: { policy: "p", permitted: false, exposed: false, findings: [finding({ rule: "publisher.role" })], notChecked: [] },
  })).toBe("stopped");
});

test("one refusal among open questions stops", () => {
  expect(word(false, finding({ severity: "ask" }), finding({ rule: "hard-stop", place: { kind: "face", index: 1, region } }))).toBe("stopped");
});

const asked = (): PhotoEntry => {
  policy.value = {} as typeof policy.value;
  classList.value = { people: [], problems: [] };
  channel.value = "website";
  const photo = new PhotoEntry("p", 1, new File(["a photo"], "a.jpg"));
  photo.info.value = { width: 1000, height: 800, sha256: "", frames: 1 } as PhotoEntry["info"]["value"];
  photo.deviceFacts.value = { device: null, taken: null };
  photo.faces.value = withFound([], [{ region: { x: 9, y: 9, width: 40, height: 40 }, score: 700, landmarks: [{ x: 10, y: 10 }] }]);
  photo.stage.value = { kind: "ready" };
  return photo;
};
afterEach(() => {
  policy.value = classList.value = channel.value = null;
});

test("the judge gets a moved box where it is now, and nothing of the page's own", () => {
  const photo = asked();
  placeFace(photo, photo.faces.value[0]!.key, { x: 90, y: 9, width: 40, height: 40 }, "move");
  expect(photo.submission.value?.faces).toEqual([{ region: { x: 90, y: 9, width: 40, height: 40 }, score: 700, landmarks: [], sharpness: null, subject: null }]);
});

test("a cover's style is sent when something is to be covered in another than the plain one", () => {
  const photo = asked();
  photo.coverStyle.value = "mosaic";
  expect(photo.submission.value?.choices).not.toHaveProperty("cover");
  answer(photo, photo.faces.value[0]!.key, { kind: "cover" });
  expect(photo.submission.value?.choices).toMatchObject({ keepGainMap: false, plainProfile: false, cover: "mosaic" });
  photo.coverStyle.value = "solid";
  expect(photo.submission.value?.choices).not.toHaveProperty("cover");
});

test("a clear verdict needs somebody as long as heads are to be counted", () => {
  const photo = asked();
  photo.judgement.value = { submission: photo.submission.value!, rules: 0, verdict: { policy: "p", permitted: true, exposed: false, findings: [], notChecked: [] } };
  expect(photo.status.value).toBe("clear");
  photo.faces.value = [];
  expect(photo.status.value).toBe("needs-you");
  photo.headsCounted.value = { heads: 0, boxes: [], crop: null };
  expect(photo.status.value).toBe("clear");
});
