// Locks items with age (age-encryption.org/v1). A vault is two files: a key locked with the passphrase, and the contents
// locked with that key. So keeping a change costs no second of work, and nobody holds the passphrase. A backup is one
// file, locked with a passphrase of its own.
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { MOST_BYTES, read, written, type Items } from "./document";
import { StoreError } from "./store-error";

/** The work it takes to try one passphrase, as a power of two: about a second here, and 128 MB for whoever guesses. */
export const WORK = 17;
/** The most work that opening may ask for: 1 GB of memory. */
const MOST_WORK = 20;

const HEAD = "age-encryption.org/v1\n";
/** Nothing before the end of the header is longer than this in a file of ours. */
const HEADER_BYTES = 1024;

/** The key of an open vault. */
export type Key = string;

export async function newKey(): Promise<Key> {
  return generateX25519Identity();
}

export function lockKey(key: Key, passphrase: string, work = WORK): Promise<Uint8Array> {
  return lockedWith(new TextEncoder().encode(key), passphrase, work);
}

export async function openKey(locked: Uint8Array, passphrase: string): Promise<Key> {
  const key = new TextDecoder().decode(await openedWith(locked, passphrase));
  if (!/^AGE-SECRET-KEY-1[A-Z0-9]{58}$/u.test(key)) throw new StoreError("store.broken");
  return key;
}

export async function lockItems(items: Items, key: Key): Promise<Uint8Array> {
  return lockedTo(key, written(items));
}

export async function openItems(locked: Uint8Array, key: Key): Promise<Items> {
  bounded(locked);
  return read(await openedBy(key, locked));
}

/** Locks one record by itself. Its name is locked in with it: put in the place of another it does not open. */
export async function lockRecord(name: string, bytes: Uint8Array, key: Key): Promise<Uint8Array> {
  const head = new TextEncoder().encode(`${name}\n`);
  const whole = new Uint8Array(head.length + bytes.length);
  whole.set(head);
  whole.set(bytes, head.length);
  return lockedTo(key, whole);
}

export async function openRecord(name: string, locked: Uint8Array, key: Key): Promise<Uint8Array> {
  const whole = await openedBy(key, locked);
  const head = new TextEncoder().encode(`${name}\n`);
  if (!head.every((byte, at) => whole[at] === byte)) throw new StoreError("store.broken", "it lay in another’s place");
  return whole.subarray(head.length);
}

async function lockedTo(key: Key, bytes: Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(await identityToRecipient(key));
  return encrypter.encrypt(bytes);
}

async function openedBy(key: Key, locked: Uint8Array): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(key);
  return decrypter.decrypt(locked).catch(broken);
}

export function lockBackup(items: Items, passphrase: string, work = WORK): Promise<Uint8Array> {
  return lockedWith(written(items), passphrase, work);
}

export async function openBackup(locked: Uint8Array, passphrase: string): Promise<Items> {
  return read(await openedWith(locked, passphrase));
}

/** The same passphrase, however a keyboard composes its accents. */
const composed = (passphrase: string): string => passphrase.normalize("NFC");

function lockedWith(bytes: Uint8Array, passphrase: string, work: number): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(composed(passphrase));
  encrypter.setScryptWorkFactor(work);
  return encrypter.encrypt(bytes);
}

async function openedWith(locked: Uint8Array, passphrase: string): Promise<Uint8Array> {
  bounded(locked);
  const head = new TextDecoder("latin1").decode(locked.subarray(0, HEADER_BYTES));
  if (!head.startsWith(HEAD)) throw new StoreError("store.not-a-store");
  const work = /^-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]*)\n/u.exec(head.slice(HEAD.length))?.[1];
  if (work === undefined) throw new StoreError("store.not-a-store");
  if (Number(work) > MOST_WORK) throw new StoreError("store.too-much-work", work);
  const decrypter = new Decrypter();
  decrypter.addPassphrase(composed(passphrase));
  return decrypter.decrypt(locked).catch((thrown: unknown) => {
    // What age says when the passphrase gives another key than the file was locked with.
    if (/no identity matched/u.test(String(thrown))) throw new StoreError("store.wrong-passphrase");
    // Memory for the work, where a device has too little.
    if (thrown instanceof RangeError) throw new StoreError("store.too-much-work", work);
    return broken(thrown);
  });
}

function bounded(locked: Uint8Array): void {
  if (locked.length > MOST_BYTES) throw new StoreError("store.too-large");
}

function broken(thrown: unknown): never {
  // What the browser’s own cryptography throws says nothing of what was to be opened, which must not be taken for lost.
  throw new StoreError(thrown instanceof DOMException ? "store.worker-lost" : "store.broken", String(thrown));
}
