/** A slip in a text; it never stands in the way. Positions count Unicode scalar values. */
export interface GrammarNote {
  start: number;
  end: number;
  kind: "spelling" | "grammar" | "capitals" | "punctuation" | "word" | "clarity";
  message: string;
  /** What could stand from `start` to `end`, the likeliest first; empty to take it out. */
  suggestions: string[];
}
