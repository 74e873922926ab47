// Cuts a text into stretches, so that what is wrong with it can be underlined.
import type { Field, Finding, Mention, Severity } from "../wasm/schoolgate.js";

/** How plainly a stretch is marked; `known` is a name that this school's policy allows here, `slip` one of spelling or grammar. */
export type Weight = Severity | "known" | "slip";

export interface Stretch {
  text: string;
  weight: Weight | null;
}

interface Mark {
  start: number;
  end: number;
  weight: Weight;
}

const ORDER: readonly Weight[] = ["slip", "known", "note", "ask", "block"];

/** What to mark in one field: names that were read, and what the judge says of them. */
export function marksOf(field: Field, findings: readonly Finding[], mentions: readonly Mention[]): Mark[] {
  const known = mentions.filter((mention) => mention.field === field).map(({ start, end }): Mark => ({ start, end, weight: "known" }));
  const judged = findings.flatMap(({ place, severity, allowed }): Mark[] =>
    place.kind === "words" && place.field === field
      ? [{ start: place.start, end: place.end, weight: allowed ? "note" : severity }]
      : [],
  );
  return [...known, ...judged];
}

/** The text in order, in stretches of one weight each. Positions count characters as the guard does: scalar values. */
export function stretches(text: string, marks: readonly Mark[]): Stretch[] {
  const result: Stretch[] = [];
  let index = 0;
  for (const character of text) {
    let weight: Weight | null = null;
    for (const mark of marks) {
      if (index < mark.start || index >= mark.end) continue;
      if (weight === null || ORDER.indexOf(mark.weight) > ORDER.indexOf(weight)) weight = mark.weight;
    }
    const last = result.at(-1);
    if (last && last.weight === weight) last.text += character;
    else result.push({ text: character, weight });
    index++;
  }
  return result;
}

/** The marks that still hold after the text has been changed: those before the first change. */
export function carried<Placed extends { end: number }>(marks: readonly Placed[], before: string, after: string): Placed[] {
  if (before === after) return [...marks];
  const [old, now] = [[...before], [...after]];
  let same = 0;
  while (same < old.length && old[same] === now[same]) same++;
  return marks.filter(({ end }) => end <= same);
}
