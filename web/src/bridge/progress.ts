// How far the page has come, in bytes as they cross the network: hosts send files packed, and the browser counts them
// unpacked.

interface Part {
  loaded: number;
  /** Its size unpacked, where it is known. */
  size: number;
  /** Its size on the way, where the host says it; none before it has answered. */
  sent: number | null;
}

/** As fine as it is said: a tenth of a megabyte. */
const STEP = 100_000;

export class LoadProgress {
  #said = -1;
  readonly #parts = new Map<string, Part>();
  readonly #tell: (loaded: number, total: number) => void;

  /** Every file that is to come, by its address. */
  constructor(names: readonly string[], tell: (loaded: number, total: number) => void) {
    for (const name of names) this.#parts.set(name, { loaded: 0, size: 0, sent: null });
    this.#tell = tell;
  }

  /** So much of a file is there; its headers say how large it is on the way. */
  loaded(name: string, loaded: number, headers: Headers): void {
    const part = this.#parts.get(name);
    if (!part) return;
    part.loaded = loaded;
    part.sent = Number(headers.get("Content-Length"));
    if (!headers.has("Content-Encoding")) part.size = part.sent || part.size;
    this.#say();
  }

  /** How large files are once they are unpacked. */
  sizes(sizes: ReadonlyMap<string, number>): void {
    for (const [name, part] of this.#parts) part.size = sizes.get(new URL(name, location.href).href) ?? part.size;
    this.#say();
  }

  /** Says nothing until the whole is known: a total that grows is no total. */
  #say(): void {
    const parts = [...this.#parts.values()];
    if (parts.some(({ size, sent }) => size === 0 || sent === null)) return;
    const sent = (part: Part) => part.sent || part.size;
    const total = parts.reduce((sum, part) => sum + sent(part), 0);
    const loaded = parts.reduce((sum, part) => sum + sent(part) * Math.min(1, part.loaded / part.size), 0);
    const step = Math.round(loaded / STEP);
    // A file comes in hundreds of pieces; nobody sees more than the tenths.
    if (step === this.#said && loaded < total) return;
    this.#said = step;
    this.#tell(Math.round(loaded), total);
  }
}
