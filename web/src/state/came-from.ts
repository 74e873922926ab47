// The folder a photo came from, so that it can be put back into one of the same name.

const dropped = new WeakMap<File, string>();

/** Remembers where in a dropped folder a file lay; a browser tells that only while it is being dropped. */
export function rememberFolder(file: File, folder: string): void {
  dropped.set(file, folder);
}

/** The folders around the file, the outermost first; none for a file that was chosen by itself. */
export function foldersOf(file: File): string[] {
  const path = dropped.get(file) ?? (file.webkitRelativePath ?? "").split("/").slice(0, -1).join("/");
  return path.split("/").filter((part) => part !== "" && part !== "." && part !== "..");
}
