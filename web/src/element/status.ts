// What the element says below what it guards: one line, perhaps with one button, out of reach of the page's styles.
import { element as cy } from "../words/element.cy";
import { element as en } from "../words/element";

export const words: { en: typeof cy; cy: typeof cy } = { en, cy };

// Colours as on the guard's own page. What the page's sheets say of every element ends at `all: initial`; sizes go by the reader's own
// type, which a page may not have for its root.
const SHEET = `
:host { display: block; }
:host([hidden]), .elsewhere { display: none; }
.status {
  all: initial; display: block; box-sizing: border-box; margin-block-start: 0.5em; padding: 0.5em 0.75em; border-radius: 0.6em;
  border: 1px solid #dcd8cb; background: #fffefa; color: #1b232d; color-scheme: light dark;
  font: medium/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
}
.status:not(.said) { border: 0; padding: 0; margin: 0; background: none; }
.status.good { border-color: #12592b; background: #e2f2e6; color: #0d3b20; }
.status.stop { border-color: #9d2219; background: #fbe8e4; color: #7a160f; }
.status button {
  all: initial; display: block; box-sizing: border-box; margin-block-start: 0.4em; padding: 0.4em 0.9em; min-block-size: 2.75em;
  border: 1px solid currentColor; border-radius: 0.6em; color: inherit; font: inherit; cursor: pointer;
}
.status:focus { outline: none; }
.status button:focus-visible { outline: 3px solid #1457c8; outline-offset: 2px; }
.status button[hidden] { display: none; }
@media (prefers-color-scheme: dark) {
  .status { border-color: #333c44; background: #1b2126; color: #ece8df; }
  .status.good { border-color: #8fd8a6; background: #16301f; color: #c9efd5; }
  .status.stop { border-color: #ff9c90; background: #3d1d1a; color: #ffd5cf; }
  .status button:focus-visible { outline-color: #8ab8ff; }
}
@media (forced-colors: active) { .status.said { border: 1px solid CanvasText; } }
`;

export type Tone = "plain" | "good" | "stop";

export class Status {
  readonly root: ShadowRoot;
  readonly #box = document.createElement("div");
  readonly #line = document.createElement("span");
  readonly #button = document.createElement("button");
  #press = (): void => {};

  constructor(host: HTMLElement) {
    this.root = host.attachShadow({ mode: "closed" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(SHEET);
    this.root.adoptedStyleSheets = [sheet];
    this.#box.setAttribute("part", "status");
    this.#line.setAttribute("role", "status");
    this.#line.setAttribute("aria-live", "polite");
    this.#button.type = "button";
    this.#button.setAttribute("part", "button");
    this.#box.tabIndex = -1;
    this.#button.addEventListener("click", () => {
      this.#press();
      // Whoever came here by the keyboard stays here.
      if (this.#button.hidden) this.#box.focus({ preventScroll: true });
    });
    this.#box.append(this.#line, this.#button);
    this.root.append(document.createElement("slot"), this.#box);
    this.say("", "en");
  }

  /** Says it, and offers one thing to do. An empty text says nothing. */
  say(text: string, language: "en" | "cy", tone: Tone = "plain", offer: { label: string; press(): void } | null = null): void {
    this.#box.className = ["status", tone, text && "said"].filter(Boolean).join(" ");
    this.#box.lang = language;
    this.#line.textContent = text;
    this.#button.hidden = !offer;
    this.#button.textContent = offer?.label ?? "";
    this.#press = offer?.press ?? (() => {});
  }

  get text(): string {
    return this.#line.textContent ?? "";
  }

  show(): void {
    this.#box.scrollIntoView({ block: "nearest" });
  }
}
