// The copy of the page's own files on this device: made once, whole and compared byte for byte with the list, and replaced
// only when somebody asks. `public/sw.js` answers from it. No photo and no list of the school is ever in it.
import { takeArrived, type Arrived } from "../bridge/arrival";

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

/** A list longer than this is none of ours. */
const FILES_LIMIT = 500;

/** Where the list lies in a copy, for comparing the next version with. */
const LIST = "files.json";

/** Never answered from the copy: what is asked for this way is what the host has now. */
export const FRESH: RequestInit = { cache: "no-store", redirect: "error" };

/** Where the page is served from, as `public/sw.js` knows it. */
const scope = (): URL => new URL("./", location.href);
const prefix = (): string => `page-files:${scope().pathname}:`;
const addressOf = (path: string): string => new URL(path, scope()).href;

/** What the host has now; none when it cannot be asked. */
async function listAtHost(signal: AbortSignal): Promise<FileList | null> {
  try {
    const response = await fetch(addressOf(LIST), { ...FRESH, signal });
    return response.ok ? listIn(await response.json()) : null;
  } catch {
    return null;
  }
}

/** A host that says nothing for this long is not asked further. */
const PATIENCE_MS = 5000;

let asked: Promise<FileList | null> | null = null;

/** What the host has now, asked once in a visit. A server for development has no list. */
export function listNow(): Promise<FileList | null> {
  asked ??= import.meta.env.DEV ? Promise.resolve(null) : listAtHost(AbortSignal.timeout(PATIENCE_MS));
  return asked;
}

/** How large each file is, by its address; nothing when the host has no list. */
export const fileSizes = async (): Promise<ReadonlyMap<string, number>> =>
  new Map(((await listNow()) ?? (await listOfCopy().catch(() => null)))?.files.map(({ path, bytes }) => [addressOf(path), bytes]));

/** The list, if that is what this is. */
export function listIn(found: unknown): FileList | null {
  const { version, files } = (found ?? {}) as Partial<FileList>;
  const isFile = (file: unknown): boolean => {
    const { path, bytes, sha256 } = (file ?? {}) as Partial<ListedFile>;
    return typeof path === "string" && typeof bytes === "number" && typeof sha256 === "string" && addressOf(path).startsWith(scope().href);
  };
  if (typeof version !== "string" || !Array.isArray(files) || files.length > FILES_LIMIT || !files.every(isFile)) return null;
  return { version, files };
}

/** The list of the copy the page opens from; none when there is no whole one. */
export async function listOfCopy(): Promise<FileList | null> {
  const copy = await wholeCopy();
  const list = await copy?.match(addressOf(LIST));
  return list ? listIn(await list.json()) : null;
}

async function wholeCopy(): Promise<Cache | null> {
  for (const name of (await names()).reverse()) {
    const copy = await caches.open(name);
    if (await copy.match(scope().href)) return copy;
  }
  return null;
}

const names = async (): Promise<string[]> => (await caches.keys()).filter((name) => name.startsWith(prefix()));

/** How many bytes are at hand, of how many. */
export type OnKept = (done: number, total: number) => void;

/**
 * Makes a copy of everything on the list; from then on the page opens from it. What came in this visit, or is the same
 * in the copy there is, is not asked for again. Throws when a file cannot be had or is not the one on the list, and
 * nothing has changed.
 */
export async function keepFiles(list: FileList, init: RequestInit, onKept: OnKept = () => {}): Promise<void> {
  const work = () => copyFiles(list, init, onKept);
  // Two tabs that open at once must not clear away what the other has begun.
  await (navigator.locks ? navigator.locks.request("schoolgate-copy", work) : work());
}

async function copyFiles(list: FileList, init: RequestInit, onKept: OnKept): Promise<void> {
  const before = await wholeCopy();
  const listBefore = await listOfCopy();
  if (before && listBefore?.version === list.version) return;
  const same = new Map(listBefore?.files.map(({ path, sha256 }) => [path, sha256]));
  const name = prefix() + list.version;
  // An attempt that was broken off may have left anything.
  await caches.delete(name);
  const copy = await caches.open(name);
  const total = list.files.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  let page: Response | null = null;
  try {
    for (const file of list.files) {
      const old = same.get(file.path) === file.sha256 ? await before?.match(addressOf(file.path)) : undefined;
      const found = old ?? (await checked(file, init));
      if (file.path === "") page = found;
      else await copy.put(addressOf(file.path), found);
      onKept((done += file.bytes), total);
    }
    if (!page) throw new TypeError("The list has no page.");
    await copy.put(addressOf(LIST), new Response(JSON.stringify(list)));
    // Last of all: this is what makes the copy whole, and the one that counts.
    await copy.put(scope().href, page);
  } catch (thrown) {
    await caches.delete(name);
    throw thrown;
  }
  for (const other of await names()) if (other !== name) await caches.delete(other);
}

async function checked(file: ListedFile, init: RequestInit): Promise<Response> {
  const address = addressOf(file.path);
  const arrived = takeArrived(address);
  if (arrived && (await isListed(arrived, file))) return asKept(arrived);
  for (const each of [init, FRESH]) {
    const response = await fetch(address, each);
    if (!response.ok) throw new TypeError(`${response.status} for ${address}`);
    const fetched = { bytes: new Uint8Array(await response.arrayBuffer()), headers: response.headers };
    if (await isListed(fetched, file)) return asKept(fetched);
  }
  throw new TypeError(`${address} is not the file on the list.`);
}

async function isListed({ bytes }: Arrived, { sha256 }: ListedFile): Promise<boolean> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("") === sha256;
}

/** With the headers it came with, its policy among them, but for those about how it came. */
function asKept({ bytes, headers }: Arrived): Response {
  const kept = new Headers(headers);
  for (const name of ["Content-Encoding", "Transfer-Encoding", "Vary", "Set-Cookie"]) kept.delete(name);
  kept.set("Content-Length", String(bytes.length));
  return new Response(bytes, { headers: kept });
}
