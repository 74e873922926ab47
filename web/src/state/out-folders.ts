// What the folders of a batch may be called when they go out. A folder's name is read like a caption: one that names
// somebody becomes a number.
import { foldersOf } from "./came-from";
import { guard } from "./guard";
import { folderName, shallow } from "./out-names";
import type { PhotoEntry } from "./photo";

export interface OutFolders {
  /** The folder of a photo, as a path; empty at the top. */
  of(photo: PhotoEntry): string;
  /** How many folders were given a number because their names name somebody. */
  readonly renamed: number;
}

export async function outFolders(photos: readonly PhotoEntry[]): Promise<OutFolders> {
  const names = new Map<string, string>();
  let renamed = 0;
  const { words } = await guard();
  for (const name of new Set(photos.flatMap(({ file }) => shallow(foldersOf(file))))) {
    const found = await words.run("mentions", { words: { caption: "", altText: "", fileName: name } });
    const plain = found.length > 0 ? "" : folderName(name);
    if (plain === "") renamed++;
    names.set(name, plain || `folder-${renamed}`);
  }
  return { renamed, of: ({ file }) => shallow(foldersOf(file)).map((name) => names.get(name) ?? "").filter(Boolean).join("/") };
}
