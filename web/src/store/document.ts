// What is locked, once it is open: files by name, written as one JSON text that the command line reads as well.
import { StoreError } from "./store-error";

/** Files by name. */
export type Items = ReadonlyMap<string, Uint8Array>;

export const VERSION = 1;
/** How long a file may be, locked or open, and how many items it may hold. */
export const MOST_BYTES = 64 * 1024 * 1024;
export const MOST_ITEMS = 256;

/** A name is a file's name wherever the items are taken out: it must not lead out of the folder. */
const NAME = /^[a-z0-9][a-z0-9.-]{0,63}$/u;

/** The items as bytes: the same items are always the same bytes. */
export function written(items: Items): Uint8Array {
  const names = [...items.keys()].sort();
  if (names.length > MOST_ITEMS) throw new StoreError("store.too-large");
  const entries = names.map((name) => {
    if (!NAME.test(name)) throw new StoreError("store.bad-name", name);
    return `${JSON.stringify(name)}:"${base64(items.get(name) ?? new Uint8Array())}"`;
  });
  const bytes = new TextEncoder().encode(`{"version":${VERSION},"items":{${entries.join(",")}}}`);
  if (bytes.length > MOST_BYTES) throw new StoreError("store.too-large");
  return bytes;
}

/** Reads what `written` wrote. */
export function read(bytes: Uint8Array): Items {
  const { version, items, ...others } = parsed(bytes);
  if (typeof version !== "number") throw new StoreError("store.broken");
  if (version !== VERSION) throw new StoreError("store.newer-version", String(version));
  if (typeof items !== "object" || items === null || Array.isArray(items) || Object.keys(others).length > 0) throw new StoreError("store.broken");
  const entries = Object.entries(items);
  if (entries.length > MOST_ITEMS) throw new StoreError("store.too-large");
  return new Map(
    entries.map(([name, text]) => {
      if (!NAME.test(name)) throw new StoreError("store.bad-name", name);
      return [name, fromBase64(text)];
    }),
  );
}

function parsed(bytes: Uint8Array): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  } catch {
    // Told below.
  }
  throw new StoreError("store.broken");
}

/** A call takes only so many arguments. */
const PIECE = 0x2000;

export function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(text);
}

export function fromBase64(text: unknown): Uint8Array {
  // `atob` would forgive spaces and missing ends.
  if (typeof text !== "string" || text.length % 4 !== 0 || /[^A-Za-z0-9+/=]/u.test(text)) throw new StoreError("store.broken");
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    throw new StoreError("store.broken");
  }
}
