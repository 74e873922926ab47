// Two tabs change what is kept.
import { expect, test } from "vitest";
import type { Items } from "./document";
import { merge, type Rule } from "./merge";

const items = (entries: Record<string, string>): Items =>
  new Map(Object.entries(entries).map(([name, text]) => [name, new TextEncoder().encode(text)]));
const told = (some: Items) => Object.fromEntries([...some].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));
const rules: Record<string, Rule> = { list: "ask", choices: "ours", backup: "theirs", "register.jsonl": "lines" };
const merged = (base: Record<string, string>, ours: Record<string, string>, theirs: Record<string, string>) => {
  const made = merge(items(base), items(ours), items(theirs), (name) => rules[name] ?? "theirs");
  return { ...made, items: told(made.items) };
};

test("what only one of the two changed, added or took away is as that one left it", () => {
  const base = { list: "old", choices: "old", "register.jsonl": "1\n" };
  const made = merged(base, { ...base, list: "new" }, { choices: "old", "register.jsonl": "1\n2\n", list: "old", more: "x" });
  expect(made).toEqual({ items: { list: "new", choices: "old", "register.jsonl": "1\n2\n", more: "x" }, asked: [], aside: [] });
  expect(merged({ list: "old" }, {}, { list: "old" }).items).toEqual({});
});

test("a list that both changed is a question, and the one that is kept stays until it is answered", () => {
  expect(merged({ list: "old" }, { list: "ours" }, { list: "theirs" })).toEqual({ items: { list: "theirs" }, asked: ["list"], aside: [] });
  expect(merged({}, { choices: "ours", backup: "ours" }, { choices: "theirs", backup: "theirs" }).items).toEqual({ choices: "ours", backup: "theirs" });
});

test("of two registers where one goes on from the other, the longer is taken", () => {
  expect(merged({}, { "register.jsonl": "1\n2\n" }, { "register.jsonl": "1\n" }).items).toEqual({ "register.jsonl": "1\n2\n" });
  expect(merged({}, {}, { "register.jsonl": "1\n" }).items).toEqual({ "register.jsonl": "1\n" });
});

test("of two registers that went different ways, both are kept whole", () => {
  const made = merged({ "register.jsonl": "1\n" }, { "register.jsonl": "1\na\n" }, { "register.jsonl": "1\nb\n" });
  expect(made).toEqual({ items: { "register.jsonl": "1\nb\n", "register-2.jsonl": "1\na\n" }, asked: [], aside: ["register-2.jsonl"] });
});

test("a third register takes no other’s place, and the same one is put aside only once", () => {
  const ours = { "register.jsonl": "a\n" };
  expect(merged({}, ours, { "register.jsonl": "b\n", "register-2.jsonl": "c\n" }).items["register-3.jsonl"]).toBe("a\n");
  expect(merged({}, ours, { "register.jsonl": "b\n", "register-2.jsonl": "a\n" }).items).toEqual({ "register.jsonl": "b\n", "register-2.jsonl": "a\n" });
});

test("whatever two tabs did to a register, every line of both is still there", () => {
  for (let seed = 1; seed < 200; seed++) {
    let at = seed;
    const next = (below: number) => (at = (at * 48271) % 2147483647) % below;
    const lines = (mark: string) => Array.from({ length: next(4) }, (_, index) => `${mark}${index}\n`).join("");
    const start = lines("base");
    const [our, their] = [start + lines("our"), start + lines("their")];
    const all = Object.values(merged({ "register.jsonl": start }, { "register.jsonl": our }, { "register.jsonl": their }).items).join("");
    for (const line of (our + their).split("\n")) expect(all).toContain(line);
  }
});
