// Checks spelling and grammar: reads the dictionary once, then answers one text after another.
import type { SpellerOrder, SpellerReport } from "./bridge/speller";
import init, { Grammar } from "./grammar/grammar.js";
import { seal } from "./seal";

interface Scope {
  postMessage(report: SpellerReport | { kind: "here" }): void;
  onmessage: ((event: MessageEvent<SpellerOrder>) => void) | null;
}
const scope = globalThis as unknown as Scope;

let grammar: Grammar | null = null;

scope.onmessage = async ({ data: order }) => {
  const { id } = order;
  try {
    if (order.kind === "start") {
      await init({ module_or_path: order.module });
      seal(globalThis);
      grammar = new Grammar();
      scope.postMessage({ id, notes: [] });
    } else {
      if (!grammar) throw new Error("not started");
      scope.postMessage({ id, notes: grammar.check(order.text, [...order.ignore]) });
    }
  } catch (thrown) {
    scope.postMessage({ id, failed: String(thrown) });
  }
};
scope.postMessage({ kind: "here" });
