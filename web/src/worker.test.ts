// A worker over a guard that breaks down: whatever is not the guard's own error costs the worker, and says so.
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Order, Report } from "./bridge/protocol";

const guard = vi.hoisted(() => ({
  default: vi.fn(async () => ({})),
  open: vi.fn(),
  inspect: vi.fn(() => ({ items: [] })),
  preview: vi.fn(),
  judge: vi.fn(),
  loadPolicy: vi.fn(),
  importDevices: vi.fn(),
  deviceFacts: vi.fn(),
  importClassList: vi.fn(),
  importClassListWith: vi.fn(),
  mergeClassLists: vi.fn(),
  checkCaption: vi.fn(),
  clear: vi.fn(),
  ReceiptKey: { generate: vi.fn(), load: vi.fn() },
}));
vi.mock("./wasm/schoolgate.js", () => guard);
vi.mock("./seal", () => ({ seal: () => {} }));

const said: Report[] = [];
const scope = globalThis as unknown as { postMessage: unknown; onmessage: (event: { data: Order }) => void };
let lastId = 0;

beforeAll(async () => {
  scope.postMessage = (report: Report) => said.push(report);
  await import("./worker");
});
beforeEach(() => {
  said.length = 0;
  vi.clearAllMocks();
  guard.open.mockImplementation(() => ({ info: { format: "tiff" }, free: () => {} }));
});

async function order(kind: Order["kind"], input: unknown): Promise<Report> {
  const id = ++lastId;
  scope.onmessage({ data: { id, kind, input } as Order });
  return vi.waitUntil(() => said.find((report) => report.kind !== "here" && report.id === id && report.kind !== "progress"));
}
const source = (id: string) => ({ id, file: new Blob(["a photo"]) });
const throwing = (error: unknown) => () => {
  throw error;
};

test.each([
  ["a trap", new WebAssembly.RuntimeError("unreachable")],
  ["a stack that overflowed", new RangeError("Maximum call stack size exceeded")],
  ["a handle that is gone", new Error("null pointer passed to rust")],
])("%s costs the worker, in words that are not the engine's", async (_, thrown) => {
  guard.preview.mockImplementation(throwing(thrown));
  const report = await order("preview", { ...source(`p${lastId}`), longestSide: 9 });
  expect(report).toMatchObject({ kind: "failed", lost: true, error: { code: "page.worker-lost" } });
});

test("a trap while opening is one too", async () => {
  guard.open.mockImplementation(throwing(new WebAssembly.RuntimeError("memory access out of bounds")));
  expect(await order("open", source("bad"))).toMatchObject({ kind: "failed", lost: true });
});

test("an error of the guard costs nothing but its job", async () => {
  const error = { code: "photo.broken", message: "It is damaged.", place: { kind: "whole" }, detail: "", remedy: "Mend it." };
  guard.preview.mockImplementation(throwing(error));
  expect(await order("preview", { ...source("damaged"), longestSide: 9 })).toEqual({ kind: "failed", id: lastId, error, lost: false });
});

test("a photo that a worker has not met is opened from its file", async () => {
  guard.preview.mockImplementation(() => new Uint8Array([7]));
  expect(await order("preview", { ...source("new here"), longestSide: 9 })).toMatchObject({ kind: "done", output: new Uint8Array([7]) });
  expect(guard.open).toHaveBeenCalledTimes(1);
});

test("a receipt key is made, told of and let go of, and a file that is none costs nothing but its job", async () => {
  const key = { toFile: () => "a secret", publicJwk: () => "a public key", free: vi.fn() };
  guard.ReceiptKey.generate.mockReturnValue(key);
  guard.ReceiptKey.load.mockImplementationOnce(() => key).mockImplementationOnce(throwing({ code: "receipt.key", message: "It is no key.", place: { kind: "whole" }, detail: "", remedy: "" }));
  expect(await order("newReceiptKey", { seed: new Uint8Array(32) })).toMatchObject({ output: { file: "a secret", publicJwk: "a public key" } });
  expect(await order("checkReceiptKey", { key: "a secret" })).toMatchObject({ output: { publicJwk: "a public key" } });
  expect(key.free).toHaveBeenCalledTimes(2);
  expect(await order("checkReceiptKey", { key: "another file" })).toMatchObject({ kind: "failed", lost: false, error: { code: "receipt.key" } });
});

test("a photo is cleared with the receipt key it was given, and without one with none", async () => {
  guard.loadPolicy.mockReturnValueOnce(policy("made-up"));
  guard.importClassListWith.mockReturnValue({ report: {}, listed: {}, size: 1, free: vi.fn() });
  await order("policy", { policy: "made-up" });
  await order("classList", { files: [{ name: "class.csv", bytes: new Uint8Array(), mapping: {} }], tell: false });
  for (const receiptKey of ["a key", null]) {
    await order("clear", { photo: source("to clear"), submission: {}, previous: null, registerKey: null, receiptKey });
    expect(guard.clear.mock.lastCall?.slice(4)).toEqual([undefined, expect.any(BigInt), undefined, receiptKey ?? undefined]);
  }
});

interface Fake {
  name: string;
  info: { id: string };
  free: ReturnType<typeof vi.fn>;
  withDevices(): Fake;
  withKeys(list: string): Fake;
}
const policy = (name: string): Fake => ({
  name,
  info: { id: name },
  free: vi.fn(),
  withDevices: () => policy(`${name} with devices`),
  withKeys(list) {
    if (list === "no list") throw { code: "approval.key", message: "It is no key.", place: { kind: "whole" }, detail: "", remedy: "" };
    return policy(`${name} with ${list}`);
  },
});

test("a school that is forgotten is let go of, with the photos that are open", async () => {
  const free = vi.fn();
  guard.loadPolicy.mockReturnValue({ info: {}, free, withDevices: vi.fn() });
  guard.open.mockImplementation(() => ({ info: { format: "tiff" }, free }));
  await order("policy", { policy: "made-up" });
  await order("open", source("open now"));
  expect(await order("forgetSchool", null)).toMatchObject({ kind: "done" });
  expect(free.mock.calls.length).toBeGreaterThanOrEqual(2);
  expect(await order("deviceFacts", { evidence: {} })).toMatchObject({ kind: "failed" });
});

test("the school's devices join whatever policy is loaded, before it and after it", async () => {
  const [first, second] = [policy("first"), policy("second")];
  guard.loadPolicy.mockReturnValueOnce(first).mockReturnValueOnce(second);
  guard.importDevices.mockReturnValue({ report: { devices: [], problems: [] }, free: vi.fn() });
  guard.deviceFacts.mockImplementation((_: unknown, { name }: { name: string }) => name);
  await order("policy", { policy: "first" });
  expect(await order("deviceFacts", { evidence: {} })).toMatchObject({ output: "first" });
  await order("devices", { bytes: new Uint8Array() });
  expect(await order("deviceFacts", { evidence: {} })).toMatchObject({ output: "first with devices" });
  await order("policy", { policy: "second" });
  expect(await order("deviceFacts", { evidence: {} })).toMatchObject({ output: "second with devices" });
  expect(first.free).toHaveBeenCalledTimes(1);
});

test("so does its list of keys, and one that cannot be read changes nothing", async () => {
  guard.loadPolicy.mockReturnValueOnce(policy("first")).mockReturnValueOnce(policy("second"));
  guard.importDevices.mockReturnValue({ report: { devices: [], problems: [] }, free: vi.fn() });
  guard.deviceFacts.mockImplementation((_: unknown, { name }: { name: string }) => name);
  await order("devices", { bytes: new Uint8Array() });
  await order("policy", { policy: "first" });
  expect(await order("approverKeys", { list: "keys" })).toMatchObject({ output: { id: "first with keys" } });
  expect(await order("approverKeys", { list: "no list" })).toMatchObject({ kind: "failed", lost: false });
  expect(await order("deviceFacts", { evidence: {} })).toMatchObject({ output: "first with keys with devices" });
  expect(await order("policy", { policy: "second" })).toMatchObject({ output: { id: "second with keys" } });
  expect(await order("deviceFacts", { evidence: {} })).toMatchObject({ output: "second with keys with devices" });
});

test("the school’s own words join whatever list is loaded, before it and after it; words that cannot be read change nothing", async () => {
  const list = () => {
    const made = {
      words: "",
      free: vi.fn(),
      setSchoolWords(text: string) {
        if (text === "no words") throw { code: "school.words", message: "It could not be read.", place: { kind: "whole" }, detail: "", remedy: "" };
        made.words = text;
      },
    };
    return made;
  };
  const trial = list();
  guard.importClassList.mockReturnValue(trial);
  guard.importClassListWith.mockReturnValue({});
  guard.mergeClassLists.mockImplementation(list);
  guard.checkCaption.mockImplementation((_: unknown, { words }: { words: string }) => words);
  const readWith = async () => (await order("mentions", { words: {} })) as { output?: unknown };
  const load = () => order("classList", { files: [{ name: "a.csv", bytes: new Uint8Array(), mapping: {} }], tell: false });

  expect(await order("schoolWords", { text: "no words" })).toMatchObject({ kind: "failed", lost: false });
  expect(await order("schoolWords", { text: "ours" })).toMatchObject({ kind: "done" });
  expect(trial.free).toHaveBeenCalledTimes(2);
  await load();
  expect(await readWith()).toMatchObject({ output: "ours" });
  expect(await order("schoolWords", { text: "no words" })).toMatchObject({ kind: "failed", lost: false });
  await load();
  expect(await readWith()).toMatchObject({ output: "ours" });
  await order("schoolWords", { text: null });
  expect(await readWith()).toMatchObject({ output: "" });
  await order("schoolWords", { text: "theirs" });
  await order("forgetSchool", null);
  await load();
  expect(await readWith()).toMatchObject({ output: "" });
});
