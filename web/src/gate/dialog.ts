// The host's side of the gate: its frame in a modal dialog over the page, what is asked of it, and what comes back.
import { host as cyHost, hostErrors as cyErrors } from "../words/gate-host.cy";
import { host as enHost, hostErrors as enErrors, type HostCode } from "../words/gate-host";
import { GateLine } from "./host-line";
import type { Answer, FormWords, Piece, School } from "./messages";
import { GateWindow } from "./host-window";

export interface GateOptions {
  /** Where `gate.html` lies. */
  readonly gateUrl: string | URL;
  readonly school: School;
  /** What the extension vouches for; none where the frame has the page's own origin. */
  readonly pass?: string | null;
  /** What the frame calls its origin, where its address does not say so. */
  readonly gateOrigin?: string;
  /** How far it has loaded, in bytes. */
  readonly onProgress?: (loaded: number, total: number) => void;
}

/** What may go, and by which number it is asked about again. */
export interface Cleared {
  readonly id: number;
  readonly pieces: readonly Piece[];
  readonly words: FormWords;
  readonly receipt: string;
}

/** Why nothing may go: a stable code, what happened, and what to do. */
export class GateError extends Error {
  override readonly name = "GateError";
  readonly code: string;
  readonly remedy: string;

  constructor(code: string, message: string, remedy: string) {
    super(message);
    this.code = code;
    this.remedy = remedy;
  }
}

interface Asked {
  resolve(cleared: Cleared | null): void;
  reject(error: GateError): void;
}

type Ended = Extract<Answer, { kind: "cleared" | "left" | "failed" }>;

let lastId = 0;

export class GateDialog {
  /** What the host knows of the school; what is asked from now on goes by it. */
  school: School;
  /** The public half of the key of this visit, a JWK as JSON. Rejects when the gate cannot be had. */
  readonly ready: Promise<{ readonly publicJwk: string | null }>;
  readonly #window: GateWindow | null = null;
  readonly #line: GateLine | null = null;
  readonly #asked = new Map<number, Asked>();
  #refuseReady = (_: GateError): void => {};
  /** Why nothing can be asked any more. */
  #end: GateError | null = null;

  /** Loads the gate at once and out of sight. It throws nothing: whatever is wrong is told by `ready`, and to whoever asks. */
  constructor({ gateUrl, school, pass = null, gateOrigin, onProgress = () => {} }: GateOptions) {
    this.school = school;
    let resolve = (_: { publicJwk: string | null }) => {};
    this.ready = new Promise((good, bad) => ([resolve, this.#refuseReady] = [good, bad]));
    // Whoever asks hears of it; nobody has to wait for this.
    this.ready.catch(() => {});
    const address = addressOf(gateUrl);
    try {
      if (!address) throw this.#error("gate.bad-address");
      this.#window = new GateWindow(address, this.#words().host.frame, (id) => this.#line?.tell({ kind: "escape", id }), () => this.#fail(this.#error("gate.gone")));
      this.#line = new GateLine(this.#window.frame, gateOrigin ?? address.origin, pass, {
        loading: onProgress,
        ready: (publicJwk) => resolve({ publicJwk }),
        show: (id) => this.#show(id),
        ended: (answer) => this.#settle(answer),
        broken: (code) => this.#fail(this.#error(code)),
        failed: ({ code, message, remedy }) => this.#fail(new GateError(code, message, remedy)),
      });
      this.#window.load();
    } catch (thrown) {
      this.#fail(thrown instanceof GateError ? thrown : this.#error("gate.unreachable", thrown));
    }
  }

  /** Has files and words checked; none when the person gave up. Without files only the words are. Rejects with a `GateError`. */
  check(files: readonly File[], words: FormWords, { signal }: { signal?: AbortSignal | undefined } = {}): Promise<Cleared | null> {
    const id = ++lastId;
    return this.#ask(id, () => this.#line?.tell({ kind: "check", id, files: [...files], words: { ...words }, school: this.school }), signal);
  }

  /** The same pictures with other words. */
  again(id: number, words: FormWords, { signal }: { signal?: AbortSignal | undefined } = {}): Promise<Cleared | null> {
    return this.#ask(id, () => this.#line?.tell({ kind: "again", id, words: { ...words } }), signal);
  }

  /** The pictures of this asking are not asked about again. One that is still open ends with nothing: the gate says no more of it. */
  forget(id: number): void {
    this.#line?.tell({ kind: "forget", id });
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    this.#window?.hide(id);
    asked?.resolve(null);
  }

  /** Takes the gate off the page. What is open is refused. */
  close(): void {
    this.#fail(this.#error("gate.closed"));
  }

  async #ask(id: number, tell: () => void, signal: AbortSignal | undefined): Promise<Cleared | null> {
    signal?.throwIfAborted();
    await this.ready;
    if (this.#end) throw this.#end;
    signal?.throwIfAborted();
    return new Promise((resolve, reject) => {
      const stop = () => {
        reject(signal?.reason);
        this.forget(id);
      };
      const done = () => signal?.removeEventListener("abort", stop);
      this.#asked.get(id)?.reject(this.#error("gate.gone"));
      this.#asked.set(id, {
        resolve: (cleared) => (done(), resolve(cleared)),
        reject: (error) => (done(), reject(error)),
      });
      signal?.addEventListener("abort", stop, { once: true });
      try {
        tell();
      } catch (thrown) {
        // Files that cannot be sent: a folder's entry that is gone, for one.
        this.#asked.delete(id);
        done();
        reject(this.#error("gate.gone", thrown));
      }
    });
  }

  #show(id: number): void {
    if (!this.#asked.has(id)) return;
    this.#window?.show(id);
    this.#line?.tell({ kind: "shown", id });
  }

  #settle(answer: Ended): void {
    if (answer.id === null) return;
    const asked = this.#asked.get(answer.id);
    this.#asked.delete(answer.id);
    this.#window?.hide(answer.id);
    if (answer.kind === "left") asked?.resolve(null);
    else if (answer.kind === "failed") asked?.reject(new GateError(answer.error.code, answer.error.message, answer.error.remedy));
    else asked?.resolve({ id: answer.id, pieces: answer.pieces, words: answer.words, receipt: answer.receipt });
  }

  /** From now on everything is refused. */
  #fail(error: GateError): void {
    this.#end ??= error;
    this.#refuseReady(error);
    this.#line?.close();
    this.#window?.remove();
    const open = [...this.#asked.values()];
    this.#asked.clear();
    for (const { reject } of open) reject(error);
  }

  #words(): { host: typeof enHost; errors: typeof enErrors } {
    const said = this.school.language ?? document.documentElement.lang;
    return said.toLowerCase().startsWith("cy") ? { host: cyHost, errors: cyErrors } : { host: enHost, errors: enErrors };
  }

  #error(code: HostCode, cause?: unknown): GateError {
    const error = new GateError(code, ...this.#words().errors[code]);
    if (cause !== undefined) error.cause = cause;
    return error;
  }
}

/** Only what is fetched: an address that is a script, or a text, is none. */
function addressOf(url: string | URL): URL | null {
  try {
    const address = new URL(url, document.baseURI);
    return /^(?:https?|chrome-extension|moz-extension):$/u.test(address.protocol) ? address : null;
  } catch {
    return null;
  }
}
