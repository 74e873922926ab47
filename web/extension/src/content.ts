// In every page of a guarded site, before the page's own scripts: takes the files that somebody offers, and has them checked.
import { watch } from "../../src/intercept/watch";
import { decide, tellWhy } from "./decide";
import { tell } from "./notice";
import { ask, isOrder } from "./orders";
import { CLIPBOARD_REFUSED, HERE } from "./told";
import { words } from "./words";
import { watchForms } from "./words-later";

const HTML = "http://www.w3.org/1999/xhtml";

if (!(HERE in globalThis)) {
  Object.defineProperty(globalThis, HERE, { value: document.readyState === "loading" ? "in time" : "late" });
  watch(window, {
    concerns: () => true,
    decide,
    // The browser shows us closed trees as well; it takes HTML elements only.
    shadowOf: (element) =>
      element.namespaceURI === HTML ? (chrome.dom ? chrome.dom.openOrClosedShadowRoot(element) : (element.openOrClosedShadowRoot ?? null)) : element.shadowRoot,
  });
  watchForms(window, (error) => void tellWhy(error));
  document.addEventListener(CLIPBOARD_REFUSED, () => void tell({ title: words().stopped.title, lines: [words().stopped.clipboard] }));
  if (window === window.top) {
    ask({ kind: "guarded" }).catch(() => {});
    chrome.runtime.onMessage.addListener((message, sender, respond) => {
      if (sender.id !== chrome.runtime.id || !isOrder(message) || message.kind !== "too-small") return undefined;
      void tell({ title: words().stopped.title, lines: [words().stopped.small] });
      respond(true);
      return undefined;
    });
  }
}
