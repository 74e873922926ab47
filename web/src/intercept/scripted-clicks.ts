// File inputs that a page keeps outside its document and opens by script. Their events reach nobody but the page, so such an
// input is put into a hidden place of the document for as long as its picker is open. For the page's own world.
import { isFileInput } from "./find";

/**
 * `placeFor` says where an input is to lie meanwhile, or nothing for one that is not ours. When it cannot be put there, its picker
 * stays shut. Gives back how to end it.
 */
export function placeScriptedClicks(page: typeof globalThis, placeFor: (input: HTMLInputElement) => ParentNode | null): () => void {
  const element = page.HTMLElement.prototype;
  const input = page.HTMLInputElement.prototype;
  const target = page.EventTarget.prototype;
  const { click } = element;
  const { showPicker } = input;
  const { dispatchEvent } = target;

  element.click = function () {
    place(this, placeFor);
    click.call(this);
  };
  if (showPicker) {
    input.showPicker = function () {
      const leave = place(this, placeFor);
      try {
        showPicker.call(this);
      } catch (error) {
        // A browser refuses where nobody has pressed anything.
        leave?.();
        throw error;
      }
    };
  }
  target.dispatchEvent = function (event) {
    if (event.type === "click") place(this, placeFor);
    return dispatchEvent.call(this, event);
  };
  return () => {
    element.click = click;
    if (showPicker) input.showPicker = showPicker;
    target.dispatchEvent = dispatchEvent;
  };
}

/** A place that nobody sees, at the end of the document. */
export function hiddenPlace(document: Document): ShadowRoot {
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(":host { display: none !important; }");
  root.adoptedStyleSheets = [sheet];
  document.documentElement.append(host);
  return root;
}

/** Puts it there, and gives back how to take it out again. */
function place(clicked: EventTarget, placeFor: (input: HTMLInputElement) => ParentNode | null): (() => void) | null {
  const label = clicked as HTMLLabelElement;
  const input = isFileInput(clicked) ? clicked : label?.localName === "label" && isFileInput(label.control) ? label.control : null;
  if (!input || input.isConnected) return null;
  const where = placeFor(input);
  if (!where) return null;
  const top = topOf(input);
  const home = top.parentNode;
  where.append(top);
  const leave = (): void => {
    input.removeEventListener("change", leave);
    input.removeEventListener("cancel", leave);
    // After whoever else listens; the page may have put it somewhere itself.
    setTimeout(() => {
      if (top.parentNode !== where) return;
      if (home) home.append(top);
      else top.remove();
    });
  };
  input.addEventListener("change", leave);
  input.addEventListener("cancel", leave);
  return leave;
}

/** The outermost element of the tree that an input lies in. */
function topOf(input: Element): Element {
  for (let top = input; ; ) {
    const parent: Node | null = top.parentNode;
    const above = parent instanceof ShadowRoot ? parent.host : parent;
    if (!(above instanceof Element)) return top;
    top = above;
  }
}
