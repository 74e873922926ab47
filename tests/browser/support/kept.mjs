// Looks at what the page keeps on the device from beside it: through the browser's own database, and with age itself.
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./places.mjs";

const require = createRequire(path.join(root, "web/package.json"));
const age = await import(pathToFileURL(require.resolve("age-encryption")).href);

/** The records that lie in the browser, as bytes and numbers; none when there is no database. */
export async function records(driver) {
  const found = await driver.executeAsyncScript((done) => {
    const base64 = (bytes) => {
      let text = "";
      for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
      return btoa(text);
    };
    void indexedDB.databases().then((all) => {
      if (!all.some(({ name }) => name === "schoolgate")) return done(null);
      const request = indexedDB.open("schoolgate");
      request.onerror = () => done({ error: String(request.error) });
      request.onsuccess = () => {
        const database = request.result;
        const store = database.transaction("vault").objectStore("vault");
        const [keys, values] = [store.getAllKeys(), store.getAll()];
        values.onerror = () => done({ error: String(values.error) });
        values.onsuccess = () => {
          const read = keys.result.map((key, index) => {
            const value = values.result[index];
            return [key, value instanceof Uint8Array ? { base64: base64(value) } : value];
          });
          database.close();
          done(Object.fromEntries(read));
        };
      };
    });
  });
  if (found?.error) throw new Error(found.error);
  return found && Object.fromEntries(Object.entries(found).map(([key, value]) => [key, value?.base64 === undefined ? value : Buffer.from(value.base64, "base64")]));
}

/** Puts records there as the page would have; the page must not be open on them. */
export async function plantRecords(driver, { key, contents, generation }) {
  const error = await driver.executeAsyncScript(
    (given, done) => {
      const bytes = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const request = indexedDB.open("schoolgate", 1);
      request.onupgradeneeded = () => request.result.createObjectStore("vault");
      request.onerror = () => done(String(request.error));
      request.onsuccess = () => {
        const transaction = request.result.transaction("vault", "readwrite");
        const store = transaction.objectStore("vault");
        store.put(bytes(given.key), "key");
        store.put(bytes(given.contents), "contents");
        store.put(given.generation, "generation");
        transaction.oncomplete = () => {
          request.result.close();
          done(null);
        };
        transaction.onabort = () => done(String(transaction.error));
      };
    },
    { key: Buffer.from(key).toString("base64"), contents: Buffer.from(contents).toString("base64"), generation },
  );
  if (error) throw new Error(error);
}

const documentOf = (items) =>
  JSON.stringify({ version: 1, items: Object.fromEntries(Object.entries(items).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, text]) => [name, Buffer.from(text).toString("base64")])) });

const itemsOf = (text) => {
  const { version, items } = JSON.parse(text);
  if (version !== 1) throw new Error(`version ${version}`);
  return Object.fromEntries(Object.entries(items).map(([name, base64]) => [name, Buffer.from(base64, "base64").toString()]));
};

/** A backup, locked with little work, so that a test need not wait for it. */
export async function backupOf(items, passphrase, work = 10) {
  const encrypter = new age.Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(work);
  return Buffer.from(await encrypter.encrypt(documentOf(items)));
}

/** What a backup holds: texts by name. */
export async function itemsOfBackup(bytes, passphrase) {
  const decrypter = new age.Decrypter();
  decrypter.addPassphrase(passphrase);
  return itemsOf(await decrypter.decrypt(new Uint8Array(bytes), "text"));
}

/** A vault as the page keeps it, but opened with little work; and how to open its contents again. */
export async function vaultOf(items, passphrase, work = 2) {
  const identity = await age.generateX25519Identity();
  const [lockKey, lockItems] = [new age.Encrypter(), new age.Encrypter()];
  lockKey.setPassphrase(passphrase);
  lockKey.setScryptWorkFactor(work);
  lockItems.addRecipient(await age.identityToRecipient(identity));
  const records = { key: Buffer.from(await lockKey.encrypt(identity)), contents: Buffer.from(await lockItems.encrypt(documentOf(items))), generation: 1 };
  const open = async (contents) => {
    const decrypter = new age.Decrypter();
    decrypter.addIdentity(identity);
    return itemsOf(await decrypter.decrypt(new Uint8Array(contents), "text"));
  };
  return { records, open };
}
