// The one error type of the page: a stable code, and what the guard said when it was the guard that failed.
import type { Place, SchoolgateError } from "../wasm/schoolgate.js";

/** What can go wrong in the gate. */
export type GateCode =
  | "gate.changed"
  | "gate.channel-unknown"
  | "gate.day-unknown"
  | "gate.no-receipt"
  | "gate.publisher-unknown"
  | "gate.unknown-asking";

/** What can go wrong in the page itself. `words/` holds the plain English for each. */
export type PageCode =
  | GateCode
  | "page.aborted"
  | "page.batch-changed"
  | "page.browser-old"
  | "page.canvas-blocked"
  | "page.copy-refused"
  | "page.file-too-large"
  | "page.file-unreadable"
  | "page.guard-missing"
  | "page.mapping-strange"
  | "page.mapping-unreadable"
  | "page.model-missing"
  | "page.out-of-memory"
  | "page.pictures-changed"
  | "page.post-not-clear"
  | "page.register-unsaved"
  | "page.removal-by-nobody"
  | "page.request-broken"
  | "page.sample-missing"
  | "page.speller-lost"
  | "page.speller-missing"
  | "page.turning-lost"
  | "page.unexpected"
  | "page.worker-lost"
  | "page.worker-slow"
  | "page.write-differs"
  | "page.write-failed";

export class PageError extends Error {
  override readonly name = "PageError";
  readonly code: string;
  readonly remedy: string;
  readonly place: Place;
  readonly detail: string;

  constructor(code: PageCode | SchoolgateError, detail = "") {
    const known = typeof code === "string" ? null : code;
    super(known?.message ?? "");
    this.code = known?.code ?? (code as PageCode);
    this.remedy = known?.remedy ?? "";
    this.place = known?.place ?? { kind: "whole" };
    this.detail = known?.detail ?? detail;
  }

  /** Whatever was thrown, as a PageError. */
  static of(thrown: unknown): PageError {
    if (thrown instanceof PageError) return thrown;
    if (isGuardError(thrown)) return new PageError(thrown);
    return new PageError("page.unexpected", String(thrown));
  }

  get wasAborted(): boolean {
    return this.code === "page.aborted";
  }

  /** Whether the worker broke down over the job, or hung. */
  get costTheWorker(): boolean {
    return ["page.out-of-memory", "page.worker-lost", "page.worker-slow"].includes(this.code);
  }
}

/** Whether this has the shape of what every function of the guard throws. */
export function isGuardError(thrown: unknown): thrown is SchoolgateError {
  if (typeof thrown !== "object" || thrown === null) return false;
  const { code, message, remedy } = thrown as Partial<SchoolgateError>;
  return typeof code === "string" && typeof message === "string" && typeof remedy === "string";
}
