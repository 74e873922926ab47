// The way of photos through the worker: one that breaks it is marked in words, and the others go on.
import { beforeEach, expect, test, vi } from "vitest";
import { Crew, type Hand } from "../bridge/crew";
import { Lane } from "../bridge/lane";
import type { Order, Report } from "../bridge/protocol";
import { inWords } from "../words/errors";
import { answer } from "./faces";
import { addPhotos, bringBack, photos, removePhoto, retry } from "./photos";
import { allowEverywhere, askedBy } from "./several";
import { lookTurned } from "./turning";

const lanes = vi.hoisted(() => ({ current: null as unknown }));
vi.mock("./guard", () => ({ guard: () => Promise.resolve(lanes.current) }));

/** What was ordered, of every worker there was. */
let heard: string[];

/** A worker that does its work at once, and traps over photos named so. */
class Worker implements Hand {
  onmessage: Hand["onmessage"] = null;
  onerror: Hand["onerror"] = null;
  onmessageerror: Hand["onmessageerror"] = null;
  #dead = false;
  postMessage(message: unknown): void {
    const { id, kind, input } = message as Order;
    const { file } = input as { file?: File };
    heard.push(file ? `${kind} ${file.name}` : kind);
    queueMicrotask(() => {
      if (!this.#dead) this.onmessage?.({ data: this.#answer(id, kind, file) } as MessageEvent<Report>);
    });
  }
  terminate(): void {
    this.#dead = true;
  }
  #answer(id: number, kind: Order["kind"], file: File | undefined): Report {
    const fail = (code: string, message: string, lost: boolean): Report =>
      ({ kind: "failed", id, error: { code, message, place: { kind: "whole" }, detail: "", remedy: "" }, lost });
    if (file?.name === `trap-${kind}.tif`) return fail("page.worker-lost", "", true);
    if (file?.name === `damaged-${kind}.tif`) return fail("photo.broken", "It is damaged.", false);
    const format = file?.name.endsWith(".tif") ? "tiff" : "jpeg";
    const outputs: Partial<Record<Order["kind"], unknown>> = {
      open: { info: { format, width: 9, height: 9, sha256: "", frames: 1 }, hidden: { items: [], summary: [], hiddenBytes: 0 } },
      preview: new Uint8Array([1]),
      searchTurned: { passes: [1024], faces: [{ region: { x: 1, y: 1, width: 8, height: 8 }, score: 500, landmarks: [] }] },
      search: { passes: [1024, 640, 1600], faces: [] },
    };
    return { kind: "done", id, output: outputs[kind] ?? null };
  }
}

const file = (name: string) => new File(["a photo"], name);
const stages = () => Object.fromEntries(photos.value.map((photo) => [photo.file.name, photo.stage.value.kind]));
const photoOf = (name: string) => {
  const photo = photos.value.find((each) => each.file.name === name);
  if (!photo) throw new Error(`there is no ${name}`);
  return photo;
};
const allDone = () => vi.waitUntil(() => Object.values(stages()).every((kind) => kind === "ready" || kind === "failed"));

beforeEach(() => {
  heard = [];
  for (const photo of photos.value) removePhoto(photo);
  const crew = new Crew(() => new Worker());
  lanes.current = { pictures: new Lane(crew), words: new Lane(crew), search: "this search" };
});

test("photos that trap are marked in words, once each, and the others go on", async () => {
  addPhotos(["trap-open.tif", "a.jpg", "trap-preview.tif", "trap-search.tif", "b.tif"].map(file));
  await allDone();
  expect(stages()).toEqual({
    "trap-open.tif": "failed", "a.jpg": "ready", "trap-preview.tif": "failed", "trap-search.tif": "failed", "b.tif": "ready",
  });
  for (const name of ["trap-open.tif", "trap-preview.tif", "trap-search.tif"]) {
    const stage = photoOf(name).stage.value;
    expect(stage.kind === "failed" && inWords(stage.error).message).toBe("The check of this photo broke off, so it stays stopped.");
  }
  for (const kind of ["open", "preview", "search"]) expect(heard.filter((each) => each === `${kind} trap-${kind}.tif`)).toHaveLength(1);
});

test("only a person tries a photo again that broke the worker", async () => {
  addPhotos([file("trap-search.tif")]);
  await allDone();
  retry(photoOf("trap-search.tif"));
  await vi.waitUntil(() => heard.filter((each) => each === "search trap-search.tif").length === 2);
  await allDone();
  expect(stages()).toEqual({ "trap-search.tif": "failed" });
});

test("a format that browsers may not draw is shown as the guard decoded it, and no other", async () => {
  addPhotos([file("a.jpg"), file("b.tif")]);
  await allDone();
  expect(photoOf("a.jpg").shown.value).toBe(photoOf("a.jpg").url);
  expect(photoOf("b.tif").shown.value).toMatch(/^blob:/u);
  expect(photoOf("b.tif").shown.value).not.toBe(photoOf("b.tif").url);
  expect(heard).not.toContain("preview a.jpg");
});

test("a preview that fails says why, and the photo is searched all the same", async () => {
  addPhotos([file("damaged-preview.tif")]);
  await allDone();
  const photo = photoOf("damaged-preview.tif");
  expect(photo.previewError.value?.code).toBe("photo.broken");
  expect(photo.shown.value).toBeNull();
  expect(photo.stage.value.kind).toBe("ready");
});

test("one answer about the devices serves for every photo that is asked the same, each by its own key", () => {
  addPhotos(["a.jpg", "b.jpg", "c.jpg"].map(file));
  const asks = (name: string, ...rules: string[]) => {
    const findings = rules.map((rule) => ({ rule, severity: "ask", key: `${rule}:${name}`, allowed: false }));
    photoOf(name).judgement.value = { submission: {}, rules: 0, verdict: { findings } } as never;
  };
  asks("a.jpg", "device.transfer", "device.school");
  asks("b.jpg", "device.transfer");
  asks("c.jpg", "exposure");
  allowEverywhere("device.transfer");
  expect(photos.value.map((photo) => photo.allowed.value)).toEqual([["device.transfer:a.jpg"], ["device.transfer:b.jpg"], []]);
  expect(askedBy("device.transfer")).toEqual([]);
});

test("a second look adds what only the turned picture shows, and a third finds nothing more", async () => {
  addPhotos([file("a.jpg")]);
  await allDone();
  const photo = photoOf("a.jpg");
  await lookTurned(photo);
  expect(photo.turning.value).toEqual({ kind: "done", added: 1 });
  answer(photo, photo.faces.value[0]!.key, { kind: "cover" });
  await lookTurned(photo);
  expect(photo.turning.value).toEqual({ kind: "done", added: 0 });
  expect(photo.faces.value).toHaveLength(1);
  photo.history.undo();
  photo.history.undo();
  expect(photo.faces.value).toHaveLength(1);
});

test.each(["damaged-searchTurned.tif", "trap-searchTurned.tif"])("a second look that fails says so and changes nothing: %s", async (name) => {
  addPhotos([file(name)]);
  await allDone();
  const photo = photoOf(name);
  const before = photo.faces.value;
  await lookTurned(photo);
  expect(photo.turning.value?.kind).toBe("failed");
  expect(photo.faces.value).toBe(before);
  expect(photo.stage.value.kind).toBe("ready");
  expect(photo.hold.value).toEqual({ kind: "count", again: false });
});

test.each([
  ["of this file by this search", { sha256: "", by: "this search" }, false],
  ["of this file by another search", { sha256: "", by: "an older search" }, true],
  ["of another file", { sha256: "another", by: "this search" }, true],
  ["by a search that nobody can name", { sha256: "", by: null }, true],
])("a photo that comes back with what was found %s is searched anew: %s", async (_, kept, anew) => {
  bringBack(file("back.jpg"), 0, (photo) => {
    photo.keptSearch = { ...kept, passes: [1024] };
  });
  await allDone();
  expect(heard.includes("search back.jpg")).toBe(anew);
  expect(photoOf("back.jpg").searched.value).toEqual(anew ? [1024, 640, 1600] : [1024]);
});

test("a photo comes back with its number, or with the next one where that is taken", async () => {
  addPhotos([file("first.jpg")]);
  const { number } = photoOf("first.jpg");
  const back = [number + 5, number, number + 5].map((each, index) => bringBack(file(`${index}.jpg`), each, () => {}).number);
  expect(back).toEqual([number + 5, number + 6, number + 7]);
  addPhotos([file("last.jpg")]);
  expect(photoOf("last.jpg").number).toBe(number + 8);
});
