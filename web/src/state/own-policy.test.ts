// A school's name becomes the short name of its policy, and never a preset's; what is used is what was set last.
import { beforeEach, expect, test, vi } from "vitest";
import type { PolicyControl, PolicyInfo } from "../wasm/schoolgate.js";

const run = vi.fn<(verb: string, about: { changes: { key: string; value: string }[] }) => Promise<{ toml: string | null; faults: [] }>>();
const choosePolicy = vi.fn<(toml: string) => Promise<void>>();
const downloadOnce = vi.fn<(file: Blob, name: string) => void>();
vi.mock("./guard", () => ({ guard: () => Promise.resolve({ words: { run } }) }));
vi.mock("./download", () => ({ downloadOnce }));
vi.mock("./school", () => ({ choosePolicy, policyError: { value: null }, presets: { value: [] } }));
const own = await import("./own-policy");

test.each([
  ["St Anne’s Primary", "st-annes-primary"],
  ["  École Élémentaire  ", "ecole-elementaire"],
  ["!!!", "my-school"],
  ["", "my-school"],
  ["Highwood", "highwood-own"],
])("%s is %s", (name, short) => {
  expect(own.shortName(name, ["highwood"])).toBe(short);
});

test("however long the name is, the short one is short", () => {
  expect(own.shortName("a ".repeat(200), []).length).toBeLessThanOrEqual(60);
});

/** The guard as it answers at once: the file says all that was set. */
const atOnce: Parameters<typeof run.mockImplementation>[0] = (_verb, { changes }) =>
  Promise.resolve({ toml: changes.map(({ key, value }) => `${key}=${value}`).join(" "), faults: [] });
const parents = { key: "consent.parents", value: "both" } as PolicyControl;
let visits = 0;

beforeEach(async () => {
  vi.clearAllMocks();
  run.mockImplementation(atOnce);
  own.startFrom({ sha256: `policy ${++visits}` } as PolicyInfo);
  own.nameSchool("St Anne’s");
  await vi.waitFor(() => expect(own.isReady.value).toBe(true));
});

test.each([
  ["used", async () => { await own.use(); return choosePolicy.mock.calls.at(-1)?.[0]; }],
  ["saved", async () => { await own.saveAsFile(); return downloadOnce.mock.calls.at(-1)?.[0].text(); }],
])("rules that are %s before the guard has answered the last change have it in them", async (_what, deed) => {
  let answer = (): void => undefined;
  run.mockImplementationOnce((...asked) => new Promise((resolve) => { answer = () => resolve(atOnce(...asked)); }));
  own.set(parents, "one");
  expect(own.isReady.value).toBe(true);
  const done = deed();
  await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(3));
  expect([choosePolicy.mock.calls, downloadOnce.mock.calls]).toEqual([[], []]);
  answer();
  expect(await done).toContain("consent.parents=one");
});

test("rules that turn out wrong are not used, however soon the button was pressed", async () => {
  run.mockResolvedValueOnce({ toml: null, faults: [] });
  own.set(parents, "none at all");
  expect(await own.use()).toBe(false);
  expect(own.isWrong.value).toBe(true);
  expect(choosePolicy).not.toHaveBeenCalled();
});

test("when the guard cannot answer there is no file, and the error is told until it can", async () => {
  run.mockRejectedValueOnce(new Error("gone"));
  own.set(parents, "one");
  expect(await own.use()).toBe(false);
  expect(own.isReady.value).toBe(false);
  expect(own.ownPolicyError.value).not.toBeNull();
  own.set(parents, "both");
  await vi.waitFor(() => expect(own.isReady.value).toBe(true));
  expect(own.ownPolicyError.value).toBeNull();
});
