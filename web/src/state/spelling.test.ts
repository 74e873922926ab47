// Who gets a spelling check, and what a press on a correction does to the text.
import { beforeEach, expect, test, vi } from "vitest";
import type { PolicyInfo } from "../wasm/schoolgate.js";

const load = vi.hoisted(() => vi.fn());
vi.mock("../bridge/load-speller", () => ({ loadSpeller: load }));
vi.mock("../bridge/guard", () => ({ loadGuard: vi.fn() }));
const school = await import("./school");
const { asksForSpelling, checkSpelling, checksSpelling, corrected, ignored, isLeftAlone, leaveAlone, leftAlone, loadSpellingWhenAsked, spelling, wordsAt } =
  await import("./spelling");

const NO_WORDS = { en: "", cy: "" };
const rules = (value: string, channels: PolicyInfo["channels"] = [{ id: "website", words: NO_WORDS }, { id: "social-media", words: NO_WORDS }]) =>
  ({
    name: "Malmesbury Park",
    channels,
    rules: [{ id: "content.social-text", controls: [{ key: "content.social-text", value }] }],
  }) as unknown as PolicyInfo;
const still = new AbortController().signal;

beforeEach(() => {
  school.policy.value = school.channel.value = school.classList.value = null;
  spelling.value = { kind: "off" };
  leftAlone.value = [];
  load.mockReset().mockResolvedValue({ check: vi.fn(async () => []) });
});

test("a school asks for it by its rule, and only where it posts", () => {
  expect(asksForSpelling(rules("true"))).toBe(true);
  expect(asksForSpelling(rules("false"))).toBe(false);
  expect(asksForSpelling(rules("true", [{ id: "website", words: NO_WORDS }]))).toBe(false);
  expect(asksForSpelling(null)).toBe(false);
});

test("it is fetched once, when rules are chosen that ask for it, and for no others", async () => {
  const stop = loadSpellingWhenAsked();
  school.policy.value = rules("false");
  expect(load).not.toHaveBeenCalled();
  school.policy.value = rules("true");
  await vi.waitFor(() => expect(spelling.value.kind).toBe("ready"));
  school.policy.value = rules("false");
  school.policy.value = rules("true");
  expect(load).toHaveBeenCalledTimes(1);
  stop();
});

test("only what goes to social media is checked", () => {
  school.policy.value = rules("true");
  school.channel.value = "website";
  expect(checksSpelling.value).toBe(false);
  school.channel.value = "social-media";
  expect(checksSpelling.value).toBe(true);
  school.policy.value = rules("false");
  expect(checksSpelling.value).toBe(false);
});

test("a check that did not arrive says so and finds nothing", async () => {
  load.mockRejectedValue(new Error("offline"));
  const stop = loadSpellingWhenAsked();
  school.policy.value = rules("true");
  await vi.waitFor(() => expect(spelling.value.kind).toBe("failed"));
  expect(await checkSpelling("teh", still)).toBe(null);
  stop();
});

test("names of the list and of the school are passed on as known", () => {
  school.policy.value = rules("true");
  school.classList.value = {
    people: [{ id: "1", kind: "pupil", forename: "Aoife", surname: "Okafor", knownAs: "Fifi", knownAsSurname: null, class: "3P" }],
    problems: [],
  } as unknown as typeof school.classList.value;
  leaveAlone("wellies");
  expect(ignored.value.join(" ")).toBe("Fifi Okafor Aoife Okafor Malmesbury Park wellies");
});

test("a correction takes the place of the slip alone, whatever stands before it", () => {
  const text = "🎉👩‍🏫 Zoë’s clas won teh cup";
  const start = [...text].findIndex((letter, at, all) => letter === "t" && all[at + 1] === "e" && all[at + 2] === "h");
  const slip = { start, end: start + 3 };
  expect(wordsAt(text, slip)).toBe("teh");
  expect(corrected(text, slip, "the")).toBe("🎉👩‍🏫 Zoë’s clas won the cup");
  expect(corrected(text, slip, "")).toBe("🎉👩‍🏫 Zoë’s clas won cup");
});

test("what was left alone is not told again", () => {
  const slip = { start: 0, end: 3, kind: "spelling", message: "", suggestions: [] } as const;
  expect(isLeftAlone("teh cup", { ...slip, suggestions: [] })).toBe(false);
  leaveAlone("teh");
  expect(isLeftAlone("teh cup", { ...slip, suggestions: [] })).toBe(true);
});
