// The copy of the page's own files on this device: made whole, compared byte for byte with the list, and replaced only when
// the next one is whole. `public/sw.js` answers from it. No photo and no list of the school is ever in it.
import type { Arrived } from "../bridge/arrival";
import { FRESH, LIST, listIn, type FileList, type ListedFile } from "./file-list";

/** How many bytes are at hand, of how many. */
export type OnKept = (done: number, total: number) => void;

/** What has come over the network already, by its address. */
export type Arrivals = ReadonlyMap<string, Arrived>;

export class Copy {
  readonly #scope: string;
  readonly #prefix: string;

  /** The one of the page that is served from this folder: several may share a host. */
  constructor(scope: string) {
    this.#scope = scope;
    this.#prefix = `page-files:${new URL(scope).pathname}:`;
  }

  /** What it holds; none when it is not there or not whole. */
  async list(): Promise<FileList | null> {
    const list = await (await this.#whole())?.match(this.#address(LIST));
    return list ? listIn(await list.json(), this.#scope) : null;
  }

  /**
   * Makes it hold everything on the list. What has arrived already, or is the same in the copy there is, is not asked for
   * again. Throws when a file cannot be had, is not the one on the list, or finds no room, and nothing has changed.
   */
  async keep(list: FileList, arrivals: Arrivals, init: RequestInit, onKept: OnKept = () => {}): Promise<void> {
    const before = await this.#whole();
    const listBefore = await this.list();
    if (before && listBefore?.version === list.version) return;
    const same = new Map(listBefore?.files.map(({ path, sha256 }) => [path, sha256]));
    const name = this.#prefix + list.version;
    // An attempt that was broken off may have left anything.
    await caches.delete(name);
    try {
      const copy = await caches.open(name);
      const total = list.files.reduce((sum, { bytes }) => sum + bytes, 0);
      let done = 0;
      let page: Response | null = null;
      for (const file of list.files) {
        const address = this.#address(file.path);
        const old = same.get(file.path) === file.sha256 ? await before?.match(address) : undefined;
        const found = old ?? (await checked(address, file, arrivals, init));
        if (file.path === "") page = found;
        else await copy.put(address, found);
        onKept((done += file.bytes), total);
      }
      if (!page) throw new TypeError("The list has no page.");
      await copy.put(this.#address(LIST), new Response(JSON.stringify(list)));
      // Last of all: this is what makes the copy whole, and the one that counts.
      await copy.put(this.#scope, page);
    } catch (thrown) {
      await caches.delete(name);
      throw thrown;
    }
    for (const other of await this.#names()) if (other !== name) await caches.delete(other);
  }

  async #whole(): Promise<Cache | null> {
    for (const name of (await this.#names()).reverse()) {
      const copy = await caches.open(name);
      if (await copy.match(this.#scope)) return copy;
    }
    return null;
  }

  #names = async (): Promise<string[]> => (await caches.keys()).filter((name) => name.startsWith(this.#prefix));

  #address = (path: string): string => new URL(path, this.#scope).href;
}

async function checked(address: string, file: ListedFile, arrivals: Arrivals, init: RequestInit): Promise<Response> {
  const arrived = arrivals.get(address);
  if (arrived && (await isListed(arrived, file))) return asKept(arrived);
  for (const each of [init, FRESH]) {
    const response = await fetch(address, each);
    if (!response.ok) throw new TypeError(`${response.status} for ${address}`);
    const fetched = { bytes: new Uint8Array(await response.arrayBuffer()), headers: [...response.headers] };
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
