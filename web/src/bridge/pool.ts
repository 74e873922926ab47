// Several lanes that share one queue. A photo's jobs go to the lane that has it open; when that lane is busy with another
// photo and a second one is idle, whatever waits is taken over, so that nothing waits behind one slow photo.
import { REMEMBERED, type JobOptions, type Lane, type Runs } from "./lane";
import { PageError } from "./page-error";
import type { Input, JobKind, Output } from "./protocol";

interface Waiting {
  /** The photo it is about. */
  photo: string | null;
  urgent: boolean;
  start: (lane: Lane) => Promise<unknown>;
}

/** What a lane is busy with. */
interface Work {
  photo: string | null;
}

/** What every lane has to hear: what a lane remembers, and that it, or a photo, is gone. */
const FOR_ALL: readonly JobKind[] = [...REMEMBERED, "forget", "forgetSchool"];

export class Pool implements Runs {
  readonly #lanes: readonly Lane[];
  readonly #busy = new Map<Lane, Work>();
  /** Which lane has a photo open. */
  readonly #homes = new Map<string, Lane>();
  #queue: Waiting[] = [];

  constructor(lanes: readonly Lane[]) {
    this.#lanes = lanes;
  }

  run<Kind extends JobKind>(kind: Kind, input: Input<Kind>, options: JobOptions = {}): Promise<Output<Kind>> {
    return FOR_ALL.includes(kind) ? this.#tellAll(kind, input, options) : this.#wait(kind, input, options);
  }

  /** Lets every worker go for good, as a lane does. */
  close(): void {
    for (const lane of this.#lanes) lane.close();
  }

  /** The first lane's answer, once all have heard it: what is asked afterwards must not depend on which lane is asked. */
  async #tellAll<Kind extends JobKind>(kind: Kind, input: Input<Kind>, options: JobOptions): Promise<Output<Kind>> {
    if (kind === "forget") this.#homes.delete((input as Input<"forget">).id);
    const [first] = await Promise.all(this.#lanes.map((lane) => lane.run(kind, input, options)));
    return first as Output<Kind>;
  }

  #wait<Kind extends JobKind>(kind: Kind, input: Input<Kind>, options: JobOptions): Promise<Output<Kind>> {
    const { urgent = false, signal } = options;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(new PageError("page.aborted"));
      const giveUp = () => {
        if (!this.#queue.includes(waiting)) return;
        this.#queue = this.#queue.filter((other) => other !== waiting);
        reject(new PageError("page.aborted"));
      };
      const waiting: Waiting = {
        photo: photoOf(input),
        urgent,
        start: (lane) => {
          // From here on the lane hears it.
          signal?.removeEventListener("abort", giveUp);
          const running = lane.run(kind, input, options);
          running.then(resolve, reject);
          return running;
        },
      };
      signal?.addEventListener("abort", giveUp, { once: true });
      this.#insert(waiting);
      this.#next();
    });
  }

  #insert(waiting: Waiting): void {
    const firstPatient = waiting.urgent ? this.#queue.findIndex(({ urgent }) => !urgent) : -1;
    if (firstPatient < 0) this.#queue.push(waiting);
    else this.#queue.splice(firstPatient, 0, waiting);
  }

  /** Gives every idle lane what it may do. */
  #next(): void {
    for (const lane of this.#lanes) {
      const waiting = this.#busy.has(lane) ? undefined : this.#queue.find((each) => this.#mayTake(lane, each));
      if (!waiting) continue;
      this.#queue = this.#queue.filter((other) => other !== waiting);
      if (waiting.photo !== null) this.#homes.set(waiting.photo, lane);
      this.#busy.set(lane, { photo: waiting.photo });
      const free = () => {
        this.#busy.delete(lane);
        this.#next();
      };
      waiting.start(lane).then(free, free);
    }
  }

  /** Not what another lane does at once, nor what comes after something that another lane is doing to the same photo. */
  #mayTake(lane: Lane, { photo }: Waiting): boolean {
    const home = photo === null ? undefined : this.#homes.get(photo);
    if (!home || home === lane) return true;
    const work = this.#busy.get(home);
    return work !== undefined && work.photo !== photo;
  }
}

/** The photo that a job is about. */
function photoOf(input: unknown): string | null {
  const { id, photo } = (input ?? {}) as { id?: string; photo?: { id?: string } };
  return id ?? photo?.id ?? null;
}

/** As much of the browser's Navigator as says how large a pool it can bear; Safari and Firefox keep the memory to themselves. */
export interface Machine {
  readonly hardwareConcurrency?: number;
  /** In gigabytes. */
  readonly deviceMemory?: number;
}

/** How many lanes: one core is left to the page, and each lane may hold a whole decoded picture. */
export function lanesFor({ hardwareConcurrency: cores = 2, deviceMemory = Infinity }: Machine): number {
  if (deviceMemory <= 2 || cores < 2) return 1;
  return Math.min(3, Math.max(2, cores - 1));
}
