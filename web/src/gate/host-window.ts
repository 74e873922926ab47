// The frame over a host's page: loaded out of sight, shown as a modal dialog, out of reach of the page's styles and scripts.

/** `all: initial` takes away what the page's own sheets say of every element; inside, they have no say. */
const SHEET = `
:host { all: initial !important; display: block !important; }
dialog { box-sizing: border-box; padding: 0; border: 0; background: Canvas; overflow: hidden; inset: 0; margin: auto; }
/* Not taken out of the drawing: a frame that is not drawn may be put to sleep. */
dialog:not([open]) { display: block; position: fixed; inset: auto auto 0 0; inline-size: 1px; block-size: 1px; visibility: hidden; pointer-events: none; }
dialog[open] { position: fixed; inline-size: min(76rem, 100vw - 2rem); block-size: calc(100vh - 2rem); block-size: calc(100dvh - 2rem); max-inline-size: none; max-block-size: none; border-radius: 0.8rem; box-shadow: 0 12px 48px rgb(0 0 0 / 45%); }
dialog::backdrop { background: rgb(0 0 0 / 55%); }
iframe { display: block; inline-size: 100%; block-size: 100%; border: 0; color-scheme: light dark; }
@media (max-width: 48rem) { dialog[open] { inline-size: 100vw; block-size: 100vh; block-size: 100dvh; border-radius: 0; } }
`;

export class GateWindow {
  readonly frame: HTMLIFrameElement;
  readonly #host: HTMLElement;
  readonly #dialog: HTMLDialogElement;
  readonly #address: URL;
  /** Which asking is shown. */
  #shown: number | null = null;
  /** What had the keyboard before. */
  #before: Element | null = null;

  readonly #watch: MutationObserver;

  /** `escape` is told when somebody presses Escape and the frame does not have the keyboard, `gone` when the page takes it away. */
  constructor(address: URL, name: string, escape: (id: number) => void, gone: () => void) {
    this.#address = address;
    this.#host = document.createElement("div");
    const root = this.#host.attachShadow({ mode: "closed" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(SHEET);
    root.adoptedStyleSheets = [sheet];
    this.frame = document.createElement("iframe");
    this.frame.title = name;
    this.#dialog = document.createElement("dialog");
    this.#dialog.setAttribute("aria-label", name);
    this.#dialog.append(this.frame);
    root.append(this.#dialog);
    this.#watch = new MutationObserver(() => {
      if (!this.#host.isConnected) gone();
    });
    this.#dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      if (this.#shown !== null) escape(this.#shown);
    });
    // A browser that closes it all the same closes nothing: the person has not been asked yet.
    this.#dialog.addEventListener("close", () => {
      if (this.#shown === null || this.#dialog.open || !this.#host.isConnected) return;
      this.#dialog.showModal();
      escape(this.#shown);
    });
  }

  load(): void {
    this.frame.src = this.#address.href;
    // Outside the body: some pages draw theirs anew as a whole.
    document.documentElement.append(this.#host);
    this.#watch.observe(document, { childList: true });
    this.#watch.observe(document.documentElement, { childList: true });
  }

  show(id: number): void {
    if (this.#shown === null) {
      this.#before = focused();
      this.#dialog.showModal();
    }
    this.#shown = id;
    this.frame.focus();
  }

  /** Hides it if this is the asking that is shown; the keyboard goes back to where it was. */
  hide(id: number): void {
    if (this.#shown !== id) return;
    this.#shown = null;
    this.#dialog.close();
    if (this.#before?.isConnected && "focus" in this.#before) (this.#before as HTMLElement).focus({ preventScroll: true });
    this.#before = null;
  }

  remove(): void {
    this.#watch.disconnect();
    if (this.#shown !== null) this.hide(this.#shown);
    this.#host.remove();
  }
}

/** What has the keyboard, in open shadow roots too. */
function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}
