// What our scripts in a page tell each other.

/** From the script in the page's world to the content script. A page can say the same: all it gets is a notice. */
export const CLIPBOARD_REFUSED = "schoolgate:clipboard-refused";

/** In the content scripts' world, which no page sees: the guard is here, "in time" or "late". It may be put into a page that has it. */
export const HERE = "schoolgateIsHere";
