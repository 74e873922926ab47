// Puts suggested words in the place of what was found, and changes nothing else.
import { signal } from "@preact/signals";
import type { Suggestion, Words } from "../wasm/schoolgate.js";
import { carried } from "./marks";
import type { Written } from "./written";

/** What was last put in the place of what, and all the words as they then were. */
export const reworded = signal<{ words: Words; before: string; after: string } | null>(null);

/** What stands where the suggestion is for, in the text it was made for. */
export function replacedBy(entry: Written, { field, start, end }: Suggestion): string {
  const judged = entry.judgement.value?.submission.words[field] ?? "";
  return [...judged].slice(start, end).join("").trim();
}

/**
 * Writes the suggested words. The place after them in the text, as the browser counts; none when what they are for is no
 * longer there.
 */
export function reword(entry: Written, suggestion: Suggestion): number | null {
  const { field, text } = suggestion;
  const judged = entry.judgement.value?.submission.words[field];
  if (judged === undefined) return null;
  const words = entry.words.value;
  const [place] = carried([suggestion], judged, words[field]);
  if (!place) return null;
  const characters = [...words[field]];
  const head = characters.slice(0, place.start).join("") + text;
  const before = replacedBy(entry, suggestion);
  entry.history.write({ ...words, [field]: head + characters.slice(place.end).join("") }, "rewording");
  reworded.value = { words: entry.words.value, before, after: text };
  return head.length;
}

/** Where a change to a text ends, as the browser counts. */
export function endOfChange(before: string, after: string): number {
  let [old, now] = [before.length, after.length];
  while (old > 0 && now > 0 && before[old - 1] === after[now - 1]) [old, now] = [old - 1, now - 1];
  return now;
}
