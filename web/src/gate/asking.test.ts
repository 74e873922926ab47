// What the host asks and what a person decides, with a guard that stops names and asks for nothing else.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PolicyInfo, Submission } from "../wasm/schoolgate.js";
import { photos } from "../state/photos";
import { entries, restore } from "../state/register";
import { channel, classList, day, policy, publisher } from "../state/school";
import { ask, asking, chosen, clearError, isClearing, leave, leaveOut, leftOut, letGoIn, open, standing, takeBack, type Answered } from "./asking";
import type { FormWords, School } from "./messages";

const guarded = vi.hoisted(() => ({ cleared: 0, hasKey: true, during: (): void | Promise<void> => {} }));

vi.mock("../state/guard", async () => {
  const { signal } = await import("@preact/signals");
  const { PageError } = await import("../bridge/page-error");
  const judged = ({ words }: Submission) => {
    const findings = words.caption.includes("Wren")
      ? [{ rule: "names.with-image", also: [], severity: "block", person: null, message: "", remedy: "", key: "", allowed: false, place: { kind: "words", field: "caption", start: 0, end: 4 } }]
      : [];
    return { policy: "p", permitted: findings.length === 0, exposed: false, findings, notChecked: [] };
  };
  const run = async (kind: string, input: { submission: Submission; file: File; id: string; previous: string | null }) => {
    switch (kind) {
      case "open":
        if (input.file.name.endsWith(".txt")) throw new PageError("page.file-unreadable");
        return { info: { width: 1000, height: 800, sha256: input.id, frames: 1, format: "jpeg" }, hidden: { evidence: {}, items: [] } };
      case "search":
        return { faces: [], passes: [1] };
      case "deviceFacts":
        return { device: null, taken: null };
      case "judge":
        return judged(input.submission);
      case "clear":
        if (!judged(input.submission).permitted) throw new PageError("page.unexpected");
        guarded.cleared++;
        await guarded.during();
        return { bytes: new Uint8Array([1]), mediaType: "image/jpeg", words: input.submission.words, entry: JSON.stringify({ hash: String(guarded.cleared), previous: input.previous }), receipt: `receipt ${guarded.cleared}` };
      case "clearWords":
        if (!judged(input.submission).permitted) throw new PageError("page.unexpected");
        return `receipt of “${input.submission.words.caption}”`;
      default:
        return [];
    }
  };
  const lanes = { run: (kind: string, input: never) => run(kind, input) };
  return { guard: () => Promise.resolve({ pictures: lanes, words: lanes }), loading: signal({ kind: "ready" }) };
});
vi.mock("./receipts", async () => {
  const { PageError } = await import("../bridge/page-error");
  return {
    useReceiptKey: async () => {},
    receiptKey: () => {
      if (!guarded.hasKey) throw new PageError("gate.no-receipt");
      return "key";
    },
  };
});

const SCHOOL: School = { policy: null, classList: [], channel: null, publisher: null, receiptKey: null, on: "2026-11-26", language: null };
const file = (name: string) => new File(["a photo"], name, { type: "image/jpeg" });

let lastId = 0;
let show: ReturnType<typeof vi.fn>;
let off: AbortController;
const words = (caption: string): FormWords => ({ caption, altText: "" });
const about = (pictures: Parameters<typeof ask>[0]["pictures"], caption: string): Promise<Answered> =>
  ask({ id: ++lastId, pictures, words: words(caption), school: SCHOOL }, show as () => void, off.signal);

/** The person counts no heads in any picture. */
const count = () => {
  for (const photo of chosen.value) photo.headsCounted.value = { heads: 0, boxes: [], crop: null };
};
const until = (check: () => boolean) => vi.waitFor(() => expect(check()).toBe(true));
const names = ({ outcome }: Answered) => (outcome.kind === "cleared" ? outcome.pieces.map((piece) => piece.file.name) : outcome.kind);

/** Two pictures that a person has let go. */
async function twoCleared(): Promise<Answered> {
  const answer = about([file("one.jpg"), file("two.jpg")], "A boat");
  await until(() => open.value === 2);
  count();
  await until(() => standing.value === "clear");
  await letGoIn();
  return answer;
}

beforeEach(() => {
  policy.value = { name: "A school", channels: [{ id: "website", words: { en: "", cy: "" } }], roles: [] } as unknown as PolicyInfo;
  channel.value = "website";
  publisher.value = null;
  classList.value = { people: [], problems: [] };
  restore([]);
  Object.assign(guarded, { cleared: 0, hasKey: true, during: () => {} });
  show = vi.fn();
  off = new AbortController();
});
afterEach(() => off.abort());

test("words that nothing is said against go without anybody being asked", async () => {
  const { outcome } = await about([], "A boat\r\nrace");
  expect(outcome).toEqual({ kind: "cleared", pieces: [], words: words("A boat\nrace"), receipt: "receipt of “A boat\nrace”" });
  expect(show).not.toHaveBeenCalled();
  expect(day.value).toBe("2026-11-26");
});

test("no words at all have a receipt too", async () => {
  expect((await about([], " ")).outcome).toMatchObject({ kind: "cleared", receipt: "receipt of “ ”" });
});

test("words with a name are shown once, and nothing goes until a person has put them right", async () => {
  const answer = about([], "Wren in a boat");
  await until(() => show.mock.calls.length > 0);
  await letGoIn();
  expect(asking.value).not.toBeNull();
  leave();
  expect((await answer).outcome).toEqual({ kind: "left" });
  expect(show).toHaveBeenCalledTimes(1);
});

test("a picture waits for a person, and goes with the words and a line of the register", async () => {
  const answer = await twoCleared();
  expect(names(answer)).toEqual(["one.jpg", "two.jpg"]);
  expect(answer.outcome).toMatchObject({ words: words("A boat"), receipt: "receipt 1" });
  expect(entries.value).toHaveLength(2);
  expect(show).toHaveBeenCalledTimes(1);
  expect(photos.value, "nothing of it is left in sight").toEqual([]);
});

test("asked again with the same words, nothing is cleared twice; with others all is, and nobody is asked", async () => {
  const { asking: before } = await twoCleared();
  if (!before) throw new Error("it was cleared");
  show.mockClear();
  expect(names(await about(before, "A boat"))).toEqual(["one.jpg", "two.jpg"]);
  expect(guarded.cleared).toBe(2);
  expect((await about(before, "Two boats")).outcome).toMatchObject({ words: words("Two boats"), receipt: "receipt 3" });
  expect(guarded.cleared).toBe(4);
  expect(show).not.toHaveBeenCalled();
});

test("who gives up an asking that was cleared before can be asked once more", async () => {
  const { asking: before } = await twoCleared();
  if (!before) throw new Error("it was cleared");
  const answer = about(before, "Wren in a boat");
  await until(() => open.value === 2);
  leave();
  const { outcome, asking: after } = await answer;
  expect(outcome.kind).toBe("left");
  expect(names(await about(after ?? [], "A boat"))).toEqual(["one.jpg", "two.jpg"]);
});

test("a picture that is left out does not go; put back it goes, in its place", async () => {
  const answer = about([file("notes.txt"), file("one.jpg"), file("two.jpg")], "A boat");
  await until(() => chosen.value.length === 3 && chosen.value.slice(1).every(({ stage }) => stage.value.kind === "ready"));
  const [notes, one] = chosen.value;
  if (!notes || !one) throw new Error("they are there");
  leaveOut(notes);
  leaveOut(one);
  expect(leftOut.value).toEqual([notes, one]);
  count();
  takeBack(one);
  expect(chosen.value.map((photo) => photo.file.name)).toEqual(["one.jpg", "two.jpg"]);
  count();
  await until(() => standing.value === "clear");
  await letGoIn();
  expect(names(await answer)).toEqual(["one.jpg", "two.jpg"]);
});

test("with every picture left out nothing can go", async () => {
  const answer = about([file("one.jpg")], "A boat");
  await until(() => chosen.value.length === 1);
  for (const photo of chosen.value) leaveOut(photo);
  expect(standing.value).toBe("open");
  await letGoIn();
  expect(guarded.cleared).toBe(0);
  leave();
  expect((await answer).outcome.kind).toBe("left");
});

test("what is typed while it is being cleared lets nothing through", async () => {
  const answer = about([file("one.jpg")], "A boat");
  await until(() => open.value === 1);
  count();
  await until(() => standing.value === "clear");
  guarded.during = () => {
    for (const photo of chosen.value) photo.words.value = { ...photo.words.value, caption: "Wren in a boat" };
  };
  await letGoIn();
  expect(clearError.value?.code).toBe("gate.changed");
  expect(asking.value).not.toBeNull();
  leave();
  expect((await answer).outcome.kind).toBe("left");
});

test("what is still being cleared when somebody leaves neither holds up the next nor speaks in its place", async () => {
  const first = about([file("one.jpg")], "A boat");
  await until(() => open.value === 1);
  count();
  await until(() => standing.value === "clear");
  let settle = () => {};
  guarded.during = () => new Promise((resolve) => (settle = resolve));
  const clearing = letGoIn();
  await until(() => guarded.cleared === 1);
  leave();
  expect((await first).outcome.kind).toBe("left");
  expect(isClearing.value).toBe(false);

  expect((await about([], "Two boats")).outcome).toMatchObject({ kind: "cleared", words: words("Two boats") });
  const third = about([], "Wren in a boat");
  await until(() => show.mock.calls.length === 2);
  settle();
  await clearing;
  expect([clearError.value, isClearing.value]).toEqual([null, false]);
  leave();
  await third;
});

test("without a key for receipts it fails before anybody works at it", async () => {
  guarded.hasKey = false;
  await expect(about([file("one.jpg")], "A boat")).rejects.toMatchObject({ code: "gate.no-receipt" });
  expect(show).not.toHaveBeenCalled();
  expect(photos.value).toEqual([]);
});

test("rules that do not know where it goes are told of", async () => {
  const school: School = { ...SCHOOL, channel: "press" };
  const answer = ask({ id: ++lastId, pictures: [], words: words("A boat"), school }, show as () => void, off.signal);
  await until(() => show.mock.calls.length > 0);
  expect(channel.value, "nothing is judged for another place").toBeNull();
  leave();
  await answer;
});

test("called off, it is over, and its pictures are gone", async () => {
  const answer = about([file("one.jpg")], "A boat");
  await until(() => chosen.value.length === 1);
  off.abort();
  await expect(answer).rejects.toMatchObject({ code: "page.aborted" });
  expect([photos.value, asking.value]).toEqual([[], null]);
});
