// Words that are read and judged as they are typed: those of a photo, or a text alone.
import type { PhotoEntry } from "./photo";

export type Written = Pick<
  PhotoEntry,
  "words" | "submission" | "judgement" | "judgeError" | "mentions" | "allowed" | "history" | "faces" | "verdict" | "word"
>;
