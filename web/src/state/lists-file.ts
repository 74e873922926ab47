// The files of a class list as one text, for keeping. `schoolgate store take` makes files of them again.
import type { Mapping } from "../wasm/schoolgate.js";
import { base64, fromBase64 } from "../store/document";
import type { KeptList } from "./class-list";

interface Written {
  name: string;
  /** The file itself, in base64. */
  bytes: string;
  mapping: Mapping | null;
}

export const writtenLists = (lists: readonly KeptList[]): string =>
  JSON.stringify(lists.map(({ name, bytes, mapping }): Written => ({ name, bytes: base64(bytes), mapping })));

/** The files again. Throws when it is no such text. */
export function listsOf(text: string): KeptList[] {
  const written = JSON.parse(text) as Written[];
  return written.map(({ name, bytes, mapping }) => ({ name: String(name), bytes: fromBase64(bytes), mapping: mapping ?? null }));
}
