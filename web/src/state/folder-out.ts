// A batch into a folder that somebody chose. Nothing that is there is ever replaced; every file is written whole, read
// back and compared, and one that was broken off is taken away again.
import { PageError } from "../bridge/page-error";
import { say } from "../words";
import { takeOut, type Outgoing } from "./batch-out";
import { CAPTIONS_FILE, captionsFile, type Captioned } from "./captions-file";
import { numbered } from "./out-names";
import type { PhotoEntry } from "./photo";
import { append } from "./register";
import { remember } from "./saving";

type Choose = (options: { mode: "readwrite"; id: string }) => Promise<FileSystemDirectoryHandle>;
const chooser = (): Choose | undefined => (window as { showDirectoryPicker?: Choose }).showDirectoryPicker;

/** Whether this browser can write into a folder. */
export const canSaveIntoFolder = (): boolean => chooser() !== undefined;

/** A folder with so many files of one name is a mistake. */
const MOST_OF_ONE_NAME = 10_000;

export async function saveIntoFolder(list: readonly PhotoEntry[]): Promise<void> {
  let root: FileSystemDirectoryHandle;
  try {
    const choose = chooser();
    if (!choose) return;
    root = await choose.call(window, { mode: "readwrite", id: "schoolgate" });
  } catch {
    // Whoever closes the chooser has changed their mind.
    return;
  }
  await takeOut("folder", list, async (photos) => {
    const captions: Captioned[] = [];
    for await (const each of photos) {
      try {
        const { path, file } = await written(root, each);
        append(each.entry);
        each.took();
        captions.push({ path, caption: each.words.caption, altText: each.words.altText });
        const url = URL.createObjectURL(file);
        remember(each.photo, { ...each.of, fileName: path, url, shown: url });
      } catch (thrown) {
        each.photo.saveError.value = PageError.of(thrown);
      }
    }
    if (captions.length > 0) await writeWhole(root, CAPTIONS_FILE, captionsFile(say.batch.captionsFile, captions) as Uint8Array<ArrayBuffer>);
    return root.name;
  });
}

async function written(root: FileSystemDirectoryHandle, { folder, fileName, bytes, mediaType, entry }: Outgoing): Promise<{ path: string; file: File }> {
  let place = root;
  for (const name of folder.split("/").filter(Boolean)) place = await place.getDirectoryHandle(name, { create: true });
  const { name, file } = await writeWhole(place, fileName, bytes, clearedHash(entry));
  return { path: folder ? `${folder}/${name}` : name, file: new File([file], name, { type: mediaType }) };
}

/** Writes a file under the first free name and reads it back: what the disk holds must be what was cleared. */
export async function writeWhole(
  folder: FileSystemDirectoryHandle,
  wanted: string,
  bytes: Uint8Array<ArrayBuffer>,
  expected?: string | null,
): Promise<{ name: string; file: File }> {
  const name = await freeName(folder, wanted);
  try {
    const handle = await folder.getFileHandle(name, { create: true });
    // The browser writes beside the file, and puts it in its place only when it is closed.
    const stream = await handle.createWritable();
    try {
      await stream.write(bytes);
      await stream.close();
    } catch (thrown) {
      await stream.abort().catch(() => null);
      throw thrown;
    }
    const file = await handle.getFile();
    const [read, meant] = [await hexOf(await file.arrayBuffer()), expected ?? (await hexOf(bytes))];
    if (read !== meant) throw new PageError("page.write-differs", name);
    return { name, file };
  } catch (thrown) {
    await folder.removeEntry(name).catch(() => null);
    throw thrown instanceof PageError ? thrown : new PageError("page.write-failed", String(thrown));
  }
}

async function freeName(folder: FileSystemDirectoryHandle, wanted: string): Promise<string> {
  for (let number = 1; number < MOST_OF_ONE_NAME; number++) {
    const name = number === 1 ? wanted : numbered(wanted, number);
    if (!(await isThere(folder, name))) return name;
  }
  throw new PageError("page.write-failed", wanted);
}

async function isThere(folder: FileSystemDirectoryHandle, name: string): Promise<boolean> {
  try {
    await folder.getFileHandle(name);
    return true;
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === "NotFoundError") return false;
    // A folder of that name is there too.
    if (thrown instanceof DOMException && thrown.name === "TypeMismatchError") return true;
    throw new PageError("page.write-failed", String(thrown));
  }
}

/** The hash that the register's line gives for the cleared file. */
function clearedHash(entry: string): string | null {
  const { clearedSha256 } = JSON.parse(entry) as { clearedSha256?: unknown };
  return typeof clearedSha256 === "string" ? clearedSha256 : null;
}

const hexOf = async (bytes: BufferSource): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
