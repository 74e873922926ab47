// What somebody said of a list's columns, kept for the school's next export of the same shape: the same headings.
// Nobody's name is in it.
import { signal } from "@preact/signals";
import type { Mapping } from "../wasm/schoolgate.js";

/** One for each shape, the latest last. */
export const keptMappings = signal<readonly Mapping[]>([]);

/** The headings in any order; two lists of one shape have the same ones. */
export const shapeOf = ({ columns }: Pick<Mapping, "columns">): string =>
  JSON.stringify(columns.map(({ heading }) => heading.trim().toLowerCase()).filter(Boolean).sort());

export function keep(mapping: Mapping): void {
  const shape = shapeOf(mapping);
  keptMappings.value = [...keptMappings.value.filter((each) => shapeOf(each) !== shape), mapping];
}

/** What was said of a list of this shape. */
export function keptFor(mapping: Mapping): Mapping | null {
  const shape = shapeOf(mapping);
  return keptMappings.value.find((each) => shapeOf(each) === shape) ?? null;
}
