// What is hidden in a file, told as a story in parts, and what a school may choose to keep of it.
import type { Choices, HiddenPicture, MetadataGroup, MetadataReport } from "../wasm/schoolgate.js";
import type { Language } from "../words/language";

export type Part = "place" | "people" | "pictures" | "making";

/** The parts of the story, each with the groups it is told from; every group is in one. */
export const PARTS: readonly { part: Part; groups: readonly MetadataGroup[] }[] = [
  { part: "place", groups: ["location", "time"] },
  { part: "people", groups: ["owner", "device", "words"] },
  { part: "pictures", groups: ["thumbnail", "trailer"] },
  { part: "making", groups: ["editing", "other"] },
];

/** What the guard says of one group, in each language it says it in. */
type Sentence = MetadataReport["summary"][number] & { readonly welsh?: string };

export interface ToldIn {
  readonly text: string;
  readonly language: Language;
}

/** The sentences of one part, in the order the guard gave them; in English where it has no Welsh for one. */
export const sentences = ({ summary }: MetadataReport, groups: readonly MetadataGroup[], language: Language): ToldIn[] =>
  summary
    .filter(({ group }) => groups.includes(group))
    .map(({ text, welsh }: Sentence) => (language === "cy" && welsh ? { text: welsh, language } : { text, language: "en" }));

/** The hidden pictures worth looking at: those that show something else, or of which that could not be told. */
export const tellingPictures = ({ pictures }: MetadataReport): HiddenPicture[] =>
  (pictures ?? []).filter(({ differs, length }) => differs !== false && length > 0);

/** Whether the file holds the picture once more, as it was before any crop. */
export const holdsPicture = ({ items, pictures }: MetadataReport): boolean =>
  (pictures ?? []).length > 0 || items.some(({ group }) => group === "thumbnail");

export type Choice = "keepGainMap" | "plainProfile";

/** Which choices this file leaves: only about what is in it. */
export function choicesFor({ items }: MetadataReport): Choice[] {
  const hasGainMap = items.some(({ name }) => name.includes("GainMap") || name.startsWith("hdrgm:"));
  const hasProfileTexts = items.some(({ name, value }) => name.startsWith("ICC") || value.includes("in the colour profile"));
  return [...(hasGainMap ? (["keepGainMap"] as const) : []), ...(hasProfileTexts ? (["plainProfile"] as const) : [])];
}

/** What of it the saved copy keeps under these choices. */
export function kept(report: MetadataReport, choices: Choices): ("gainMap" | "profile")[] {
  const possible = choicesFor(report);
  return [
    ...(possible.includes("keepGainMap") && choices.keepGainMap ? (["gainMap"] as const) : []),
    ...(possible.includes("plainProfile") && !choices.plainProfile ? (["profile"] as const) : []),
  ];
}
