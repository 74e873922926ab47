// What can be imported from "schoolgate/element". Importing it registers <school-gate>.
import type { Words } from "../../../crate/wasm/types.ts";

/** loading: nothing can be chosen yet. stopped: something was left out, and a form waits until somebody has seen it. failed: nothing can be checked. */
export type State = "loading" | "ready" | "checking" | "stopped" | "failed";

/** Why nothing was added. */
export type Reason = "left" | "cancelled" | "failed" | "gone" | "unreadable" | "changed";

/** One photo that went in. */
export interface Piece {
  /** The cleared bytes, under the cleared name. */
  readonly file: File;
  readonly words: Words;
  /** JWS compact. */
  readonly receipt: string;
  /** One line of the register, as JSON. */
  readonly entry: string;
}

/** Photos are about to be checked; `preventDefault` leaves them out. The files themselves are nobody's before they are clear. */
export type CheckEvent = CustomEvent<{ via: "picker" | "drop" | "paste"; files: { name: string; size: number; type: string }[] }>;
/** Cleared photos have been given to the page. */
export type ClearedEvent = CustomEvent<{ pieces: readonly Piece[] }>;
/** Nothing was added. */
export type StoppedEvent = CustomEvent<{ reason: Reason; error: { code: string; message: string; remedy: string } | null }>;

export class SchoolGate extends HTMLElement {
  readonly state: State;
  /** Class lists that the page has itself; they go before the attribute `class-list`. */
  get classListFiles(): readonly File[];
  set classListFiles(files: Iterable<File>);
  /** The text of a receipt key's file. Whoever can read the page can read it. */
  receiptKey: string | null;
  /** The public half of the key that was made for this visit, a JWK as JSON. */
  publicJwk(): Promise<string | null>;
  /** The receipt of a file that the page has from here. */
  receiptOf(file: File): string | null;
}

/** The receipt of a cleared file, for pages that send their files by script. */
export function receiptOf(file: File): string | null;

declare global {
  interface HTMLElementTagNameMap {
    "school-gate": SchoolGate;
  }
  interface HTMLElementEventMap {
    "school-gate-check": CheckEvent;
    "school-gate-cleared": ClearedEvent;
    "school-gate-stopped": StoppedEvent;
  }
}
