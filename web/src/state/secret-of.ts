// The secret key in a file, for one use: as it stands there, or opened with the passphrase that locks it.
import { order } from "../store/locksmith";
import { StoreError } from "../store/store-error";
import { textOf } from "./secret";

/** How every file begins that is locked with a passphrase. */
const LOCKED = "age-encryption.org/v1";
/** What the key is called in there; the command line calls it the same. */
export const KEY_ITEM = "secret-key.toml";
/** A locked key has a few hundred bytes. */
const MOST_BYTES = 64 * 1024;

/** Whether this file opens only with a passphrase. One that cannot be read does not open at all: reading it will say so. */
export async function isLocked(file: File): Promise<boolean> {
  return (await file.slice(0, LOCKED.length).text().catch(() => "")) === LOCKED;
}

/** A new key as a file that only the passphrase opens. */
export function lockSecret(key: string, passphrase: string): Promise<Uint8Array> {
  return order("pack", { items: new Map([[KEY_ITEM, new TextEncoder().encode(key)]]), passphrase });
}

/** Rejects with a StoreError when the file is locked and the passphrase does not open it, or there is no key in it. */
export async function secretOf(file: File, passphrase: string | null): Promise<string> {
  if (!(await isLocked(file))) return textOf(file);
  if (passphrase === null) throw new StoreError("store.locked");
  if (file.size > MOST_BYTES) throw new StoreError("store.no-key");
  const items = await order("unpack", { backup: await bytesOf(file), passphrase });
  const key = items.get(KEY_ITEM);
  if (!key) throw new StoreError("store.no-key");
  return new TextDecoder().decode(key);
}

async function bytesOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new StoreError("store.no-key");
  }
}
