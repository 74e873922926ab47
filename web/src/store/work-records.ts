// Where the locked records of the photos in hand lie: a desk for each tab, and for each photo its file and what was said of
// it, apart, so that a word more rewrites no picture. They lie beside the vault, and go when it is wiped.
import { answer, inTransaction, isThere } from "./database";
import { same } from "./merge";
import { StoreError } from "./store-error";

/** A locked record and its name: `desk`, `<id>/file` or `<id>/answers`. */
export interface WorkRecord {
  readonly name: string;
  readonly locked: Uint8Array;
}

/** What lies there of one tab. */
export interface TabOfWork {
  readonly tab: string;
  /** The day its desk was last kept, not locked: what is old goes before anybody types a passphrase. */
  readonly day: string | null;
  /** The ids of its photos. */
  readonly ids: readonly string[];
}

interface Desk {
  readonly day: string;
  readonly locked: Uint8Array;
}

const PREFIX = "work/";
/** Every key that begins with `start`. */
const beginning = (start: string): IDBKeyRange => IDBKeyRange.bound(start, `${start}\uffff`);
const placeOf = (tab: string, name: string): string => `${PREFIX}${tab}/${name}`;

/** The tabs that left something, in no order. */
export async function tabsOfWork(): Promise<TabOfWork[]> {
  if (!(await isThere())) return [];
  return inTransaction("readonly", async (store) => {
    const keys = (await answer(store.getAllKeys(beginning(PREFIX)))).map(String);
    const tabs = [...new Set(keys.map((key) => key.split("/")[1] ?? ""))];
    return Promise.all(
      tabs.map(async (tab) => {
        const desk = (await answer(store.get(placeOf(tab, "desk")))) as Desk | undefined;
        const ids = keys.filter((key) => key.startsWith(placeOf(tab, "")) && key.endsWith("/file")).map((key) => key.split("/")[2] ?? "");
        return { tab, day: typeof desk?.day === "string" ? desk.day : null, ids };
      }),
    );
  });
}

/** One locked record; none when it is not there. */
export async function workRecord(tab: string, name: string): Promise<Uint8Array | null> {
  return inTransaction("readonly", async (store) => {
    const found = (await answer(store.get(placeOf(tab, name)))) as Desk | Uint8Array | undefined;
    const locked = found instanceof Uint8Array ? found : found?.locked;
    return locked instanceof Uint8Array ? locked : null;
  });
}

/**
 * Keeps records of a tab, all or none. They were locked with the key that lies in `key`: where another lies there by now,
 * nobody could open them, and it refuses with `store.newer`.
 */
export async function putWork(key: Uint8Array, tab: string, day: string, records: readonly WorkRecord[]): Promise<void> {
  await inTransaction("readwrite", async (store) => {
    const found = (await answer(store.get("key"))) as Uint8Array | undefined;
    if (!same(found, key)) throw new StoreError("store.newer", "another key is kept");
    for (const { name, locked } of records) store.put(name === "desk" ? ({ day, locked } satisfies Desk) : locked, placeOf(tab, name));
  });
}

/** Takes photos of a tab away. */
export async function dropPhotos(tab: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0 || !(await isThere())) return;
  await inTransaction("readwrite", async (store) => {
    for (const id of ids) store.delete(beginning(placeOf(tab, `${id}/`)));
  });
}

/** Takes away all that a tab left; of every tab when none is given. */
export async function dropWork(tab?: string): Promise<void> {
  if (!(await isThere())) return;
  await inTransaction("readwrite", async (store) => {
    store.delete(beginning(tab === undefined ? PREFIX : placeOf(tab, "")));
  });
}

/** Gives the photos of one tab to another, as they are, and takes the first one’s desk away. */
export async function moveWork(from: string, to: string): Promise<void> {
  await inTransaction("readwrite", async (store) => {
    const range = beginning(placeOf(from, ""));
    for (const key of (await answer(store.getAllKeys(range))).map(String)) {
      const name = key.slice(placeOf(from, "").length);
      if (name !== "desk") store.put(await answer(store.get(key)), placeOf(to, name));
    }
    store.delete(range);
  });
}
