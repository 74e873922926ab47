// Says that the check is getting ready, in a corner, while the page can still be used.
import { words } from "./words";

/** What loads sooner is not worth a word. */
const SHORT_MS = 400;

const STYLES = `
  :host { all: initial; }
  div {
    position: fixed; inset: auto 1rem 1rem auto; z-index: 2147483647; max-inline-size: min(24rem, calc(100vw - 2rem)); padding: 0.75rem 1rem;
    border-radius: 0.6rem; background: #14532d; color: #fff; font: 16px/1.4 system-ui, sans-serif; box-shadow: 0 4px 20px rgb(0 0 0 / 35%);
  }
`;

/** Gives back how to end it. */
export function waiting(): () => void {
  const host = document.createElement("div");
  const timer = setTimeout(() => {
    const root = host.attachShadow({ mode: "closed" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
    root.adoptedStyleSheets = [sheet];
    const note = document.createElement("div");
    note.setAttribute("role", "status");
    note.textContent = words().waiting;
    root.append(note);
    document.documentElement.append(host);
  }, SHORT_MS);
  return () => {
    clearTimeout(timer);
    host.remove();
  };
}
