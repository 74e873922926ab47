// The package in browsers: its verbs, with the guard's files from where they lie there.
import type { Mapping, PolicyInfo } from "../../src/wasm/schoolgate.js";
import type { Guard, GuardOptions, MappingOptions, Placed, ReceiptJwk } from "./api";
import { create } from "./create";
import { inBrowser } from "./browser";
import { mappingOf, presets, publicHalf, receiptKey, registerKey } from "./tools";

export { GuardError } from "./guard-error";

export const createGuard = (options: GuardOptions): Promise<Guard> => create(inBrowser, options);
export const presetPolicies = (options?: Placed): Promise<PolicyInfo[]> => presets(inBrowser, options);
export const suggestMapping = (list: Blob | Uint8Array, options?: MappingOptions): Promise<Mapping> => mappingOf(inBrowser, list, options);
export const newReceiptKey = (options?: Placed): Promise<string> => receiptKey(inBrowser, options);
export const publicJwk = (key: string, options?: Placed): Promise<ReceiptJwk> => publicHalf(inBrowser, key, options);
export const newRegisterKey = (options?: Placed): Promise<string> => registerKey(inBrowser, options);
