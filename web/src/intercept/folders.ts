// The paths of files that came in a folder. Names of folders are words too, and nobody has checked them: a page gets the
// shape of the folder, with numbers for names.

/** Files that systems leave in folders, which nobody means to upload. */
export const isLitter = (name: string): boolean => /^(?:\.DS_Store|\._.*|Thumbs\.db|desktop\.ini)$/iu.test(name);

/** Gives a file its path; a browser makes it for its own files alone. */
export function withPath(file: File, path: string): File {
  return Object.defineProperty(file, "webkitRelativePath", { configurable: true, enumerable: true, value: path });
}

/**
 * Gives the cleared files of a folder paths of the same shape. When some were left out nobody can tell which, and all lie
 * side by side.
 */
export function givePaths(originals: readonly File[], cleared: readonly File[]): void {
  const paths = originals.map((file) => file.webkitRelativePath || "");
  if (paths.every((path) => path === "")) return;
  const numbers = new Map<string, string>();
  cleared.forEach((file, index) => {
    const path = cleared.length === originals.length ? (paths[index] ?? "") : (paths.find(Boolean)?.split("/").slice(0, 1).concat("").join("/") ?? "");
    if (path !== "") withPath(file, [...neutral(path.split("/").slice(0, -1), numbers), file.name].join("/"));
  });
}

/** "Year 3/Zoo" becomes "folder-1/folder-2", and the same folder gets the same number again. */
function neutral(folders: readonly string[], numbers: Map<string, string>): string[] {
  return folders.map((_, depth) => {
    const whole = folders.slice(0, depth + 1).join("/");
    const name = numbers.get(whole) ?? `folder-${numbers.size + 1}`;
    numbers.set(whole, name);
    return name;
  });
}
