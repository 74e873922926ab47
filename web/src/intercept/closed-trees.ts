// Knows the shadow trees that a page makes, closed ones too, from when this runs. For the page's own world: whatever was made
// closed before, or written closed in the HTML, stays hidden.
import { shadowRoots } from "./find";

export interface Trees {
  shadowOf(element: Element): ShadowRoot | null;
  /** Tells of every tree, those of now and later ones. */
  roots(found: (root: ShadowRoot) => void): void;
  /** Somebody has come across a tree that no script made: one written in HTML. */
  meet(root: ShadowRoot): void;
}

export function knowTrees(page: typeof globalThis): Trees {
  const made = new WeakMap<Element, ShadowRoot>();
  const asked: ((root: ShadowRoot) => void)[] = [];
  const met = new WeakSet<ShadowRoot>();
  const meet = (root: ShadowRoot): void => {
    if (met.has(root)) return;
    met.add(root);
    for (const found of asked) found(root);
  };
  const prototype = page.Element.prototype;
  const { attachShadow } = prototype;
  prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    made.set(this, root);
    meet(root);
    return root;
  };
  const shadowOf = (element: Element): ShadowRoot | null => element.shadowRoot ?? made.get(element) ?? null;
  return {
    shadowOf,
    roots(found) {
      asked.push(found);
      for (const root of shadowRoots(page.document, shadowOf)) {
        met.add(root);
        found(root);
      }
    },
    meet,
  };
}
