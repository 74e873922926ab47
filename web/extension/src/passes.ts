// The passes: what a gate trusts. A content script registers one, and the gate in its tab may ask for it once.

export interface Pass {
  readonly pass: string;
  readonly tab: number;
  /** The origin of the page or frame that the content script is in, as the browser says it. */
  readonly origin: string;
}

/** Where the passes lie: in memory that outlives the background's sleep, and never on the disk. */
export interface Shelf {
  get(): Promise<readonly Pass[]>;
  set(passes: readonly Pass[]): Promise<void>;
}

/** More than anyone has dialogs open. The oldest goes first. */
const MOST = 100;

/** Long enough that nobody guesses it: 32 random bytes, in hex. */
const SHAPE = /^[0-9a-f]{64}$/u;

export function newPass(): string {
  return [...crypto.getRandomValues(new Uint8Array(32))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export class PassBook {
  /** One change after the other: two questions at once must not both find the same pass. */
  #last: Promise<unknown> = Promise.resolve();
  readonly #shelf: Shelf;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  /** Whether it was taken. */
  register(pass: Pass): Promise<boolean> {
    return this.#change(async (passes) => {
      if (!SHAPE.test(pass.pass) || passes.some((each) => each.pass === pass.pass)) return [passes, false];
      return [[...passes, pass].slice(-MOST), true];
    });
  }

  /** Whether this pass is good for this tab and this origin. Asking uses it up, whatever the answer. */
  use({ pass, tab, origin }: Pass): Promise<boolean> {
    return this.#change(async (passes) => {
      const found = passes.find((each) => each.pass === pass);
      return [passes.filter((each) => each !== found), found !== undefined && found.tab === tab && found.origin === origin];
    });
  }

  /** A tab is gone. */
  forget(tab: number): Promise<void> {
    return this.#change(async (passes) => [passes.filter((each) => each.tab !== tab), undefined]);
  }

  #change<Result>(change: (passes: readonly Pass[]) => Promise<[readonly Pass[], Result]>): Promise<Result> {
    const done = this.#last.then(async () => {
      const [passes, result] = await change(await this.#shelf.get());
      await this.#shelf.set(passes);
      return result;
    });
    this.#last = done.catch(() => undefined);
    return done;
  }
}
