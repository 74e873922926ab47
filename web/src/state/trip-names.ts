// What the copies of a trip are called: as the photos were, or by the day, a word and a number. Nothing of it goes into
// the files.
import type { ClearanceResult } from "../wasm/schoolgate.js";
import { savedName } from "./file-name";

export const NAMINGS = ["keep", "day"] as const;

export type Naming = (typeof NAMINGS)[number];

/** As much of a photo as names its copy. */
export interface Named {
  file: Pick<File, "name">;
  taken: string | null;
}

const numeric = new Intl.Collator("en", { numeric: true });

/** As they were taken; those that do not say when come last. */
const byTime = (one: Named, other: Named): number =>
  (one.taken ?? "9999").localeCompare(other.taken ?? "9999") || numeric.compare(one.file.name, other.file.name);

/** The name for each photo, without an ending where a new one is made; `undated` stands for a day that nobody knows. */
export function namesFor<Photo extends Named>(photos: readonly Photo[], naming: Naming, word: string, undated: string): Map<Photo, string> {
  if (naming === "keep") return new Map(photos.map((photo) => [photo, photo.file.name]));
  const digits = Math.max(3, String(photos.length).length);
  const sorted = [...photos].sort(byTime);
  // A dot in the word must not pass for the start of an ending.
  const plainWord = word.replace(/\./gu, " ").trim();
  return new Map(
    sorted.map((photo, index) => [photo, [photo.taken ?? undated, plainWord, String(index + 1).padStart(digits, "0")].filter(Boolean).join(" ")]),
  );
}

/** The name as a file has it; the tries after the first get a number: no file takes the place of another. */
export function fileNameOf(name: string, mediaType: ClearanceResult["mediaType"], attempt: number): string {
  const whole = savedName(name, mediaType);
  if (attempt <= 1) return whole;
  const dot = whole.lastIndexOf(".");
  return `${whole.slice(0, dot)} (${attempt})${whole.slice(dot)}`;
}
