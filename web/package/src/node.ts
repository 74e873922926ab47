// The package in Node: its verbs, with the guard's files from where they lie there.
import type { Mapping, PolicyInfo } from "../../src/wasm/schoolgate.js";
import type { Guard, GuardOptions, MappingOptions, Placed, ReceiptJwk } from "./api";
import { create } from "./create";
import { inNode } from "./node-home";
import { mappingOf, presets, publicHalf, receiptKey, registerKey } from "./tools";

export { GuardError } from "./guard-error";

export const createGuard = (options: GuardOptions): Promise<Guard> => create(inNode, options);
export const presetPolicies = (options?: Placed): Promise<PolicyInfo[]> => presets(inNode, options);
export const suggestMapping = (list: Blob | Uint8Array, options?: MappingOptions): Promise<Mapping> => mappingOf(inNode, list, options);
export const newReceiptKey = (options?: Placed): Promise<string> => receiptKey(inNode, options);
export const publicJwk = (key: string, options?: Placed): Promise<ReceiptJwk> => publicHalf(inNode, key, options);
export const newRegisterKey = (options?: Placed): Promise<string> => registerKey(inNode, options);
