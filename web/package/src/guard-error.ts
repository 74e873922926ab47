// The one error that the package throws: a stable code, a sentence, the place, and what to do.
import { isGuardError, PageError } from "../../src/bridge/page-error";
import type { Place, SchoolgateError, Verdict } from "../../src/wasm/schoolgate.js";
import type { GuardFault } from "./api";
import { reasons } from "./reasons";

export class GuardError extends Error implements GuardFault {
  override readonly name = "GuardError";
  readonly code: string;
  readonly place: Place;
  readonly detail: string;
  readonly remedy: string;
  readonly verdict: Verdict | null;

  constructor(fault: SchoolgateError, { verdict = null, cause }: { verdict?: Verdict | null; cause?: unknown } = {}) {
    const [message, remedy] = reasons[fault.code] ?? [fault.message, fault.remedy];
    super(message || fault.code, cause === undefined ? {} : { cause });
    this.code = fault.code;
    this.place = fault.place;
    this.detail = fault.detail;
    this.remedy = remedy;
    this.verdict = verdict;
  }

  /** One that the package itself throws; `reasons` has its words. */
  static because(code: string, detail = "", place: Place = { kind: "whole" }, cause?: unknown, verdict: Verdict | null = null): GuardError {
    return new GuardError({ code, message: "", place, detail, remedy: "" }, { cause, verdict });
  }

  /** Whatever was thrown, as a GuardError; with the verdict, where that is why. */
  static of(thrown: unknown, verdict: Verdict | null = null): GuardError {
    if (thrown instanceof GuardError) return thrown;
    const fault = thrown instanceof PageError || isGuardError(thrown) ? thrown : PageError.of(thrown);
    const cause = thrown instanceof PageError ? undefined : thrown;
    return new GuardError(fault, { verdict: fault.code === "verdict.not-permitted" ? verdict : null, cause });
  }
}

/** A verb whose every failure is a GuardError. */
export function throwing<Input extends unknown[], Output>(verb: (...input: Input) => Promise<Output>): (...input: Input) => Promise<Output> {
  return async (...input) => {
    try {
      return await verb(...input);
    } catch (thrown) {
      throw GuardError.of(thrown);
    }
  };
}
