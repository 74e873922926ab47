// What the script in the page's world tells the content script. A page can say the same: all it gets is a notice.
export const CLIPBOARD_REFUSED = "schoolgate:clipboard-refused";
