// Suggested words put right what they are for, and change nothing else.
import { existsSync, readFileSync } from "node:fs";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type * as Guard from "../wasm/schoolgate.js";
import type { Field, Words } from "../wasm/schoolgate.js";
import { endOfChange, replacedBy, reword, reworded } from "./rewording";
import { channel, classList, day, policy, publisher } from "./school";
import { TextEntry } from "./text";

const bytesOf = (path: string) => new Uint8Array(readFileSync(new URL(path, import.meta.url)));
const isBuilt = existsSync(new URL("../wasm/schoolgate_bg.wasm", import.meta.url));

const BY_RULES = ["clavering", "royal-deaf-derby", "highwood"];
/** Each with something to put right in one of its fields. */
const TEXTS: readonly Partial<Words>[] = [
  { caption: "Zebedee Sampleton won the 🎉 cross-country race." },
  { caption: "Well done,\nZEBEDEE  SAMPLETON and all of you!" },
  { caption: "Ring 07700 900123 or write to zeb@x.com, says Zebedee Sampleton’s mum." },
  { caption: "He lives at 12 Mill Lane, Otterby ZZ97 1AA." },
  { caption: "So proud of #ZebedeeSampleton today" },
  { altText: "Zebedee Sampleton holds a cup" },
  { fileName: "zebedee-sampleton.jpg" },
];

// It takes what `cargo xtask build` makes; the page cannot be built without it either.
describe.runIf(isBuilt)("the guard's suggestions", () => {
  let guard: typeof Guard;
  let list: Guard.ClassList;
  let entry: TextEntry;

  beforeAll(async () => {
    guard = await import("../wasm/schoolgate.js");
    await guard.default({ module_or_path: bytesOf("../wasm/schoolgate_bg.wasm") });
    list = guard.importClassList(bytesOf("../../public/sample/class-list.csv"));
  });
  beforeEach(() => {
    entry = new TextEntry();
    classList.value = { people: [], problems: [] };
    channel.value = "website";
    publisher.value = "web-manager";
    day.value = "2026-11-20";
  });

  function judged(rules: Guard.Policy): Guard.Finding[] {
    policy.value = rules.info;
    const submission = { ...entry.submission.value!, words: entry.words.value };
    const verdict = guard.judge(submission, list, rules);
    entry.judgement.value = { submission, rules: 0, verdict };
    return verdict.findings;
  }
  const write = (words: Partial<Words>) => entry.history.write({ caption: "A day out", altText: "", fileName: "", ...words }, "typing");
  /** Policies speak of these; the place of each differs from text to text. */
  const about = (finding: Guard.Finding) => `${finding.rule} ${finding.message}`;

  test("each of them passes, changes its own stretch only, and can be undone", () => {
    let tried = 0;
    for (const name of BY_RULES) {
      const rules = guard.loadPolicy(name);
      for (const words of TEXTS) {
        write(words);
        const before = entry.words.value;
        for (const { at, index } of judged(rules).flatMap(({ suggestions }, at) => (suggestions ?? []).map((_, index) => ({ at, index })))) {
          const finding = judged(rules)[at]!;
          const suggestion = finding.suggestions![index]!;
          const { field, start, end, text } = suggestion;
          const characters = [...before[field]];
          expect(reword(entry, suggestion)).toBe((characters.slice(0, start).join("") + text).length);
          const after = entry.words.value;
          expect(after[field]).toBe(characters.slice(0, start).join("") + text + characters.slice(end).join(""));
          for (const other of (["caption", "altText", "fileName"] as const).filter((each: Field) => each !== field)) expect(after[other]).toBe(before[other]);
          expect(judged(rules).map(about), `${name}: ${before[field]} → ${after[field]}`).not.toContain(about(finding));
          entry.history.undo();
          expect(entry.words.value).toEqual(before);
          tried++;
        }
      }
    }
    expect(tried).toBeGreaterThan(20);
  }, 60_000);

  test("words typed elsewhere in the meantime are left as they are", () => {
    write({ caption: "Zebedee Sampleton won." });
    const [finding] = judged(guard.loadPolicy("clavering"));
    entry.history.write({ ...entry.words.value, caption: "Hooray 🎉 Zebedee Sampleton won." }, "typing");
    const [suggestion] = finding!.suggestions!;
    expect(reword(entry, suggestion!)).not.toBe(null);
    expect(entry.words.value.caption).toBe("Hooray 🎉 A pupil won.");
    expect(reworded.value).toMatchObject({ before: "Zebedee Sampleton", after: "A pupil" });
    expect(replacedBy(entry, suggestion!)).toBe("Zebedee Sampleton");
  });

  test("what they are for may be gone already; then nothing is changed", () => {
    write({ caption: "Zebedee Sampleton won." });
    const [finding] = judged(guard.loadPolicy("clavering"));
    entry.history.write({ ...entry.words.value, caption: "Zebedee Sampson won." }, "typing");
    expect(reword(entry, finding!.suggestions![0]!)).toBe(null);
    expect(entry.words.value.caption).toBe("Zebedee Sampson won.");
  });

  test("a school that lists its own words is not asked about them", () => {
    const own = guard.importClassList(bytesOf("../../public/sample/class-list.csv"));
    const asked = () => guard.checkCaption({ caption: "Write to office@sandbeck.example.sch.uk", altText: "", fileName: "" }, own).map(({ kind }) => kind);
    expect(asked()).toEqual(["email"]);
    own.setSchoolWords(new TextDecoder().decode(bytesOf("../../../fixtures/captions/school.toml")));
    expect(asked()).toEqual([]);
    // Without a text it is as before.
    own.setSchoolWords("");
    expect(asked()).toEqual(["email"]);
  });
});

test("the caret goes to the end of what was changed", () => {
  expect(endOfChange("Wren sang", "A pupil sang")).toBe(7);
  expect(endOfChange("A pupil sang", "Wren sang")).toBe(4);
  expect(endOfChange("", "Wren")).toBe(4);
  expect(endOfChange("Wren", "")).toBe(0);
});
