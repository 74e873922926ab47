// The verdict in one word.
import { expect, test } from "vitest";
import type { Finding, Submission } from "../wasm/schoolgate.js";
import { statusOf } from "./photo";

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
