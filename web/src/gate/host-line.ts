// The port between a host's page and the gate in its frame, and the patience with which it is listened to.
import type { HostCode } from "../words/gate-host";
import type { SchoolgateError } from "../wasm/schoolgate.js";
import { MARK, type Answer, type Ask, type Connect, type Here } from "./messages";

/** A gate that does not say it is there for this long is not coming. */
export const HERE_MS = 30_000;
/** Once its document is loaded its script has run: one that says nothing then is another document, such as a server’s “not found”. */
export const LOADED_MS = 4_000;
/** While it loads, every part that arrives begins this anew. */
export const LOADING_MS = 120_000;

export interface Heard {
  loading(loaded: number, total: number): void;
  ready(publicJwk: string | null): void;
  show(id: number): void;
  ended(answer: Extract<Answer, { kind: "cleared" | "left" | "failed" }>): void;
  /** It never answered, or answers no more. */
  broken(code: HostCode): void;
  /** It says itself that it is of no use. */
  failed(error: SchoolgateError): void;
}

/** As much of a frame as it is spoken to through. */
export interface Framed {
  readonly contentWindow: Pick<Window, "postMessage"> | null;
  addEventListener(name: "load", hear: () => void): void;
}

export class GateLine {
  readonly #off = new AbortController();
  readonly #heard: Heard;
  #port: MessagePort | null = null;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(frame: Framed, origin: string, pass: string | null, heard: Heard) {
    this.#heard = heard;
    this.#wait(HERE_MS, "gate.unreachable");
    window.addEventListener(
      "message",
      (event) => {
        // Only the frame's own document: whoever else sends it, or has sent the frame elsewhere, gets no port.
        if (event.source !== frame.contentWindow || event.origin !== origin || !isHere(event.data)) return;
        event.stopImmediatePropagation();
        // A second document in the frame knows nothing of what was asked of the first.
        if (this.#port) return this.#break("gate.gone");
        const { port1, port2 } = new MessageChannel();
        this.#port = port1;
        port1.onmessage = ({ data }: MessageEvent<Answer>) => this.#hear(data);
        port1.onmessageerror = () => this.#break("gate.gone");
        this.#wait(LOADING_MS, "gate.silent");
        const connect: Connect = { mark: MARK, kind: "connect", pass };
        frame.contentWindow?.postMessage(connect, origin, [port2]);
      },
      { capture: true, signal: this.#off.signal },
    );
    let loads = 0;
    frame.addEventListener("load", () => {
      if (++loads > 1) this.#break("gate.gone");
      else if (!this.#port) this.#wait(LOADED_MS, "gate.unreachable");
    });
  }

  tell(ask: Ask): void {
    this.#port?.postMessage(ask);
  }

  close(): void {
    clearTimeout(this.#patience);
    this.#off.abort();
    this.#port?.close();
    this.#port = null;
  }

  #hear(answer: Answer): void {
    switch (answer.kind) {
      case "loading":
        this.#wait(LOADING_MS, "gate.silent");
        return this.#heard.loading(answer.loaded, answer.total);
      case "ready":
        clearTimeout(this.#patience);
        return this.#heard.ready(answer.publicJwk);
      case "show":
        return this.#heard.show(answer.id);
      case "failed":
        if (answer.id === null) return this.#heard.failed(answer.error);
        return this.#heard.ended(answer);
      case "cleared":
      case "left":
        return this.#heard.ended(answer);
    }
  }

  #wait(ms: number, code: HostCode): void {
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => this.#break(code), ms);
  }

  #break(code: HostCode): void {
    if (!this.#off.signal.aborted) this.#heard.broken(code);
  }
}

function isHere(data: unknown): data is Here {
  const { mark, kind } = (data ?? {}) as Partial<Here>;
  return mark === MARK && kind === "here";
}
