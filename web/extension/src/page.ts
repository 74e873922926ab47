// In the page's own world: shuts the ways by which a page gets at files without an event that a content script could stop. A seat
// belt and no wall: what runs in a page can be undone by the page, and one that means harm has other ways.
import { entryOf } from "../../src/intercept/carried";
import { hiddenPlace, placeScriptedClicks } from "../../src/intercept/scripted-clicks";
import { CLIPBOARD_REFUSED } from "./told";

type Loose = Record<string, unknown>;

/** Firefox and Safari have none of these, so pages fall back to a file input, and that is guarded. */
const MISSING_ELSEWHERE: readonly (readonly [owner: object | undefined, name: string])[] = [
  [globalThis, "showOpenFilePicker"],
  [globalThis, "showDirectoryPicker"],
  [globalThis.DataTransferItem?.prototype, "getAsFileSystemHandle"],
  // Files that the system opens an installed page with.
  [globalThis, "launchQueue"],
];

for (const [owner, name] of MISSING_ELSEWHERE) {
  if (owner && name in owner) Reflect.deleteProperty(owner, name);
}

const clipboard = globalThis.Clipboard?.prototype as unknown as Loose | undefined;
const read = clipboard?.read;

/** Text may be read. A picture on the clipboard is refused; pasting it with the keyboard goes by the gate. */
if (clipboard && typeof read === "function") {
  const isText = (type: string): boolean => /^text\//u.test(type);
  clipboard.read = {
    async read(this: unknown, ...given: unknown[]): Promise<unknown> {
      const items = (await Reflect.apply(read, this, given)) as { readonly types: readonly string[] }[];
      if (items.every(({ types }) => types.every(isText))) return items;
      document.dispatchEvent(new Event(CLIPBOARD_REFUSED));
      throw new DOMException("Schoolgate guards this site: paste the picture with the keyboard instead.", "NotAllowedError");
    },
  }.read;
}

/** File inputs that are opened by script and lie nowhere in the document: they lie in this one meanwhile, where the guard hears of them. */
let place: ShadowRoot | null = null;
placeScriptedClicks(globalThis, () => {
  if (place && !place.host.isConnected) place = null;
  return (place ??= hiddenPlace(document));
});

/**
 * What the guard drops has no entry in a file system, and some uploaders take nothing else from a drop: here each has one that gives the file
 * itself. What the browser itself drops never comes as far as a page's scripts.
 */
const item = globalThis.DataTransferItem?.prototype as unknown as Loose | undefined;
const getAsEntry = item?.webkitGetAsEntry;
if (item && typeof getAsEntry === "function") {
  item.webkitGetAsEntry = {
    webkitGetAsEntry(this: DataTransferItem): unknown {
      return entryOf((this.kind === "file" && this.getAsFile()) || undefined) ?? Reflect.apply(getAsEntry, this, []);
    },
  }.webkitGetAsEntry;
}
