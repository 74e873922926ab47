// What can be imported from the package, in browsers and in Node alike.
import type { Guard, GuardFault, GuardOptions, MappingOptions, Placed, ReceiptJwk } from "./api.ts";
import type { Mapping, Place, PolicyInfo, SchoolgateError, Verdict } from "../../../crate/wasm/types.ts";

export * from "./api.ts";
export type * from "../../../crate/wasm/types.ts";

/** Loads the guard and a school's rules into it. */
export function createGuard(options: GuardOptions): Promise<Guard>;

/** The policies that come with the package. */
export function presetPolicies(options?: Placed): Promise<PolicyInfo[]>;

/** What each column of a class list would be taken for. A person confirms what is not certain. */
export function suggestMapping(list: Blob | Uint8Array, options?: MappingOptions): Promise<Mapping>;

/** A new key for receipts, as the text of its file: a secret. */
export function newReceiptKey(options?: Placed): Promise<string>;

/** The public half of a receipt key, by the text of its file: what a server has to know. */
export function publicJwk(receiptKey: string, options?: Placed): Promise<ReceiptJwk>;

/** A new key for the register, as the text of its file: a secret. */
export function newRegisterKey(options?: Placed): Promise<string>;

/** What every verb throws. */
export class GuardError extends Error implements GuardFault {
  constructor(fault: SchoolgateError, more?: { verdict?: Verdict | null; cause?: unknown });
  readonly name: "GuardError";
  readonly code: string;
  readonly place: Place;
  readonly detail: string;
  readonly remedy: string;
  readonly verdict: Verdict | null;
}
