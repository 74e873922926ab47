// One watch over the page for all its elements: which of them an event belongs to, and the forms they hold back.
import { isFileInput, knowTrees, pathOf, placeScriptedClicks, stop, watch, type Offer, type Trees } from "../intercept";
import { holds } from "./inputs";

/** What the page's watch wants of an element. */
export interface Gate extends HTMLElement {
  /** Out of sight, for inputs that a script opens outside the document. */
  readonly place: ParentNode;
  decide(offer: Offer): Promise<readonly File[] | null>;
  done(offer: Offer, given: readonly File[]): void;
  /** A shadow tree was made somewhere in the page. */
  enter(root: ShadowRoot): void;
  concerns(form: HTMLFormElement): boolean;
  /** Whether a form has to wait; the element then sees to it that it goes on. */
  holdBack(form: HTMLFormElement, submitter: HTMLElement | null): boolean;
  /** A form was emptied. */
  reset(): void;
  /** Takes out of a form's data what was not cleared, and adds the receipts. */
  sift(form: HTMLFormElement, data: FormData): void;
}

/** Those in the document, the first ones first. */
export const gates = new Set<Gate>();

/** The one somebody was last busy in. */
let latest: Gate | null = null;
let trees: Trees | null = null;

const isGate = (target: EventTarget): target is Gate => gates.has(target as Gate);

const gateAround = (element: Element): Gate | null => {
  let nearest: Gate | null = null;
  for (const gate of gates) if (holds(gate, element) && (!nearest || holds(nearest, gate))) nearest = gate;
  return nearest;
};

/** Inputs that lie elsewhere, opened by script for somebody who was busy in an element: some uploaders keep theirs at the end of the page. */
const lent = new WeakMap<Element, Gate>();

/** What lies nowhere could belong to anybody: where there is an element, it is the element's. */
const anyGate = (): Gate | null => (latest?.isConnected && latest) || [...gates][0] || null;

/** The page as a whole: what is pasted while nothing has the focus, and what is dropped beside everything. */
const isPage = (element: Element): boolean => element === document.body || element === document.documentElement;

const gateOf = (element: Element): Gate | null => {
  const gate = gateAround(element) ?? lent.get(element) ?? (isPage(element) ? anyGate() : null);
  return gate?.isConnected ? gate : null;
};

export const treesOfPage = (): Trees => (trees ??= knowTrees(globalThis));

/** From now on nothing that is offered inside an element gets past it. Once for the page. */
export function beginWatching(): void {
  if (trees) return;
  const { shadowOf, roots } = treesOfPage();
  /** Whom an offer belongs to, also when its place has gone meanwhile. */
  const owners = new WeakMap<Offer, Gate>();
  watch(window, {
    shadowOf,
    roots: (found) => roots(found),
    concerns(path) {
      latest = path.find(isGate) ?? latest;
      return path.some(isGate) || (path[0] instanceof Element && gateOf(path[0]) !== null);
    },
    async decide(offer) {
      const gate = gateOf(offer.target);
      if (!gate) return null;
      owners.set(offer, gate);
      return gate.decide(offer);
    },
    done: (offer, given) => (owners.get(offer) ?? gateOf(offer.target))?.done(offer, given),
  });
  /** Where somebody's hand is: in this element, or outside of all. */
  let hand: Gate | null = null;
  for (const kind of ["pointerdown", "keydown", "click"]) {
    const follow = (event: Event): void => {
      if (!event.isTrusted) return;
      hand = pathOf(event).find(isGate) ?? null;
      latest = hand ?? latest;
    };
    addEventListener(kind, follow, { capture: true, passive: true });
  }
  addEventListener("click", (event) => {
    const input = pathOf(event)[0];
    if (!event.isTrusted && hand && isFileInput(input) && !gateAround(input)) lent.set(input, hand);
  }, { capture: true, passive: true });
  placeScriptedClicks(globalThis, () => anyGate()?.place ?? null);
  watchForms(window);
  roots((root) => {
    watchForms(root);
    for (const gate of gates) gate.enter(root);
  });
}

function watchForms(place: EventTarget): void {
  const guarded = (check: (event: Event, form: HTMLFormElement) => void) => (event: Event): void => {
    try {
      const form = event.composedPath()[0] as HTMLFormElement;
      if (form?.localName === "form") check(event, form);
    } catch (error) {
      stop(event);
      reportError(error);
    }
  };
  place.addEventListener("submit", guarded((event, form) => {
    const concerned = [...gates].filter((gate) => gate.concerns(form));
    if (concerned.some((gate) => gate.holdBack(form, (event as SubmitEvent).submitter))) stop(event);
  }), true);
  place.addEventListener("reset", guarded((event, form) => {
    const concerned = [...gates].filter((gate) => gate.concerns(form));
    // It is emptied after this, unless somebody is against it.
    setTimeout(() => event.defaultPrevented || concerned.forEach((gate) => gate.reset()));
  }), true);
  place.addEventListener("formdata", guarded((event, form) => {
    for (const gate of gates) if (gate.concerns(form)) gate.sift(form, (event as FormDataEvent).formData);
  }), true);
}
