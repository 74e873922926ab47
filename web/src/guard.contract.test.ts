// The guard keeps what its types promise. They are written by hand beside the Rust, so nothing but this compares the two.
import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { checkReceipt } from "../package/examples/check-receipt.mjs";
import { isOutside, publishedSize } from "./state/framing";
import { hashOf } from "./state/folder";
import type * as Guard from "./wasm/schoolgate.js";
import type { FaceSearch, Submission } from "./wasm/schoolgate.js";

const at = (path: string) => new URL(path, import.meta.url);
const bytesOf = (path: string) => new Uint8Array(readFileSync(at(path)));
const isBuilt = ["./wasm/schoolgate_bg.wasm", "../public/sample/trip-2.jpg", "../../models/centerface.onnx"].every((path) => existsSync(at(path)));

// It takes what `cargo xtask build` makes; the page cannot be built without it either.
describe.runIf(isBuilt)("the guard", () => {
  let guard: typeof Guard;
  let list: Guard.ClassList;
  let policy: Guard.Policy;
  let photo: Guard.Photo;
  let search: FaceSearch;
  const heard: [number, number, Guard.Face[]][] = [];

  beforeAll(async () => {
    guard = await import("./wasm/schoolgate.js");
    await guard.default({ module_or_path: bytesOf("./wasm/schoolgate_bg.wasm") });
    list = guard.importClassList(bytesOf("../public/sample/class-list.csv"));
    policy = guard.loadPolicy("clavering");
    photo = guard.open(bytesOf("../public/sample/trip-2.jpg"));
    search = guard.detectFaces(new guard.Detector(bytesOf("../../models/centerface.onnx")), photo, (done, total, faces) => {
      heard.push([done, total, faces]);
    });
  }, 120_000);

  const submission = (more: Partial<Submission> = {}): Submission => {
    const { sha256, width, height, frames } = photo.info;
    return {
      photo: { sha256, width, height, frames, searched: search.passes },
      faces: search.faces.map((face) => ({ ...face, subject: { kind: "cover" } })),
      words: { caption: "", altText: "", fileName: "trip.jpg" },
      channel: "website",
      publisher: "web-manager",
      approval: { by: "headteacher", on: "2026-11-20" },
      on: "2026-11-20",
      allowed: [],
      ...more,
    };
  };

  const thrown = (act: () => unknown): unknown => {
    try {
      return act();
    } catch (error) {
      return error;
    }
  };

  test("a class list has people, with names and consents", () => {
    expect(Object.keys(list.report).sort()).toEqual(["encoding", "people", "problems", "separator"]);
    expect(list.report.people[0]).toMatchObject({ id: "PUPIL-001", kind: "pupil", forename: "Zebedee", surname: "Sampleton", knownAs: null });
    expect(list.report.people[0]?.consents[0]).toMatchObject({ channel: "website", state: "granted", giver: "parent1" });
  });

  test("every preset can be shown and loaded", () => {
    const presets = guard.presetPolicies();
    expect(presets).toHaveLength(5);
    for (const { id, name, channels, roles, rules } of presets) {
      expect(guard.loadPolicy(id).info.name).toBe(name);
      for (const words of [...channels, ...roles].flatMap((each) => [each.words.en, each.words.cy])) expect(words).toMatch(/\w/u);
      expect(rules.length).toBeGreaterThan(20);
    }
  });

  test("a photo tells its size and what is hidden in it", () => {
    expect(photo.info).toMatchObject({ format: "jpeg", width: 1600, height: 1000, orientation: 1, frames: 1 });
    const { items, summary, hiddenBytes } = guard.inspect(photo);
    expect(items.map(({ group }) => group)).toContain("location");
    expect(summary[0]).toEqual({ group: expect.any(String), text: expect.stringMatching(/\w/u), welsh: expect.stringMatching(/\w/u) });
    expect(hiddenBytes).toBeGreaterThan(0);
  });

  test("a clean copy has nothing hidden, and its hash is that of its bytes", async () => {
    const { bytes, mediaType, sha256 } = guard.clean(photo);
    expect(mediaType).toBe("image/jpeg");
    expect(await hashOf(bytes.slice().buffer)).toBe(sha256);
    const copy = guard.open(bytes);
    expect(guard.inspect(copy)).toMatchObject({ items: [], hiddenBytes: 0, evidence: { make: "", model: "", serial: "", taken: null }, position: null });
    expect(copy.info).toMatchObject({ format: "jpeg", width: 1600, height: 1000, sha256 });
    copy.free();
  });

  test("a photo tells its device and its day, and the guard whose device that was", () => {
    const { evidence } = guard.inspect(photo);
    expect(evidence).toMatchObject({ make: "Madeup", model: "Madeup Pocket 1", serial: "MADEUP-000002", taken: "2024-06-14" });
    expect(guard.deviceFacts(evidence, policy)).toEqual({ device: null, taken: null });
    const devices = (list: string) => guard.importDevices(new TextEncoder().encode(`Make,Model,Serial number\n${list}\n`));
    expect(devices("Madeup,Pocket 1,").report).toEqual({ devices: [{ make: "Madeup", model: "Pocket 1", serial: "" }], problems: [] });
    expect(guard.deviceFacts(evidence, policy.withDevices(devices("Madeup,Pocket 1,")))).toEqual({ device: "school", taken: "2024-06-14" });
    const strict = policy.withDevices(devices("Madeup,Pocket 1,ANOTHER"));
    expect(guard.deviceFacts(evidence, strict)).toEqual({ device: "other", taken: "2024-06-14" });
    const asked = submission();
    const facts = { ...asked, photo: asked.photo && { ...asked.photo, ...guard.deviceFacts(evidence, strict) } };
    expect(guard.judge(facts, list, strict).findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(["device.school", "device.transfer"]));
    expect(thrown(() => guard.clear(photo, asked, list, strict))).toMatchObject({ code: "submission.other-photo" });
  });

  test("a preview is a JPEG no larger than asked", () => {
    const preview = guard.open(guard.preview(photo, 320));
    expect(preview.info).toMatchObject({ format: "jpeg", width: 320, height: 200, orientation: 1 });
  });

  test("three faces are found, and every pass is told", () => {
    expect(search.faces).toHaveLength(3);
    expect(search.faces[0]).toMatchObject({ region: { x: expect.any(Number), width: expect.any(Number) }, score: expect.any(Number) });
    expect(search.faces[0]?.landmarks).toHaveLength(5);
    expect(heard.at(-1)).toEqual([4, 4, search.faces]);
  });

  test("names in words are found by character, not by byte", () => {
    const found = guard.checkCaption({ caption: "🎉 Zebedee Sampleton!", altText: "", fileName: "" }, list);
    expect(found).toEqual([expect.objectContaining({ field: "caption", kind: "full-name", start: 2, end: 19, startByte: 5, people: ["PUPIL-001"] })]);
  });

  test("the verdict is one whether as an object or as text", () => {
    const asked = submission({ faces: search.faces });
    const verdict = guard.judge(asked, list, policy);
    expect(JSON.parse(guard.judgeJson(asked, list, policy))).toEqual(verdict);
    expect(verdict.permitted).toBe(false);
    expect(verdict.findings[0]).toMatchObject({ rule: "consent.written", severity: "block", place: { kind: "face", index: 0 }, allowed: false });
  });

  test("a photo with every face covered is cleared, and the entry has a hash", () => {
    const { bytes, mediaType, words, entry } = guard.clear(photo, submission(), list, policy);
    expect(bytes).toBeInstanceOf(Uint8Array);
    expect(mediaType).toBe("image/jpeg");
    expect(words.fileName).toBe("trip.jpg");
    const { hash } = JSON.parse(entry) as { hash: string };
    expect(JSON.parse(guard.clear(photo, submission(), list, policy, hash).entry)).toMatchObject({ previous: hash });
  });

  test("what is cleared comes with a receipt that a server can check, and without a key with none", () => {
    expect(guard.clear(photo, submission(), list, policy).receipt).toBe(null);
    const key = guard.ReceiptKey.generate(crypto.getRandomValues(new Uint8Array(32)));
    const [file, jwk] = [key.toFile(), JSON.parse(key.publicJwk()) as JsonWebKey];
    expect(guard.ReceiptKey.load(file).publicJwk()).toBe(key.publicJwk());
    const { bytes, receipt } = guard.clear(photo, submission(), list, policy, null, null, null, file);
    const expected = { keys: [jwk], photo: bytes, channel: submission().channel };
    expect(checkReceipt(receipt, expected)).toMatchObject({ version: 1, fileName: "trip.jpg", on: submission().on });
    expect(() => checkReceipt(receipt, { ...expected, photo: bytes.slice(1) })).toThrow("not for this file");
    expect(thrown(() => guard.clear(photo, submission(), list, policy, null, null, null, "no key"))).toMatchObject({ code: "receipt.key" });
  });

  test("words alone get a receipt when nothing stands in their way", () => {
    const key = guard.ReceiptKey.generate(new Uint8Array(32)).toFile();
    const words = (caption: string) => submission({ photo: null, faces: [], words: { caption, altText: "", fileName: "" } });
    const [, payload = ""] = guard.clearWords(words("Sports day is on Friday"), list, policy, key).split(".");
    expect(JSON.parse(Buffer.from(payload, "base64url").toString())).toMatchObject({ photo: null, fileName: "" });
    expect(thrown(() => guard.clearWords(words("Well done, Zebedee Sampleton!"), list, policy, key))).toMatchObject({ code: "verdict.not-permitted" });
    expect(thrown(() => guard.clearWords(submission(), list, policy, key))).toMatchObject({ code: "receipt.has-photo" });
  });

  test("the page and the guard agree on which faces a crop leaves out", () => {
    let seed = 11;
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    const regionIn = ({ width, height }: { width: number; height: number }) => {
      const [x, y] = [random(width - 8), random(height - 8)];
      return { x, y, width: 8 + random(Math.min(width - x - 7, 160)), height: 8 + random(Math.min(height - y - 7, 160)) };
    };
    for (let turn = 0; turn < 60; turn++) {
      const faces = Array.from({ length: 40 }, () => ({ region: regionIn(photo.info), score: 900, landmarks: [] }));
      const crop = { ...regionIn(photo.info), ...(turn % 2 ? { x: 0, width: 800 } : {}) };
      const asked = guard.judge(submission({ faces, crop }), list, policy).findings.filter(({ message }) => message.startsWith("Nobody has said who"));
      const shown = asked.map(({ place }) => (place.kind === "face" ? place.index : -1)).sort((a, b) => a - b);
      expect(shown).toEqual(faces.flatMap(({ region }, index) => (isOutside(region, crop, photo.info) ? [] : [index])));
    }
  });

  test("a picture made smaller has the size that the page says", () => {
    const crop = { x: 100, y: 50, width: 1111, height: 777 };
    for (const longestSide of [1000, 799, 161]) {
      const { info } = guard.open(guard.clear(photo, submission({ crop, longestSide }), list, policy).bytes);
      expect(info).toMatchObject(publishedSize(crop, longestSide));
    }
    const { info } = guard.open(guard.clear(photo, submission({ crop }), list, policy).bytes);
    for (const side of ["width", "height"] as const) expect(crop[side] - info[side]).toBeLessThanOrEqual(30);
  });

  test("a crop keeps no further picture of the whole, whatever is chosen to be kept", () => {
    const { bytes } = guard.clear(photo, submission({ crop: { x: 0, y: 0, width: 800, height: 800 }, choices: { keepGainMap: true } }), list, policy);
    expect(guard.inspect(guard.open(bytes))).toMatchObject({ pictures: [], hiddenBytes: 0 });
  });

  test("sharpness is a number for each face, in their order", () => {
    const numbers = [...guard.faceSharpness(photo, search.faces.map(({ region }) => region))];
    expect(numbers).toHaveLength(3);
    for (const number of numbers) expect(number).toBeGreaterThan(200);
  });

  test("what is thrown has a code and words", () => {
    const shape = { code: expect.any(String), message: expect.any(String), remedy: expect.any(String), detail: expect.any(String), place: { kind: expect.any(String) } };
    expect(thrown(() => guard.open(new Uint8Array()))).toMatchObject({ ...shape, code: "photo.empty" });
    expect(thrown(() => guard.loadPolicy("nobody's"))).toMatchObject({ ...shape, code: "policy.unknown" });
    expect(thrown(() => guard.clear(photo, submission({ publisher: null }), list, policy))).toMatchObject({ ...shape, code: "verdict.not-permitted" });
  });
});
