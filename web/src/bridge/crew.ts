// Hires workers. One always waits in reserve with its script loaded, so that a lost worker can be replaced even after
// the network has gone.
import type { Report } from "./protocol";

/** As much of a Worker as a lane needs. */
export interface Hand {
  postMessage(message: unknown): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<Report>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
}

export class Crew {
  readonly #make: () => Hand;
  #reserve: Hand | null = null;
  #ready: Promise<void> = Promise.resolve();

  constructor(make: () => Hand) {
    this.#make = make;
  }

  /** Puts a worker in reserve; resolves when it can be relied on, or when it is known that it cannot. */
  prepare(): Promise<void> {
    if (this.#reserve) return this.#ready;
    const hand = this.#make();
    this.#reserve = hand;
    this.#ready = new Promise((resolve) => {
      hand.onmessage = () => resolve();
      hand.onerror = () => {
        if (this.#reserve === hand) this.#reserve = null;
        resolve();
      };
    });
    return this.#ready;
  }

  /** A worker that has done nothing yet. */
  hire(): Hand {
    const hand = this.#reserve ?? this.#make();
    this.#reserve = null;
    void this.prepare();
    return hand;
  }
}
