// A text without a photo is put before the judge as one, and leaves only when the judge permits it.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Verdict } from "../wasm/schoolgate.js";
import { channel, classList, policy, rulesVersion } from "./school";
import { copyText, forgetText, isTextLost, text } from "./text";

const writeText = vi.fn(async () => {});
const write = (caption: string) => text.history.write({ ...text.words.value, caption }, "typing");
const judged = (more: Partial<Verdict>) => {
  const verdict = { policy: "p", permitted: false, exposed: false, findings: [], notChecked: [], ...more };
  text.judgement.value = { submission: text.submission.value!, rules: rulesVersion.value, verdict };
};

beforeEach(() => {
  policy.value = { id: "p" } as never;
  classList.value = { people: [], problems: [] };
  channel.value = "website";
  vi.stubGlobal("navigator", { clipboard: { writeText } });
});
afterEach(() => {
  forgetText();
  text.judgement.value = null;
  policy.value = classList.value = channel.value = null;
  writeText.mockReset();
  vi.unstubAllGlobals();
});

test("there is nothing to judge while nothing is written", () => {
  expect(text.submission.value).toBe(null);
  write("  \n ");
  expect(text.submission.value).toBe(null);
  write("A day out");
  expect(text.submission.value).toMatchObject({ photo: null, faces: [], words: { caption: "A day out" } });
});

test("words are copied when the judge has permitted exactly these", async () => {
  write("A day out");
  expect(await copyText()).toBe(false);
  judged({ permitted: false });
  expect(await copyText()).toBe(false);
  judged({ permitted: true });
  expect(text.word.value).toBe("clear");
  write("A day out with Wren");
  expect(await copyText()).toBe(false);
  expect(writeText).not.toHaveBeenCalled();
  judged({ permitted: true });
  expect(await copyText()).toBe(true);
  expect(writeText).toHaveBeenCalledExactlyOnceWith("A day out with Wren");
  expect(isTextLost.value).toBe(false);
  write("A day out with Lark");
  expect(isTextLost.value).toBe(true);
});

test("rules that have changed since are asked again before anything is copied", async () => {
  write("A day out");
  judged({ permitted: true });
  rulesVersion.value++;
  expect(await copyText()).toBe(false);
});

test("a browser that will not copy is not taken at its word", async () => {
  write("A day out");
  judged({ permitted: true });
  writeText.mockRejectedValue(new Error("not allowed"));
  expect(await copyText()).toBe(false);
});

test("once forgotten, nothing of it can be brought back", () => {
  write("Wren Plover");
  forgetText();
  text.history.undo();
  text.history.redo();
  expect(text.words.value.caption).toBe("");
});
