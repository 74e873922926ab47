// The words of the page, in the language of the page. Another language is another file of the same shape: the types of
// `en` are what each has to fill.
import { cy } from "./cy";
import { en, type Words } from "./en";
import { language, type Language } from "./language";

const tongues: Record<Language, Words> = { en, cy };

const sections = Object.keys(en) as (keyof Words)[];

/**
 * What the page says. Every section is looked up when it is read, so whatever shows it is drawn anew when the language
 * changes; keep no words longer than a drawing.
 */
export const say = Object.defineProperties(
  {},
  Object.fromEntries(sections.map((section) => [section, { enumerable: true, get: () => tongues[language.value][section] }])),
) as Words;
