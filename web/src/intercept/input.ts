// A file input: its files are taken out before the page has seen them, and what was cleared is put in.
import { transferOf } from "./carried";
import { isLitter } from "./folders";
import { isCleared, markCleared, send, stop } from "./ours";

/** The browser's own, for pages that put something of theirs over them. */
const own = (name: "value" | "files") => Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, name)!;

/** What the guard put in, kept as long as the input: some browsers forget what was written on a file that nobody holds. */
const given = new WeakMap<HTMLInputElement, readonly File[]>();

/** Emptied inputs whose `change` is still to come. */
const emptied = new WeakSet<HTMLInputElement>();

export const filesOf = (input: HTMLInputElement): File[] => [...((own("files").get!.call(input) as FileList | null) ?? [])];

/** Whether somebody else put files in. */
export const holdsOriginals = (input: HTMLInputElement): boolean => filesOf(input).some((file) => !isCleared(file));

export const wasEmptied = (input: HTMLInputElement): boolean => emptied.has(input);

/** What was in when somebody went to choose. */
const before = new WeakMap<HTMLInputElement, readonly File[]>();

/** Somebody opens the picker. What is in now can come back. */
export function remember(input: HTMLInputElement): void {
  const files = filesOf(input);
  before.set(input, files.every(isCleared) ? files : []);
}

/** Takes the files out. The events that tell of them are stopped, up to the end of the browser's own turn. */
export function empty(input: HTMLInputElement): File[] {
  const files = filesOf(input).filter(({ name, webkitRelativePath }) => !(webkitRelativePath && isLitter(name)));
  own("value").set!.call(input, "");
  emptied.add(input);
  const listening = new AbortController();
  // A `change` does not leave its shadow tree, so it is stopped inside.
  for (const place of [input.getRootNode(), input]) {
    place.addEventListener("change", (event) => filesOf(input).length === 0 && event.composedPath()[0] === input && stop(event), {
      capture: true,
      signal: listening.signal,
    });
  }
  setTimeout(() => {
    emptied.delete(input);
    listening.abort();
  });
  return files;
}

/** Whether something may be put in: somebody may have taken it away or switched it off meanwhile. */
export const isOpen = (input: HTMLInputElement): boolean => input.isConnected && !input.matches(":disabled");

/** Puts files in, and tells nobody. What is in afterwards. */
export function put(input: HTMLInputElement, files: readonly File[]): readonly File[] {
  markCleared(files);
  own("files").set!.call(input, transferOf(input.multiple || input.webkitdirectory ? files : files.slice(0, 1)).files);
  const now = filesOf(input);
  markCleared(now);
  given.set(input, now);
  return now;
}

/** Takes everything out, and tells the page. */
export function clearOut(input: HTMLInputElement): void {
  if (filesOf(input).length === 0) return;
  own("value").set!.call(input, "");
  tell(input);
}

/** Puts files in, and tells the page as a browser does, once. */
export function give(input: HTMLInputElement, files: readonly File[]): readonly File[] {
  const now = put(input, files);
  tell(input);
  return now;
}

function tell(input: HTMLInputElement): void {
  send(input, new Event("input", { bubbles: true, composed: true }));
  send(input, new Event("change", { bubbles: true }));
}

/** What was in before and is still clear comes back, as when somebody leaves the picker. */
export function giveBack(input: HTMLInputElement): void {
  const files = (before.get(input) ?? []).filter(isCleared);
  if (files.length > 0) put(input, files);
  send(input, new Event("cancel", { bubbles: true }));
}
