// Writes a file into a folder of the computer: never over another, whole, and read again before anybody is told that it
// is there.
import { PageError } from "../bridge/page-error";

/** More files of one name than any folder has. */
const MOST_ATTEMPTS = 1000;

type Picker = (options: { id: string; mode: "readwrite" }) => Promise<FileSystemDirectoryHandle>;

/** Only some browsers let a page write into a folder. */
const picker = (): Picker | null => {
  const { showDirectoryPicker: pick } = globalThis as { showDirectoryPicker?: Picker };
  return pick ? pick.bind(globalThis) : null;
};

export const canWriteFolders = (): boolean => picker() !== null;

/** Asks for a folder; none when somebody thought better of it. */
export async function chooseFolder(): Promise<FileSystemDirectoryHandle | null> {
  try {
    return (await picker()?.({ id: "schoolgate", mode: "readwrite" })) ?? null;
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === "AbortError") return null;
    throw new PageError("page.write-failed", String(thrown));
  }
}

/** Writes `bytes` under the first of the names that is free, and gives the file. `nameOf` counts its tries from 1. */
export async function writeNew(folder: FileSystemDirectoryHandle, nameOf: (attempt: number) => string, bytes: Uint8Array, sha256: string): Promise<File> {
  const name = await freeName(folder, nameOf);
  let made: FileSystemFileHandle;
  try {
    made = await folder.getFileHandle(name, { create: true });
    // Somebody else may have made it since. The file is put in place only when it is closed, so a half written one is
    // never there.
    if ((await made.getFile()).size > 0) throw new PageError("page.write-failed", `${name} has just been made by somebody else`);
  } catch (thrown) {
    throw thrown instanceof PageError ? thrown : new PageError("page.write-failed", String(thrown));
  }
  try {
    const writer = await made.createWritable({ keepExistingData: false });
    await writer.write(bytes as Uint8Array<ArrayBuffer>);
    await writer.close();
    const file = await made.getFile();
    if ((await hashOf(await file.arrayBuffer())) !== sha256) throw new PageError("page.write-differs", name);
    return file;
  } catch (thrown) {
    // What is there is ours, and not what it should be.
    await folder.removeEntry(name).catch(() => null);
    throw thrown instanceof PageError ? thrown : new PageError("page.write-failed", String(thrown));
  }
}

async function freeName(folder: FileSystemDirectoryHandle, nameOf: (attempt: number) => string): Promise<string> {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    const name = nameOf(attempt);
    try {
      await folder.getFileHandle(name);
    } catch (thrown) {
      const why = thrown instanceof DOMException ? thrown.name : "";
      if (why === "NotFoundError") return name;
      // A folder of that name is there: no place for a file either.
      if (why !== "TypeMismatchError") throw new PageError("page.write-failed", String(thrown));
    }
  }
  throw new PageError("page.write-failed", "no name is free");
}

export async function hashOf(bytes: ArrayBuffer | Uint8Array): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes as BufferSource));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
