// The words of the page, in the language of the page. Another language is another file of the same shape.
import { en } from "./en";

export const say = en;
