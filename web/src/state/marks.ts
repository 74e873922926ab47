// Cuts a text into stretches, so that what is wrong with it can be underlined.
import type { Field, Finding, Mention, Severity } from "../wasm/schoolgate.js";

/** How plainly a stretch is marked; `known` is a name that this school's policy allows here, `slip` one of spelling or grammar. */
export type Weight = Severity | "known" | "slip";

export interface Stretch {
  text: string;
  weight: Weight | null;
}

/** A part of a text, in characters as the guard counts them: scalar values. */
interface Part {
  start: number;
  end: number;
}

interface Mark extends Part {
  weight: Weight;
}

/** From the heaviest to the lightest. */
const WEIGHTS: readonly Weight[] = ["block", "ask", "note", "known", "slip"];

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

/** The text in order, in stretches of one weight each: where marks overlap, of the heaviest. */
export function stretches(text: string, marks: readonly Mark[]): Stretch[] {
  const result: Stretch[] = [];
  const open = new Map<Weight, number>();
  let [character, unit, from] = [0, 0, 0];
  const cut = () => {
    if (unit === from) return;
    const weight = WEIGHTS.find((each) => (open.get(each) ?? 0) > 0) ?? null;
    const last = result.at(-1);
    if (last && last.weight === weight) last.text += text.slice(from, unit);
    else result.push({ text: text.slice(from, unit), weight });
    from = unit;
  };
  const edges = marks.flatMap(({ start, end, weight }) => (start < end ? [{ at: start, weight, by: 1 }, { at: end, weight, by: -1 }] : []));
  for (const { at, weight, by } of edges.sort((a, b) => a.at - b.at)) {
    for (; character < at && unit < text.length; character++) unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
    cut();
    open.set(weight, (open.get(weight) ?? 0) + by);
  }
  unit = text.length;
  open.clear();
  cut();
  return result;
}

/** The stretches line by line, so that a change to one line leaves the others as they are. */
export function linesOf(all: readonly Stretch[]): Stretch[][] {
  const lines: Stretch[][] = [[]];
  for (const { text, weight } of all) {
    text.split("\n").forEach((piece, index) => {
      if (index > 0) lines.push([]);
      if (piece !== "") lines.at(-1)?.push({ text: piece, weight });
    });
  }
  return lines;
}

/** How many characters a text has, as the guard counts them. A long text is counted at every key. */
export function charactersIn(text: string): number {
  let halves = 0;
  for (let unit = 1; unit < text.length; unit++) if (isSecondHalf(text, unit)) halves++;
  return text.length - halves;
}

/** Whether the character that began before this place goes on here. */
const isSecondHalf = (text: string, unit: number): boolean => isIn(text.charCodeAt(unit), 0xdc00) && isIn(text.charCodeAt(unit - 1), 0xd800);
const isIn = (code: number, block: number): boolean => (code & 0xfc00) === block;

/** The parts of a text that a change has left alone, where they are now. */
export function carried<Of extends Part>(parts: readonly Of[], before: string, after: string): Of[] {
  if (before === after || parts.length === 0) return [...parts];
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < shorter - head && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
  // Half a character is not the same character.
  if (isSecondHalf(before, head) || isSecondHalf(after, head)) head--;
  if (isSecondHalf(before, before.length - tail) || isSecondHalf(after, after.length - tail)) tail--;
  const kept = charactersIn(before.slice(0, head));
  const moved = charactersIn(before.slice(0, before.length - tail));
  const by = charactersIn(after) - charactersIn(before);
  return parts.flatMap((part) => {
    if (part.end <= kept) return [part];
    return part.start >= moved ? [{ ...part, start: part.start + by, end: part.end + by }] : [];
  });
}
