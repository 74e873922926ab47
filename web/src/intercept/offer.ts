// Files that somebody offers to a page, taken before the page has seen them.

/** The way by which they came. */
export type Via = "picker" | "drop" | "paste";

export interface Offer {
  readonly via: Via;
  /** In the order in which they were given; those of a dropped folder with their paths in `webkitRelativePath` where the browser tells it. */
  readonly files: readonly File[];
  /** Where they were going: the file input, or what they were dropped or pasted on. */
  readonly target: Element;
}

/** What becomes of an offer: the cleared files, one for each or fewer; none to let nothing through. */
export type Decision = readonly File[] | null;

export interface Watch {
  /** Whether an event with this path is ours to stop. Nothing is stopped elsewhere. */
  concerns(path: readonly EventTarget[]): boolean;
  /** Decides; whatever it throws lets nothing through. */
  decide(offer: Offer): Promise<Decision>;
  /** The shadow root of an element, closed ones too where that is allowed. */
  shadowOf(element: Element): ShadowRoot | null;
  /** What became of it: the files that the page has now; none when nothing was let through. */
  done?(offer: Offer, given: readonly File[]): void;
  /** Tells of every shadow root, those of now and later ones: some events never leave theirs. */
  roots?(found: (root: ShadowRoot) => void): void;
}
