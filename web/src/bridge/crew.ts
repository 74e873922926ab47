// Hires workers. Some wait in reserve with their script loaded, so that a lost worker is replaced without asking for
// anything, even after the network has gone.
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
  #reserve: Hand[] = [];
  #isClosed = false;

  constructor(make: () => Hand) {
    this.#make = make;
  }

  /** Whether a worker can be replaced without the network. */
  get hasReserve(): boolean {
    return this.#reserve.length > 0;
  }

  /** Puts workers in reserve; resolves when each can be relied on, or when it is known that it cannot. */
  async prepare(number: number): Promise<void> {
    await Promise.all(Array.from({ length: number }, () => this.#prepareOne()));
  }

  #prepareOne(): Promise<void> {
    const hand = this.#make();
    return new Promise((resolve) => {
      hand.onmessage = () => {
        if (this.#isClosed) hand.terminate();
        else this.#reserve.push(hand);
        resolve();
      };
      hand.onerror = () => resolve();
    });
  }

  /** A worker that has done nothing yet. */
  hire(): Hand {
    return this.#reserve.shift() ?? this.#make();
  }

  /** Lets the reserve go; nobody joins it any more. */
  close(): void {
    this.#isClosed = true;
    for (const hand of this.#reserve.splice(0)) hand.terminate();
  }
}
