// Makes one of two changed versions of what is kept: each began from the same base. Nothing of a register is ever lost.
import type { Items } from "./document";

/**
 * What becomes of an item that both sides changed: a person is asked, ours counts, theirs counts, or each holds lines
 * that were added to the same beginning.
 */
export type Rule = "ask" | "ours" | "theirs" | "lines";

export interface Merged {
  items: Items;
  /** The items a person has to choose: `items` holds theirs. */
  asked: string[];
  /** The names under which lines were put aside that another had overtaken. */
  aside: string[];
}

export function merge(base: Items, ours: Items, theirs: Items, ruleOf: (name: string) => Rule): Merged {
  const items = new Map<string, Uint8Array>();
  const [asked, aside]: [string[], string[]] = [[], []];
  const put = (name: string, bytes: Uint8Array | undefined) => {
    if (bytes) items.set(name, bytes);
  };
  const both: string[] = [];
  for (const name of new Set([...ours.keys(), ...theirs.keys()])) {
    const [was, our, their] = [base, ours, theirs].map((side) => side.get(name));
    if (same(our, their) || same(their, was)) put(name, our);
    else if (same(our, was)) put(name, their);
    else both.push(name);
  }
  for (const name of both) {
    const [our, their] = [ours.get(name), theirs.get(name)];
    switch (ruleOf(name)) {
      case "ours":
        put(name, our);
        break;
      case "theirs":
        put(name, their);
        break;
      case "ask":
        put(name, their);
        asked.push(name);
        break;
      case "lines":
        if (!our || begins(their, our)) put(name, their);
        else if (!their || begins(our, their)) put(name, our);
        else {
          put(name, their);
          const other = nameBeside(name, our, items, ours, theirs);
          put(other, our);
          aside.push(other);
        }
    }
  }
  return { items, asked, aside };
}

/** `register-2.jsonl` beside `register.jsonl`: the first of these that is free, or that holds just this. */
function nameBeside(name: string, bytes: Uint8Array, ...taken: Items[]): string {
  const dot = name.lastIndexOf(".");
  for (let number = 2; ; number++) {
    const beside = `${name.slice(0, dot)}-${number}${name.slice(dot)}`;
    if (taken.every((items) => !items.has(beside) || same(items.get(beside), bytes))) return beside;
  }
}

export function same(one: Uint8Array | null | undefined, other: Uint8Array | null | undefined): boolean {
  if (!one || !other) return !one && !other;
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

export function sameItems(one: Items, other: Items): boolean {
  return one.size === other.size && [...one].every(([name, bytes]) => same(bytes, other.get(name)));
}

/** Whether `long` holds all of `short` and goes on from there. */
const begins = (long: Uint8Array | undefined, short: Uint8Array): boolean =>
  long !== undefined && long.length >= short.length && short.every((byte, at) => byte === long[at]);
