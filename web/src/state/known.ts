// What was read in a text and is nothing to put right: a name or detail that no finding is about.
import type { Field, Mention } from "../wasm/schoolgate.js";
import type { Written } from "./written";

export interface Known {
  /** As it was first typed. */
  text: string;
  times: number;
  mention: Mention;
  /** The judge has read this very text and has nothing against it. */
  isAllowed: boolean;
}

export function knownIn(entry: Written, field: Field): Known[] {
  const mentions = entry.mentions.value;
  const judgement = entry.judgement.value;
  if (!mentions) return [];
  const isAllowed = judgement?.submission.words[field] === mentions.words[field];
  const wrong = isAllowed ? judgement.verdict.findings.map(({ place }) => place).filter((place) => place.kind === "words" && place.field === field) : [];
  const starts = new Set(wrong.map((place) => (place.kind === "words" ? place.start : -1)));
  const known = new Map<string, Known>();
  for (const mention of mentions.found) {
    if (mention.field !== field || starts.has(mention.start)) continue;
    const name = `${mention.kind} ${mention.whose} ${mention.sure} ${mention.text.toLowerCase()}`;
    const before = known.get(name);
    if (before) before.times++;
    else known.set(name, { text: mention.text, times: 1, mention, isAllowed });
  }
  return [...known.values()];
}
