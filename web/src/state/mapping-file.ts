// How a list is read, as a file. The command line writes and reads the same one.
import { PageError } from "../bridge/page-error";
import type { Mapping } from "../wasm/schoolgate.js";
import { readFile } from "./read-file";

/** More than any mapping without samples takes. */
const LARGEST = 1_000_000;

/** The same without what stands in the rows of the list it was made of. */
export const withoutNames = (mapping: Mapping): Mapping => ({
  sheet: mapping.sheet,
  otherSheets: [],
  columns: mapping.columns.map(({ samples, ...column }) => column),
});

export function mappingFile(mapping: Mapping): Blob {
  return new Blob([`${JSON.stringify(mapping, null, 2)}\n`], { type: "application/json" });
}

/** The mapping that a file holds. Whether its columns mean anything is for the guard to say. */
export async function readMapping(file: Blob): Promise<Mapping> {
  if (file.size > LARGEST) throw new PageError("page.mapping-unreadable");
  const bytes = await readFile(file);
  try {
    const { sheet = null, columns } = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Mapping>;
    const isList = Array.isArray(columns) && columns.every((column) => typeof column?.heading === "string");
    if (isList && (sheet === null || typeof sheet === "string")) return { sheet, otherSheets: [], columns };
  } catch {
    // Said below.
  }
  throw new PageError("page.mapping-unreadable");
}
