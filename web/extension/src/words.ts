// What the extension says, in the language of the browser.
import { extension as cy } from "../../src/words/extension.cy";
import { extension as en } from "../../src/words/extension";
import { firstChoice, language } from "../../src/words/language";

const tongues = { en, cy };

export const words = (): typeof en => tongues[language.value];

/** The same where there is no page, and so no language of one. */
export const wordsWithoutPage = (): typeof en => tongues[firstChoice("", navigator.languages)];

/** As it stands at the beginning of a line. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
