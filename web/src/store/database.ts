// Where the locked files lie in the browser. Both change in one transaction or not at all, and only if nobody has
// changed them since they were read: a tab that is closed in the middle leaves the old ones.
import { StoreError } from "./store-error";

const DATABASE = "schoolgate";
const STORE = "vault";

/** What lies there: never a thing that is not locked. */
export interface Stored {
  /** Counts the changes. */
  readonly generation: number;
  /** The key, locked with the passphrase. */
  readonly key: Uint8Array;
  /** The contents, locked with the key. */
  readonly contents: Uint8Array;
}

/** What is kept; none when nothing is. */
export async function load(): Promise<Stored | null> {
  if (!(await isThere())) return null;
  return inTransaction("readonly", async (store) => {
    const [generation, key, contents] = await Promise.all(["generation", "key", "contents"].map((name) => answer(store.get(name))));
    if (generation === undefined && key === undefined && contents === undefined) return null;
    if (!Number.isSafeInteger(generation) || !(key instanceof Uint8Array) || !(contents instanceof Uint8Array)) {
      throw new StoreError("store.broken", "a part is missing");
    }
    return { generation: generation as number, key, contents };
  });
}

/**
 * Keeps both files as the generation after `base`, which is none when nothing is kept yet. Refuses with `store.newer`
 * when something else is kept by now. Resolves once the browser says that it lies on the disk.
 */
export async function keep(base: number | null, { key, contents }: Omit<Stored, "generation">): Promise<number> {
  const generation = (base ?? 0) + 1;
  await inTransaction("readwrite", async (store) => {
    const found = (await answer(store.get("generation"))) as number | undefined;
    if ((found ?? null) !== base) throw new StoreError("store.newer", `${String(found)} is kept, not ${String(base)}`);
    store.put(key, "key");
    store.put(contents, "contents");
    store.put(generation, "generation");
  });
  return generation;
}

/** Takes everything away, the database with it. */
export async function wipe(): Promise<void> {
  // Emptied first: another tab may hold the database open, and then it is taken away only later.
  await inTransaction("readwrite", async (store) => {
    store.clear();
  });
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(DATABASE);
    request.onsuccess = request.onblocked = () => resolve();
    request.onerror = () => reject(refusal(request.error));
  });
}

/** Runs `work` in one transaction. What it throws undoes everything it did. */
export async function inTransaction<Result>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => Promise<Result>): Promise<Result> {
  const database = await opened();
  try {
    const transaction = database.transaction(STORE, mode, { durability: "strict" });
    const ended = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(refusal(transaction.error));
    });
    // Told by whichever comes first; the other must not go unheard.
    ended.catch(() => {});
    let result: Result;
    try {
      result = await work(transaction.objectStore(STORE));
    } catch (thrown) {
      try {
        transaction.abort();
      } catch {
        // It has ended by itself.
      }
      throw refusal(thrown);
    }
    await ended;
    return result;
  } catch (thrown) {
    throw refusal(thrown);
  } finally {
    // Nothing is held open: a tab that wipes everything must not have to wait for this one.
    database.close();
  }
}

/** Whether there is a database. Looking makes none. */
export async function isThere(): Promise<boolean> {
  if (typeof indexedDB === "undefined") throw new StoreError("store.not-here");
  if (!("databases" in indexedDB)) return opens();
  const all = await indexedDB.databases().catch((thrown: unknown) => Promise.reject(refusal(thrown)));
  return all.some(({ name }) => name === DATABASE);
}

/** The same where the browser cannot list them. */
function opens(): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    let isNew = false;
    request.onupgradeneeded = () => {
      isNew = true;
      request.transaction?.abort();
    };
    request.onsuccess = () => {
      request.result.close();
      resolve(true);
    };
    request.onerror = (event) => {
      // The abort just asked for is no error.
      event.preventDefault();
      if (isNew) resolve(false);
      else reject(refusal(request.error));
    };
  });
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    if (typeof indexedDB === "undefined") return reject(new StoreError("store.not-here"));
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(refusal(request.error));
  });
}

export function answer<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** What the browser refused, as an error of ours. */
function refusal(thrown: unknown): StoreError {
  if (thrown instanceof StoreError) return thrown;
  const name = thrown instanceof Error ? thrown.name : "";
  return new StoreError(name === "QuotaExceededError" ? "store.full" : "store.not-here", String(thrown));
}
