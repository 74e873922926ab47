// What a page and the gate say to each other. The gate is the guard's own document, shown in a frame over somebody else's page: files go
// in, a person puts them right there, and only what was cleared comes out.
import type { Channel, Role, SchoolgateError } from "../wasm/schoolgate.js";

/** Marks our messages among others on the same window. */
export const MARK = "schoolgate";

/** The gate's first word, to whoever framed it: it can be spoken to. */
export interface Here {
  readonly mark: typeof MARK;
  readonly kind: "here";
}

/** The answer, with one port: everything after goes through it. */
export interface Connect {
  readonly mark: typeof MARK;
  readonly kind: "connect";
  /** What tells the gate that it may trust who speaks, where their origins differ; the browser extension makes it. */
  readonly pass: string | null;
}

/** What the host knows of the school. What it leaves out is what is kept on the device, or chosen in the gate. */
export interface School {
  /** The name of a preset, or the text of a policy file. */
  readonly policy: string | null;
  readonly classList: readonly File[];
  readonly channel: Channel | null;
  readonly publisher: Role | null;
  /** The text of a receipt key's file. */
  readonly receiptKey: string | null;
  /** The day of publication, YYYY-MM-DD; today when left out. */
  readonly on: string | null;
  readonly language: "en" | "cy" | null;
}

/** The words of the form that travel with every one of its pictures. */
export interface FormWords {
  readonly caption: string;
  readonly altText: string;
}

/** One picture that may go. */
export interface Piece {
  /** The cleared bytes, under the cleared name. */
  readonly file: File;
  readonly words: { readonly caption: string; readonly altText: string; readonly fileName: string };
  /** The signed receipt, JWS compact. */
  readonly receipt: string;
  /** One line of the register, as JSON. */
  readonly entry: string;
}

/** From the host to the gate, through the port. */
export type Ask =
  /** Check these. `id` names the asking in the answer. An empty list of files asks about the words alone. */
  | { readonly kind: "check"; readonly id: number; readonly files: readonly File[]; readonly words: FormWords; readonly school: School }
  /** The words of an asking that was cleared have changed since: the same pictures once more, with what was said of them. */
  | { readonly kind: "again"; readonly id: number; readonly words: FormWords }
  /** Forget an asking and its photos; one that is still open is over, without an answer. */
  | { readonly kind: "forget"; readonly id: number }
  /** The frame is in sight now: the gate takes the keyboard. */
  | { readonly kind: "shown"; readonly id: number }
  /** Somebody wants to close the frame from outside it, by Escape: the gate asks them first. */
  | { readonly kind: "escape"; readonly id: number };

/** From the gate to the host, through the port. */
export type Answer =
  /** The guard is loading. */
  | { readonly kind: "loading"; readonly loaded: number; readonly total: number }
  /**
   * It can be asked. Where no receipt key is given or kept, receipts are signed with one that was made for this visit: here is its
   * public half, a JWK as JSON, so that a server may be told; none when it could not be made.
   */
  | { readonly kind: "ready"; readonly publicJwk: string | null }
  /** A person has to look: the frame has to be shown. Without it, what was asked is clear as it stands. */
  | { readonly kind: "show"; readonly id: number }
  /**
   * All of it may go, in the order of the files; pictures that a person left out are not among the pieces. `receipt` is the receipt
   * of the words: of the words alone where there is no picture, else the first picture's, which holds the words too.
   */
  | { readonly kind: "cleared"; readonly id: number; readonly pieces: readonly Piece[]; readonly words: FormWords; readonly receipt: string }
  /** The person gave up: nothing may go. */
  | { readonly kind: "left"; readonly id: number }
  /** The gate cannot answer, now or ever: nothing may go. */
  | { readonly kind: "failed"; readonly id: number | null; readonly error: SchoolgateError };
