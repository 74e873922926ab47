// What the extension says, in the language of the browser; the background has no page and so no language of its own.
import { extension as cy } from "../../src/words/extension.cy";
import { extension as en } from "../../src/words/extension";
import { language } from "../../src/words/language";

const tongues = { en, cy };

export const words = (): typeof en => tongues[language.value];
