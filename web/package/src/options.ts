// Refuses what a call should not have: a misspelt name would otherwise be left out without a word, and with it perhaps the class list.
import { GuardError } from "./guard-error";

/** Which names a call may have, and of what kind each is; several are parted by a bar, and null goes with "null". */
export type Names = Readonly<Record<string, string>>;

export function onlyKnown(given: unknown, names: Names, needed: readonly string[] = []): void {
  if (typeof given !== "object" || given === null) throw GuardError.because("package.option", "an object is wanted");
  for (const [name, value] of Object.entries(given)) {
    const kinds = Object.hasOwn(names, name) ? names[name]?.split("|") : undefined;
    const kind = kindOf(value);
    if (kinds === undefined) refuse(name, `it knows ${Object.keys(names).join(", ")}`);
    else if (value !== undefined && !kinds.includes(kind)) refuse(name, `${kinds.join(" or ")} is wanted`);
  }
  for (const name of needed) if ((given as Record<string, unknown>)[name] === undefined) refuse(name, "it is needed");
}

/** An array is told from other objects: what has no length would count as empty. */
function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof (value as AbortSignal)?.addEventListener === "function" ? "signal" : typeof value;
}

function refuse(name: string, why: string): never {
  throw GuardError.because("package.option", `${name}: ${why}`, { kind: "field", name });
}

export const GUARD: Names = {
  policy: "string", classList: "object|array", mapping: "object", channel: "string", publisher: "string|null", on: "string", language: "string", devices: "object",
  approverKeys: "string", registerKey: "string", receiptKey: "string", base: "string|object", workers: "number", signal: "signal", onLoad: "function",
};
const DESTINATION: Names = { channel: "string", publisher: "string|null", on: "string" };
export const CHECK: Names = { ...DESTINATION, caption: "string", altText: "string", answers: "object|function", signal: "signal", onProgress: "function" };
export const TEXT: Names = { ...DESTINATION, allow: "array", signal: "signal" };
export const CLEAR: Names = { previous: "string|null", signal: "signal" };
export const ANSWERS: Names = {
  faces: "array", caption: "string", altText: "string", fileName: "string", work: "array|null", allow: "array", approval: "object|null",
  signedApproval: "object|null", approvals: "string", crop: "object|null", longestSide: "number|null", cover: "string", keepGainMap: "boolean", plainProfile: "boolean",
};
export const FACE: Names = { subject: "object|null", region: "object" };
