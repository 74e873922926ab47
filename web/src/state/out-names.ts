// The paths of what goes out together: folders kept, and two files of one name stay two.

/** As deep as anybody sorts photos; what lies deeper goes into the last of these. */
const DEEPEST = 8;
const LONGEST = 80;

/** A folder's name as every file system may have it; empty when nothing of it is left. */
export function folderName(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, " ").replace(/\s+/gu, " ").trim();
  // A dot at the beginning hides a folder, and at the end Windows drops it.
  return [...plain.replace(/^\.+/u, "")].slice(0, LONGEST).join("").replace(/[. ]+$/u, "");
}

export const shallow = (folders: readonly string[]): string[] => folders.slice(0, DEEPEST);

/** The name with a number before its ending: "a.jpg" becomes "a (2).jpg". */
export function numbered(name: string, number: number): string {
  const ending = /\.[^./]+$/u.exec(name)?.[0] ?? "";
  return `${name.slice(0, name.length - ending.length)} (${number})${ending}`;
}

/** Some systems tell "A.jpg" from "a.jpg", and some do not. */
const folded = (path: string): string => path.normalize("NFC").toLowerCase();

export class OutNames {
  readonly #taken = new Set<string>();

  /** The path, or the first numbered one that is free. It is taken from now on. */
  take(path: string): string {
    let free = path;
    for (let number = 2; this.#taken.has(folded(free)); number++) free = numbered(path, number);
    this.#taken.add(folded(free));
    return free;
  }
}
