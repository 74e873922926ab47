// The spelling check's worker: one text at a time, none that was called off, and no text that takes the check with it.
import { beforeEach, expect, test } from "vitest";
import type { GrammarNote } from "../grammar/grammar.js";
import { Speller, type SpellerHand, type SpellerOrder, type SpellerReport } from "./speller";

const note: GrammarNote = { start: 0, end: 3, kind: "spelling", message: "", suggestions: ["the"] };
const still = () => new AbortController().signal;

class FakeHand implements SpellerHand {
  readonly orders: SpellerOrder[] = [];
  ended = false;
  onmessage: ((event: MessageEvent<SpellerReport>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  postMessage(order: SpellerOrder) {
    this.orders.push(order);
  }
  terminate() {
    this.ended = true;
  }
  answer(report: { notes: GrammarNote[] } | { failed: string }) {
    const order = this.orders.at(-1);
    this.onmessage?.({ data: { id: order?.id ?? 0, ...report } } as MessageEvent<SpellerReport>);
  }
  get texts() {
    return this.orders.map((order) => (order.kind === "check" ? order.text : "(start)"));
  }
}

let hands: [FakeHand, FakeHand];
let speller: Speller;
beforeEach(() => {
  hands = [new FakeHand(), new FakeHand()];
  speller = new Speller({} as WebAssembly.Module, [...hands]);
});

async function started() {
  const starting = speller.start();
  hands[0].answer({ notes: [] });
  await starting;
}

test("a text gets its notes", async () => {
  await started();
  const checking = speller.check("teh", ["Tilly"], still());
  expect(hands[0].orders.at(-1)).toMatchObject({ kind: "check", text: "teh", ignore: ["Tilly"] });
  hands[0].answer({ notes: [note] });
  expect(await checking).toEqual([note]);
});

test("a text that was changed before its turn is not read", async () => {
  await started();
  const first = speller.check("one", [], still());
  const off = new AbortController();
  const second = speller.check("two", [], off.signal);
  const third = speller.check("three", [], still());
  off.abort();
  await expect(second).rejects.toMatchObject({ code: "page.aborted" });
  hands[0].answer({ notes: [] });
  await first;
  expect(hands[0].texts).toEqual(["(start)", "one", "three"]);
  hands[0].answer({ notes: [note] });
  expect(await third).toEqual([note]);
});

test("a text over which it breaks down costs the worker, and the next text is read by another", async () => {
  await started();
  const bad = speller.check("bad", [], still());
  const good = speller.check("good", [], still());
  hands[0].answer({ failed: "unreachable" });
  await expect(bad).rejects.toMatchObject({ code: "page.speller-lost", detail: "unreachable" });
  expect(hands[0].ended).toBe(true);
  hands[1].answer({ notes: [] });
  await Promise.resolve();
  expect(hands[1].texts).toEqual(["(start)", "good"]);
  hands[1].answer({ notes: [note] });
  expect(await good).toEqual([note]);
});

test("with no worker left every text is refused, and none waits for ever", async () => {
  await started();
  const first = speller.check("one", [], still());
  hands[0].answer({ failed: "unreachable" });
  await expect(first).rejects.toMatchObject({ code: "page.speller-lost" });
  const second = speller.check("two", [], still());
  hands[1].answer({ failed: "cannot start" });
  await expect(second).rejects.toMatchObject({ code: "page.speller-lost" });
  await expect(speller.check("three", [], still())).rejects.toMatchObject({ code: "page.speller-lost" });
});
