// Words that were changed after the check: the form they are in waits until they were checked with the same pictures.
import type { Cleared, GateDialog } from "../../src/gate/dialog";
import { stop } from "../../src/intercept/ours";
import { bytesOf } from "./bytes";
import { textOf, writeInto, type Field } from "./caption";

/** Pictures that went into a page with the words of a field. */
export interface Together {
  readonly field: Field;
  /** Where the pictures went. */
  readonly target: Element;
  readonly dialog: GateDialog;
  readonly cleared: Cleared;
}

/** Somebody may go on typing while they are asked; after this many rounds they are told to wait. */
const ROUNDS = 3;

let together: readonly Together[] = [];

/** Forms that wait for their words. */
const waiting = new WeakSet<HTMLFormElement>();

/** What was chosen in a file input before is gone once something else is. */
export function remember(entry: Together): void {
  const isReplaced = (old: Together): boolean => !old.target.isConnected || (old.target === entry.target && old.target.localName === "input");
  for (const old of together.filter(isReplaced)) old.dialog.forget(old.cleared.id);
  together = [...together.filter((old) => !isReplaced(old)), entry];
}

const isSettled = ({ field, cleared }: Together): boolean => textOf(field) === cleared.words.caption;
const isIn = (form: HTMLFormElement, { field, target }: Together): boolean => form.contains(field) || form.contains(target);

/** Holds forms back; `tell` is told why nothing went. */
export function watchForms(window: Window, tell: (error: unknown) => void): void {
  const take = (event: SubmitEvent): void => {
    const form = event.target as HTMLFormElement;
    // Sent once more before the answer is there: it goes once all the same.
    if (waiting.has(form)) return stop(event);
    const open = together.filter((entry) => isIn(form, entry) && !isSettled(entry));
    if (open.length === 0) return;
    stop(event);
    waiting.add(form);
    const button = event.submitter as HTMLButtonElement | null;
    void settle(form)
      .finally(() => waiting.delete(form))
      // The page may have put another button in its place meanwhile.
      .then((isDone) => isDone && form.isConnected && form.requestSubmit(button?.form === form ? button : null))
      .catch(tell);
  };
  window.addEventListener("submit", take, { capture: true });
}

/** Whether the form may go. */
async function settle(form: HTMLFormElement): Promise<boolean> {
  for (let round = 0; round < ROUNDS; round++) {
    const open = together.find((entry) => isIn(form, entry) && !isSettled(entry));
    if (!open) return true;
    const cleared = await open.dialog.again(open.cleared.id, { caption: textOf(open.field), altText: open.cleared.words.altText });
    if (!cleared) return false;
    // The page has the pictures of the first time, and nobody can take them back from it.
    if (!(await areAlike(open.cleared, cleared))) throw new PicturesChanged();
    together = together.map((entry) => (entry === open ? { ...open, cleared } : entry));
    if (textOf(open.field) !== cleared.words.caption) writeInto(open.field, cleared.words.caption);
  }
  return false;
}

/** With these words the pictures have to be others: a face is covered now, or one was left out. */
export class PicturesChanged extends Error {}

async function areAlike(before: Cleared, after: Cleared): Promise<boolean> {
  if (before.pieces.length !== after.pieces.length) return false;
  const same = await Promise.all(before.pieces.map(async ({ file }, at) => sameBytes(file, after.pieces[at]?.file)));
  return same.every(Boolean);
}

async function sameBytes(one: File, other: File | undefined): Promise<boolean> {
  if (one.size !== other?.size) return false;
  const [a, b] = await Promise.all([bytesOf(one), bytesOf(other)]);
  return a.every((byte, at) => byte === b[at]);
}
