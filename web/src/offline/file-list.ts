// The list of the page's own files, as the build wrote it and as the host has it now.

export interface ListedFile {
  /** Below the folder of the page; empty for the page itself. */
  readonly path: string;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

export interface FileList {
  readonly version: string;
  readonly files: readonly ListedFile[];
}

/** Its own path. */
export const LIST = "files.json";

/** A list longer than this is none of ours. */
const FILES_LIMIT = 500;

/** Never answered from the copy: what is asked for this way is what the host has now. */
export const FRESH: RequestInit = { cache: "no-store", redirect: "error" };

/** A host that says nothing for this long is not asked further. */
const PATIENCE_MS = 15_000;

/** Where the page is served from, as `public/sw.js` knows it. */
export const scopeOfPage = (): string => new URL("./", location.href).href;

let asked: Promise<FileList | null> | null = null;

/** What the host has now, asked once in a visit; none when it cannot be asked. A server for development has no list. */
export function listNow(): Promise<FileList | null> {
  asked ??= import.meta.env.DEV ? Promise.resolve(null) : listAtHost();
  return asked;
}

async function listAtHost(): Promise<FileList | null> {
  const scope = scopeOfPage();
  try {
    const response = await fetch(new URL(LIST, scope), { ...FRESH, signal: AbortSignal.timeout(PATIENCE_MS) });
    return response.ok ? listIn(await response.json(), scope) : null;
  } catch {
    return null;
  }
}

/** The list, if that is what this is: nothing on it may lie outside the folder of the page. */
export function listIn(found: unknown, scope: string): FileList | null {
  const { version, files } = (found ?? {}) as Partial<FileList>;
  const isFile = (file: unknown): boolean => {
    const { path, bytes, sha256 } = (file ?? {}) as Partial<ListedFile>;
    return typeof path === "string" && typeof bytes === "number" && typeof sha256 === "string" && URL.canParse(path, scope) && new URL(path, scope).href.startsWith(scope);
  };
  if (typeof version !== "string" || !Array.isArray(files) || files.length > FILES_LIMIT || !files.every(isFile)) return null;
  return { version, files };
}
