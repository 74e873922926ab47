// Folders that were dropped or chosen, with all that is in them. Of a folder only the photos and nothing hidden is taken,
// and what was left out is told.
import { signal } from "@preact/signals";
import { foldersOf, rememberFolder } from "./came-from";
import { isTable, takeIn } from "./dropped";

/** A drive dropped by mistake stops here. */
const MOST_FILES = 2000;
const DEEPEST = 20;

const PICTURE = /\.(?:jpe?g|jfif|jpe|png|hei[cf]|hif|webp|avif|gif|tiff?)$/iu;

/** What was left out of the folders taken in last. */
export const leftOut = signal<{ others: number; tooMany: boolean } | null>(null);

/** The folders and files that were dropped, where at least one is a folder. To be asked before the drop is over. */
export function droppedFolders({ items }: DataTransfer): FileSystemEntry[] | null {
  const entries = [...items].flatMap((item) => (item.kind === "file" ? [item.webkitGetAsEntry?.() ?? null] : []));
  const known = entries.filter((entry) => entry !== null);
  return known.length === entries.length && known.some(({ isDirectory }) => isDirectory) ? known : null;
}

export async function takeInFolders(entries: readonly FileSystemEntry[]): Promise<void> {
  const files: File[] = [];
  let tooMany = false;
  const waiting = entries.map((entry) => ({ entry, depth: 0 }));
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { entry, depth } = next;
    if (files.length >= MOST_FILES || depth > DEEPEST) {
      tooMany = true;
      break;
    }
    if (isHidden(entry.name)) continue;
    if (entry.isDirectory) {
      const inside = await everythingIn(entry as FileSystemDirectoryEntry);
      waiting.unshift(...inside.map((each) => ({ entry: each, depth: depth + 1 })));
      continue;
    }
    // One file that cannot be read leaves the others.
    const file = await fileOf(entry as FileSystemFileEntry).catch(() => null);
    if (!file) continue;
    rememberFolder(file, entry.fullPath.split("/").slice(0, -1).join("/"));
    files.push(file);
  }
  takeInOfFolder(files, tooMany);
}

/** What a browser's chooser for folders gives, or what was found in dropped ones. */
export function takeInOfFolder(files: readonly File[], tooMany = files.length > MOST_FILES): void {
  const seen = files.slice(0, MOST_FILES).filter(({ name }) => !isHidden(name));
  const taken = seen.filter((file) => PICTURE.test(file.name) || isTable(file));
  const others = seen.length - taken.length;
  leftOut.value = others > 0 || tooMany ? { others, tooMany } : null;
  takeIn(taken.sort(byPath));
}

const isHidden = (name: string): boolean => name.startsWith(".") || /^(?:thumbs\.db|desktop\.ini)$/iu.test(name);

const numerically = new Intl.Collator("en", { numeric: true });
const pathOf = (file: File): string => [...foldersOf(file), file.name].join("/");
const byPath = (a: File, b: File): number => numerically.compare(pathOf(a), pathOf(b));

const fileOf = (entry: FileSystemFileEntry): Promise<File> => new Promise((resolve, reject) => entry.file(resolve, reject));

/** A folder tells of its entries some at a time. */
async function everythingIn(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0 || all.length > MOST_FILES) return all;
    all.push(...some);
  }
}
