// One worker and the queue before it. Jobs run one at a time; a worker that dies, hangs or is told to stop is replaced,
// the replacement is told what its predecessor knew, and only the job in hand is lost.
import type { Crew, Hand } from "./crew";
import { PageError } from "./page-error";
import type { Input, JobKind, Order, Output, Progress, Report } from "./protocol";

export interface JobOptions {
  /** Goes before everything that is not urgent. */
  urgent?: boolean;
  /** Calls the job off while it waits. */
  signal?: AbortSignal;
  /** Whether `signal` also stops a worker in the middle of the job, which costs the worker. */
  interrupt?: boolean;
  onProgress?: (progress: Progress) => void;
}

/** Whoever does jobs: a lane, or several together. */
export interface Runs {
  run<Kind extends JobKind>(kind: Kind, input: Input<Kind>, options?: JobOptions): Promise<Output<Kind>>;
}

interface Task {
  order: Order;
  urgent: boolean;
  interrupt: boolean;
  onProgress: ((progress: Progress) => void) | undefined;
  resolve: (output: never) => void;
  reject: (error: PageError) => void;
}

/** What a worker must be told again when it replaces another, in this order. */
export const REMEMBERED: readonly JobKind[] = ["start", "policy", "approverKeys", "devices", "nobody", "schoolWords", "classList"];

/** What a replacement is told no more once the school is forgotten. */
const OF_SCHOOL: readonly JobKind[] = ["policy", "approverKeys", "devices", "nobody", "schoolWords", "classList"];

/** What decodes pictures, reads whole lists, or waits for the browser to compile the guard. */
const LONG: readonly JobKind[] = ["start", "suggest", "classList", "open", "preview", "search", "searchTurned", "sharpness", "clean", "clear"];

/**
 * A worker that says nothing for this long has hung. One pass over a large picture takes seconds, not minutes; words
 * take less than that, and whoever types waits for them.
 */
const silenceLimit = (kind: JobKind): number => (LONG.includes(kind) ? 5 * 60_000 : 30_000);

/** After this many deaths without one job done there is no point in hiring another. */
const DEATHS_LIMIT = 3;

export class Lane implements Runs {
  readonly #crew: Crew;
  readonly #known = new Map<JobKind, Order>();
  #queue: Task[] = [];
  #running: Task | null = null;
  #hand: Hand | null = null;
  #watch: ReturnType<typeof setTimeout> | undefined;
  #lastId = 0;
  #deaths = 0;
  #isClosed = false;

  constructor(crew: Crew) {
    this.#crew = crew;
  }

  run<Kind extends JobKind>(kind: Kind, input: Input<Kind>, options: JobOptions = {}): Promise<Output<Kind>> {
    const { urgent = false, interrupt = false, signal, onProgress } = options;
    return new Promise((resolve, reject) => {
      if (signal?.aborted || this.#isClosed) return reject(new PageError("page.aborted"));
      const order = { id: ++this.#lastId, kind, input } as Order;
      const task: Task = { order, urgent, interrupt, onProgress, resolve, reject };
      signal?.addEventListener("abort", () => this.#abort(task), { once: true });
      this.#insert(task);
      this.#next();
    });
  }

  /** Lets the worker go for good. What it does, what waits, and whatever is asked from now on is called off. */
  close(): void {
    this.#isClosed = true;
    const task = this.#running;
    this.#finish();
    this.#hand?.terminate();
    this.#hand = null;
    const aborted = new PageError("page.aborted");
    task?.reject(aborted);
    this.#dropAll(aborted);
  }

  #insert(task: Task): void {
    const firstPatient = task.urgent ? this.#queue.findIndex((waiting) => !waiting.urgent) : -1;
    if (firstPatient < 0) this.#queue.push(task);
    else this.#queue.splice(firstPatient, 0, task);
  }

  #next(): void {
    if (this.#running) return;
    try {
      this.#hand ??= this.#hire();
    } catch (thrown) {
      // No worker can be made at all: nothing may wait for one for ever.
      return this.#dropAll(new PageError("page.worker-lost", String(thrown)));
    }
    const task = this.#queue.shift();
    if (!task) return;
    try {
      this.#hand.postMessage(task.order);
    } catch (thrown) {
      // Something in the order cannot be sent. It never reached the worker, which goes on with what waits.
      task.reject(new PageError("page.unexpected", String(thrown)));
      return this.#next();
    }
    this.#running = task;
    this.#watchForSilence(task);
  }

  #hire(): Hand {
    const hand = this.#crew.hire();
    // What a worker says after it was let go must not be taken for its successor's.
    const isAtWork = () => this.#hand === hand;
    hand.onmessage = (event) => {
      if (isAtWork()) this.#hear(event.data);
    };
    hand.onerror = (event) => {
      event.preventDefault?.();
      if (isAtWork()) this.#lose(new PageError("page.worker-lost", event.message));
    };
    hand.onmessageerror = () => {
      if (isAtWork()) this.#lose(new PageError("page.worker-lost"));
    };
    // A replacement first learns what its predecessor knew.
    const lessons = REMEMBERED.map((kind) => this.#known.get(kind)).filter((order) => order !== undefined);
    this.#queue.unshift(
      ...lessons.map((order): Task => ({
        order: { ...order, id: ++this.#lastId },
        urgent: true,
        interrupt: false,
        onProgress: undefined,
        resolve: () => {},
        reject: () => {},
      })),
    );
    return hand;
  }

  #hear(report: Report): void {
    const task = this.#running;
    if (report.kind === "here" || !task || report.id !== task.order.id) return;
    switch (report.kind) {
      case "progress":
        this.#watchForSilence(task);
        task.onProgress?.(report.progress);
        return;
      case "done":
        this.#deaths = 0;
        if (REMEMBERED.includes(task.order.kind)) this.#known.set(task.order.kind, task.order);
        if (task.order.kind === "forgetSchool") for (const kind of OF_SCHOOL) this.#known.delete(kind);
        this.#finish();
        task.resolve(report.output as never);
        this.#next();
        return;
      case "failed": {
        const error = new PageError(report.error);
        if (report.lost) return this.#lose(error);
        this.#finish();
        task.reject(error);
        this.#next();
      }
    }
  }

  #finish(): void {
    clearTimeout(this.#watch);
    this.#running = null;
  }

  #watchForSilence({ order }: Task): void {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.#lose(new PageError("page.worker-slow")), silenceLimit(order.kind));
  }

  #dropAll(error: PageError): void {
    this.#deaths = 0;
    const waiting = this.#queue;
    this.#queue = [];
    for (const each of waiting) each.reject(error);
  }

  /** The worker is of no use any more: its job fails with `error`, everything else goes to a new one. */
  #lose(error: PageError): void {
    const task = this.#running;
    this.#finish();
    this.#hand?.terminate();
    this.#hand = null;
    task?.reject(error);
    if (++this.#deaths >= DEATHS_LIMIT) this.#dropAll(error);
    if (this.#queue.length > 0) this.#next();
  }

  #abort(task: Task): void {
    const aborted = new PageError("page.aborted");
    if (this.#running === task) {
      // A worker in the middle of WebAssembly hears nothing; it can only be let go. With nobody to take its place it is
      // left to finish.
      if (!task.interrupt || !this.#crew.hasReserve) return;
      this.#deaths = 0;
      this.#lose(aborted);
    } else if (this.#queue.includes(task)) {
      this.#queue = this.#queue.filter((waiting) => waiting !== task);
      task.reject(aborted);
    }
  }
}
