// The file inputs inside an element. They are written switched off, so that nothing can be chosen where this code does not run;
// they go on when the guard can be asked. One that was written otherwise stays on: what is chosen meanwhile waits for the gate, and an
// uploader that takes the input over would stay off for good.
import { clearOut, holdsOriginals, isFileInput, shadowRoots, type Trees } from "../intercept";

export class Inputs {
  readonly #element: HTMLElement;
  readonly #trees: Trees;
  readonly #seen = new WeakSet<HTMLInputElement>();
  readonly #watched = new WeakSet<Node>();
  readonly #observer: MutationObserver;
  #isOpen = false;
  #hasWarned = false;

  constructor(element: HTMLElement, trees: Trees) {
    this.#element = element;
    this.#trees = trees;
    this.#observer = new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) if (node.nodeType === Node.ELEMENT_NODE) this.#look(node as Element);
    });
  }

  /** Looks after those inside, of now and later. */
  begin(): void {
    this.#observe(this.#element);
    this.#look(this.#element);
    for (const input of this.all()) if (!input.disabled) this.#warn(input);
  }

  /** Looks no more. */
  end(): void {
    this.#observer.disconnect();
  }

  /** A shadow tree was made somewhere. */
  enter(root: ShadowRoot): void {
    if (holds(this.#element, root)) this.#look(root);
  }

  open(): void {
    this.#isOpen = true;
    for (const input of this.all()) {
      // Chosen before anybody watched, or put back by a browser that opens a page again.
      if (holdsOriginals(input)) clearOut(input);
      input.disabled = false;
    }
  }

  shut(): void {
    this.#isOpen = false;
    for (const input of this.all()) input.disabled = true;
  }

  /** All of them, in shadow trees too. */
  all(): HTMLInputElement[] {
    const places: ParentNode[] = [this.#element, ...shadowRoots(this.#element, (element) => (element === this.#element ? null : this.#trees.shadowOf(element)))];
    return places.flatMap((place) => [...place.querySelectorAll("input")].filter(isFileInput)).filter((input) => this.#isNearest(input));
  }

  #look(place: ParentNode): void {
    const roots = [...shadowRoots(place, (element) => (element === this.#element ? null : this.#trees.shadowOf(element)))];
    for (const root of roots) {
      this.#trees.meet(root);
      this.#observe(root);
    }
    if (place instanceof ShadowRoot) this.#observe(place);
    const here = isFileInput(place as Element) ? [place as Element] : [];
    for (const input of [...here, ...[place, ...roots].flatMap((each) => [...each.querySelectorAll("input")])].filter(isFileInput)) this.#meet(input);
  }

  /** Once for each: what the page switches on or off afterwards is its own affair. */
  #meet(input: HTMLInputElement): void {
    if (this.#seen.has(input) || !this.#isNearest(input)) return;
    this.#seen.add(input);
    if (this.#isOpen) input.disabled = false;
  }

  #warn(input: HTMLInputElement): void {
    if (this.#hasWarned) return;
    this.#hasWarned = true;
    console.warn("Schoolgate: write the file inputs inside <school-gate> with “disabled” in the HTML. Without it, photos can be chosen and sent unchecked where this script does not load.", input);
  }

  #observe(place: Node): void {
    if (this.#watched.has(place)) return;
    this.#watched.add(place);
    this.#observer.observe(place, { childList: true, subtree: true });
  }

  #isNearest(input: HTMLInputElement): boolean {
    return gateAround(input, this.#element.localName) === this.#element;
  }
}

/** What lies around a node, out of shadow trees too. */
const above = (node: Node): Node | null => node.parentNode ?? (node as ShadowRoot).host ?? null;

function gateAround(node: Node, name: string): Node | null {
  for (let at: Node | null = node; at; at = above(at)) if ((at as Element).localName === name) return at;
  return null;
}

export function holds(outer: Node, inner: Node): boolean {
  for (let at: Node | null = inner; at; at = above(at)) if (at === outer) return true;
  return false;
}
