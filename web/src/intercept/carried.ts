// Reads the files that a drop or a paste carries, those of folders too.
import { isLitter, withPath } from "./folders";

/** More than anybody publishes at once; a folder of this size was dropped by mistake. */
const MOST = 1000;
const DEEPEST = 16;

const fileItems = (transfer: DataTransfer): DataTransferItem[] => [...transfer.items].filter(({ kind }) => kind === "file");

export const carriesFiles = (transfer: DataTransfer | null): transfer is DataTransfer =>
  transfer !== null && (transfer.files.length > 0 || fileItems(transfer).length > 0);

/** Those that can be had at once; a folder counts as a file without content. */
export function filesAtHand(transfer: DataTransfer): File[] {
  const items = fileItems(transfer);
  if (items.length === 0) return [...transfer.files];
  return items.map((item) => item.getAsFile()).filter((file) => file !== null);
}

/**
 * All of them, in their order, with the path inside the folder that they came in. The transfer is read before this returns:
 * after its event it is empty. Folders are left out where their place takes none.
 */
export function carried(transfer: DataTransfer, takesFolders: boolean): Promise<File[]> {
  const items = fileItems(transfer);
  const found = items.map((item) => ({ entry: item.webkitGetAsEntry?.() ?? null, file: item.getAsFile() }));
  if (found.length === 0) return Promise.resolve([...transfer.files]);
  return (async () => {
    const files: File[] = [];
    for (const { entry, file } of found) {
      if (entry?.isDirectory) {
        if (takesFolders) await readFolder(entry as FileSystemDirectoryEntry, files, 1);
      } else if (file) files.push(file);
    }
    return files;
  })();
}

async function readFolder(folder: FileSystemDirectoryEntry, files: File[], depth: number): Promise<void> {
  if (depth > DEEPEST) throw new Error("The folders lie too deep in each other.");
  const reader = folder.createReader();
  // A reader hands out a part of the folder at a time, and nothing at the end.
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (entries.length === 0) return;
    for (const entry of entries) {
      if (entry.isDirectory) await readFolder(entry as FileSystemDirectoryEntry, files, depth + 1);
      else if (!isLitter(entry.name)) {
        if (files.length >= MOST) throw new Error(`More than ${MOST} files at once.`);
        const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
        files.push(withPath(file, entry.fullPath.replace(/^\//u, "")));
      }
    }
  }
}

/**
 * A transfer with these files and nothing else. Browsers do not agree on what entry of a file system such a file has: none, or one that gives
 * another file. Here each has one that gives the file itself, for some uploaders take nothing else from a drop.
 */
export function transferOf(files: readonly File[]): DataTransfer {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  const items = [...transfer.items].map((item, index) => Object.defineProperty(item, "webkitGetAsEntry", { value: () => entryOf(files[index]) }));
  // Some browsers make a new item whenever they are asked for one, without what was written on the last.
  return Object.defineProperty(transfer, "items", { value: items });
}

/** An entry of a file system that gives this very file. */
export const entryOf = (file: File | undefined) =>
  file
    ? {
        isFile: true,
        isDirectory: false,
        name: file.name,
        fullPath: `/${file.name}`,
        file: (taken: (file: File) => void) => setTimeout(taken, 0, file),
      }
    : null;
