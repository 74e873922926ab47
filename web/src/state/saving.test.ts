// Nothing is cleared while something keeps the page from saving, however saving was asked for.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PageError } from "../bridge/page-error";
import { PhotoEntry } from "./photo";
import { photos } from "./photos";
import { outgoing } from "./batch-out";
import { inTurn } from "./register";
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

/** What comes of the class list that is being read. */
const reading = vi.hoisted(() => ({ then: (): void => undefined }));
vi.mock("./class-list", () => ({
  classListBusy: { value: false },
  listsRead: () => new Promise<void>((resolve) => setTimeout(() => resolve(reading.then()))),
}));

let photo: PhotoEntry;
beforeEach(() => {
  reading.then = () => undefined;
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

test("pressed twice while others are being saved it is saved once, and not at all once it is taken off the page", async () => {
  photo.headsCounted.value = { heads: 0, boxes: [], crop: null };
  let over = (): void => undefined;
  const others = inTurn(() => new Promise<void>((resolve) => (over = resolve)));
  const pressed = [save(photo), save(photo)];
  await new Promise((resolve) => setTimeout(resolve));
  expect(photo.saving.value).toBe(true);
  over();
  await Promise.all([others, ...pressed]);
  expect([ordered, photo.saving.value]).toEqual([["clear"], false]);

  const again = save(photo);
  photos.value = [];
  await again;
  expect(ordered).toEqual(["clear"]);
});

test("a class list that is still being read is waited for, and what it changes counts", async () => {
  photo.headsCounted.value = { heads: 0, boxes: [], crop: null };
  const asked = save(photo);
  reading.then = () => void (classList.value = null);
  await asked;
  expect(ordered).toEqual([]);
});

test("once everyone has a box, it is", async () => {
  photo.headsCounted.value = { heads: 0, boxes: [], crop: null };
  expect(outgoing.value).toEqual([photo]);
  await save(photo);
  expect(ordered).toEqual(["clear"]);
});
