// Finds what an event is really about where it came out of a shadow tree.
type ShadowOf = (element: Element) => ShadowRoot | null;

// By their names and not their classes: an element made in another frame has that frame's classes.
export const isElement = (target: EventTarget | undefined | null): target is HTMLElement => (target as Node | null | undefined)?.nodeType === 1;

export const isFileInput = (target: EventTarget | undefined | null): target is HTMLInputElement =>
  isElement(target) && target.localName === "input" && (target as Element as HTMLInputElement).type === "file";

/** The way of an event, and for one that stays in its shadow tree what lies around that. */
export function pathOf(event: Event): EventTarget[] {
  const path = event.composedPath();
  for (let last = path.at(-1) as Node | undefined; last && "nodeType" in last; last = path.at(-1) as Node | undefined) {
    const above: Node | null = last.parentNode ?? (last as ShadowRoot).host ?? null;
    if (!above) break;
    path.push(above);
  }
  return path;
}

/** Every shadow root in and below a node, the outer ones first. */
export function* shadowRoots(within: ParentNode, shadowOf: ShadowOf): Generator<ShadowRoot> {
  const own = isElement(within) ? shadowOf(within) : null;
  if (own) yield* withInner(own, shadowOf);
  for (const element of within.querySelectorAll("*")) {
    const root = shadowOf(element);
    if (root) yield* withInner(root, shadowOf);
  }
}

function* withInner(root: ShadowRoot, shadowOf: ShadowOf): Generator<ShadowRoot> {
  yield root;
  yield* shadowRoots(root, shadowOf);
}

/** The file inputs that an event may come from: its target, or those of the closed trees that hide the target. */
export function fileInputs(event: Event, shadowOf: ShadowOf): HTMLInputElement[] {
  const [target] = event.composedPath();
  if (isFileInput(target)) return [target];
  if (!isElement(target) || !shadowOf(target)) return [];
  return [...shadowRoots(target, shadowOf)].flatMap((root) => [...root.querySelectorAll("input")].filter(isFileInput));
}

/** The innermost element at the place of an event, in closed trees too. */
export function innermost(event: Event, shadowOf: ShadowOf): Element | null {
  const [target] = event.composedPath();
  let found: Element | null = isElement(target) ? target : target ? ((target as Document).documentElement ?? null) : null;
  const { clientX, clientY } = event as MouseEvent;
  for (let root = found && shadowOf(found); root; root = found && shadowOf(found)) {
    const inner: Element | null = typeof clientX === "number" ? root.elementFromPoint(clientX, clientY) : root.activeElement;
    // A browser may answer with an element from outside.
    if (!inner || inner === found || inner.getRootNode() !== root) break;
    found = inner;
  }
  return found;
}
