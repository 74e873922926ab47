// A batch into a folder that somebody chose. Nothing that is there is ever replaced; every file is written whole, read
// back and compared, and one that was broken off is taken away again.
import { PageError } from "../bridge/page-error";
import { say } from "../words";
import { takeOut, type Outgoing } from "./batch-out";
import { CAPTIONS_FILE, captionsFile, type Captioned } from "./captions-file";
import { chooseFolder, hashOf, writeNew } from "./folder";
import { numbered } from "./out-names";
import type { PhotoEntry } from "./photo";
import { append } from "./register";
import { remember } from "./saving";

export async function saveIntoFolder(list: readonly PhotoEntry[]): Promise<void> {
  const root = await chooseFolder();
  if (!root) return;
  await takeOut("folder", list, async (photos) => {
    const captions: Captioned[] = [];
    for await (const each of photos) {
      try {
        const { path, file } = await written(root, each);
        append(each.entry);
        each.took();
        captions.push({ path, caption: each.words.caption, altText: each.words.altText });
        const url = URL.createObjectURL(file);
        remember(each.photo, { ...each.of, fileName: path, file, url, shown: url });
      } catch (thrown) {
        each.photo.saveError.value = PageError.of(thrown);
      }
    }
    if (captions.length > 0) await writeAs(root, CAPTIONS_FILE, captionsFile(say.batch.captionsFile, captions));
    return root.name;
  });
}

async function written(root: FileSystemDirectoryHandle, { folder, fileName, bytes, mediaType, entry }: Outgoing): Promise<{ path: string; file: File }> {
  let place = root;
  for (const name of folder.split("/").filter(Boolean)) place = await place.getDirectoryHandle(name, { create: true });
  const file = await writeAs(place, fileName, bytes, clearedHash(entry));
  return { path: folder ? `${folder}/${file.name}` : file.name, file: new File([file], file.name, { type: mediaType }) };
}

/** Writes it under that name, or the first free one with a number. */
async function writeAs(place: FileSystemDirectoryHandle, wanted: string, bytes: Uint8Array, sha256?: string | null): Promise<File> {
  const nameOf = (attempt: number) => (attempt === 1 ? wanted : numbered(wanted, attempt));
  return writeNew(place, nameOf, bytes, sha256 ?? (await hashOf(bytes)));
}

/** The hash that the register's line gives for the cleared file. */
function clearedHash(entry: string): string | null {
  const { clearedSha256 } = JSON.parse(entry) as { clearedSha256?: unknown };
  return typeof clearedSha256 === "string" ? clearedSha256 : null;
}
