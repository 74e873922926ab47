// Sorts what somebody offers to a page: what the gate has to see, what may pass as it is, and what stays here.
import { bytesOf } from "./bytes";
import { HEAD_BYTES, kindOf, type Kind } from "./sniff";

export interface Stopped {
  readonly file: File;
  readonly why: "film" | "unknown" | "document";
}

export interface Sorted {
  /** In the order in which they came. */
  readonly pictures: readonly File[];
  readonly stopped: readonly Stopped[];
  /** What the page gets once the gate has cleared these pictures: documents in their places. Fewer pictures come one after another. */
  together(cleared: readonly File[]): File[];
}

export async function sorted(files: readonly File[], documents: "pass" | "stop", read = bytesOf): Promise<Sorted> {
  const kinds = await Promise.all(files.map((file) => kindOfFile(file, read)));
  const placeOf = files.map((file, at) => ({ file, kind: kinds[at] ?? "unknown" }));
  const passes = (kind: Kind): boolean => kind === "document" && documents === "pass";
  const pictures = placeOf.filter(({ kind }) => kind === "picture").map(({ file }) => file);
  return {
    pictures,
    stopped: placeOf.flatMap(({ file, kind }) => (kind === "picture" || passes(kind) ? [] : [{ file, why: kind }])),
    together(cleared) {
      if (cleared.length > pictures.length) return [];
      const left = [...cleared];
      const out = placeOf.flatMap(({ file, kind }) => {
        if (passes(kind)) return [copyOf(file)];
        const next = kind === "picture" ? left.shift() : undefined;
        return next ? [next] : [];
      });
      return out;
    },
  };
}

/** A file that cannot be read cannot be told. */
async function kindOfFile(file: File, read: typeof bytesOf): Promise<Kind> {
  try {
    return kindOf(await read(file.slice(0, HEAD_BYTES)), file.name, file.type);
  } catch {
    return "unknown";
  }
}

/** A file of its own, so that nothing that was offered is ever given back. */
const copyOf = (file: File): File => new File([file], file.name, { type: file.type, lastModified: file.lastModified });
