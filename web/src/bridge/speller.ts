// The spelling and grammar check, in a worker of its own: one text at a time, and the newest text matters most. A text
// over which the check breaks down costs a worker, not the check.
import type { GrammarNote } from "../grammar/grammar.js";
import { PageError } from "./page-error";

/** From the page to the worker. */
export type SpellerOrder =
  | { id: number; kind: "start"; module: WebAssembly.Module }
  | { id: number; kind: "check"; text: string; ignore: readonly string[] };

/** From the worker to the page. */
export type SpellerReport = { id: number; notes: GrammarNote[] } | { id: number; failed: string };

/** As much of a Worker as the check needs. */
export interface SpellerHand {
  postMessage(order: SpellerOrder): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<SpellerReport>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

interface Task {
  order: SpellerOrder;
  resolve: (notes: GrammarNote[]) => void;
  reject: (error: PageError) => void;
}

/** A text takes a tenth of a second, reading the dictionary less than ten; on a slow machine ten times that. */
const LIMIT_MS = 60_000;

export class Speller {
  readonly #module: WebAssembly.Module;
  /** Made early, because a worker cannot be made once the network has gone. */
  readonly #hands: SpellerHand[];
  #running: Task | null = null;
  #queue: Task[] = [];
  #watch: ReturnType<typeof setTimeout> | undefined;
  #lastId = 0;

  constructor(module: WebAssembly.Module, hands: SpellerHand[]) {
    this.#module = module;
    this.#hands = hands;
  }

  /** Has the dictionary read. */
  start(): Promise<unknown> {
    return this.#run(this.#starting());
  }

  /** What is wrong with a text. When `signal` calls it off before its turn, it is not read at all. */
  check(text: string, ignore: readonly string[], signal: AbortSignal): Promise<GrammarNote[]> {
    const order: SpellerOrder = { id: ++this.#lastId, kind: "check", text, ignore };
    signal.addEventListener("abort", () => this.#callOff(order), { once: true });
    return signal.aborted ? Promise.reject(new PageError("page.aborted")) : this.#run(order);
  }

  #run(order: SpellerOrder): Promise<GrammarNote[]> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ order, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    if (this.#running) return;
    const task = this.#queue.shift();
    if (!task) return;
    const [hand] = this.#hands;
    if (!hand) {
      task.reject(new PageError("page.speller-lost"));
      return this.#next();
    }
    this.#running = task;
    hand.onmessage = ({ data }) => this.#hear(data);
    hand.onerror = (event) => {
      event.preventDefault?.();
      this.#lose(event.message);
    };
    this.#watch = setTimeout(() => this.#lose("silent"), LIMIT_MS);
    hand.postMessage(task.order);
  }

  #hear(report: SpellerReport): void {
    const task = this.#running;
    if (!task || report.id !== task.order.id) return;
    if ("failed" in report) return this.#lose(report.failed);
    this.#finish();
    task.resolve(report.notes);
    this.#next();
  }

  #finish(): void {
    clearTimeout(this.#watch);
    this.#running = null;
  }

  /** Its memory may be in any state: the next worker reads the dictionary again, and this text is left. */
  #lose(why: string): void {
    const task = this.#running;
    this.#finish();
    this.#hands.shift()?.terminate();
    task?.reject(new PageError("page.speller-lost", why));
    if (this.#hands.length > 0) this.#queue.unshift({ order: this.#starting(), resolve: () => {}, reject: () => {} });
    this.#next();
  }

  #starting(): SpellerOrder {
    return { id: ++this.#lastId, kind: "start", module: this.#module };
  }

  #callOff(order: SpellerOrder): void {
    const task = this.#queue.find((waiting) => waiting.order === order);
    if (!task) return;
    this.#queue = this.#queue.filter((waiting) => waiting !== task);
    task.reject(new PageError("page.aborted"));
  }
}
