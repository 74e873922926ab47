// The spelling and grammar check, as it is built for the page, loads and finds what it should.
import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { Grammar } from "./grammar/grammar.js";
import { wordsAt } from "./state/spelling";

const module = new URL("./grammar/grammar_bg.wasm", import.meta.url);

// It takes what `cargo xtask build` makes; the page cannot be built without it either.
describe.runIf(existsSync(module))("the spelling and grammar check", () => {
  let grammar: Grammar;
  beforeAll(async () => {
    const built = await import("./grammar/grammar.js");
    await built.default({ module_or_path: new Uint8Array(readFileSync(module)) });
    grammar = new built.Grammar();
  }, 120_000);

  const found = (text: string, ...ignore: string[]) => grammar.check(text, ignore).map((note) => [wordsAt(text, note), note.kind, note.suggestions[0]]);

  test("two planted mistakes are found, where the page will look for them", () => {
    expect(found("🎉 Zoë’s class recieved a a prize.", "Zoë Okafor")).toEqual([
      ["recieved", "spelling", "received"],
      ["a a", "grammar", "a"],
    ]);
  });

  test("a good post gets no notes", () => {
    expect(found("What a lovely day at the museum! Our favourite was the colourful butterfly. #YearFour")).toEqual([]);
  });
});
