// Whether what was read has the shape it should have: every field there, as it should be, and no other.

type Fields = Record<string, unknown>;
export type Check = (value: unknown) => boolean;

export const isObject = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
export const isText: Check = (value) => typeof value === "string";
export const isNumber: Check = (value) => typeof value === "number" && Number.isFinite(value);
export const isWhole: Check = (value) => Number.isSafeInteger(value);
export const isYesOrNo: Check = (value) => typeof value === "boolean";
export const oneOf = (...all: unknown[]): Check => (value) => all.includes(value);
export const orNone = (check: Check): Check => (value) => value === null || check(value);
export const listOf = (check: Check): Check => (value) => Array.isArray(value) && value.every(check);
/** Every field is there, as it should be, and no other. */
export const shape = (fields: Record<string, Check>): Check => (value) =>
  isObject(value) && Object.keys(value).every((name) => name in fields) && Object.entries(fields).every(([name, check]) => check(value[name]));
