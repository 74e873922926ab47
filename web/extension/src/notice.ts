// Tells somebody on a page why something did not go: a dialog of our own that the page's styles do not reach.
import { language } from "../../src/words/language";
import { words } from "./words";

export interface Notice {
  readonly title: string;
  readonly lines: readonly string[];
  /** Something to do about it, beside closing. */
  readonly deed?: { readonly name: string; readonly do: () => void };
}

const STYLES = `
  :host { all: initial; }
  dialog {
    --card: #fffefa; --ink: #1b232d; --brand: #14532d; --on-brand: #fff; --stop: #9d2219; --focus: #1457c8;
    box-sizing: border-box; inline-size: min(30rem, calc(100vw - 1.5rem)); max-block-size: calc(100vh - 1.5rem); overflow: auto; padding: 1.25rem;
    border: 1px solid var(--stop); border-inline-start-width: 6px; border-radius: 0.6rem; background: var(--card); color: var(--ink);
    font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; color-scheme: light dark;
  }
  dialog::backdrop { background: rgb(20 24 28 / 55%); }
  h2 { margin: 0 0 0.5rem; font-size: 1.15rem; line-height: 1.25; }
  p { margin: 0.4rem 0; }
  form { display: flex; flex-wrap: wrap; gap: 0.6rem; margin-block-start: 1rem; }
  button {
    min-block-size: 2.75rem; padding: 0.5rem 1.1rem; border: 1px solid var(--brand); border-radius: 0.6rem; background: var(--brand);
    color: var(--on-brand); font: inherit; font-weight: 600; cursor: pointer;
  }
  button.plain { background: transparent; color: var(--brand); }
  :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
  @media (prefers-color-scheme: dark) {
    dialog { --card: #1b2126; --ink: #ece8df; --brand: #8ad3a2; --on-brand: #0b2415; --stop: #ff9c90; --focus: #8ab8ff; }
  }
`;

const made = <Name extends keyof HTMLElementTagNameMap>(name: Name, text = ""): HTMLElementTagNameMap[Name] => {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
};

/** Resolves when it is closed. */
export function tell({ title, lines, deed }: Notice): Promise<void> {
  const host = made("div");
  const root = host.attachShadow({ mode: "closed" });
  // A style element would fall under the page's own policy.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  root.adoptedStyleSheets = [sheet];

  const dialog = made("dialog");
  dialog.lang = language.value;
  dialog.setAttribute("role", "alertdialog");
  dialog.setAttribute("aria-labelledby", "title");
  dialog.setAttribute("aria-describedby", "lines");
  const heading = made("h2", title);
  heading.id = "title";
  const text = made("div");
  text.id = "lines";
  text.append(...lines.map((line) => made("p", line)));
  const form = made("form");
  form.method = "dialog";
  const close = made("button", words().close);
  form.append(close);
  if (deed) {
    const other = made("button", deed.name);
    other.type = "button";
    other.addEventListener("click", (event) => {
      // The page cannot press our buttons; scripts may try to.
      if (!event.isTrusted) return;
      dialog.close();
      deed.do();
    });
    close.className = "plain";
    form.prepend(other);
  }
  dialog.append(heading, text, form);
  root.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      host.remove();
      resolve();
    });
    (document.body ?? document.documentElement).append(host);
    dialog.showModal();
  });
}
