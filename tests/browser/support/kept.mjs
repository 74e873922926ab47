// Looks at what the page keeps on the device from beside it: through the browser's own database, and with age itself.
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./places.mjs";

const require = createRequire(path.join(root, "web/package.json"));
const age = await import(pathToFileURL(require.resolve("age-encryption")).href);

/** A class list of one file, as it is kept. */
export const listsItem = (name, text) => JSON.stringify([{ name, bytes: Buffer.from(text).toString("base64"), mapping: null }]);

/** The records that lie in the browser, as bytes and numbers; none when there is no database. */
export async function records(driver) {
  const found = await driver.executeAsyncScript((done) => {
    // By way of a blob: a script of Firefox's driver may not look into the page's arrays.
    const asUrl = (bytes) =>
      new Promise((resolve) => {
        const reader = new FileReader();
        reader.onload = () => resolve({ url: reader.result });
        reader.readAsDataURL(new Blob([bytes]));
      });
    void indexedDB.databases().then((all) => {
      if (!all.some(({ name }) => name === "schoolgate")) return done(null);
      const request = indexedDB.open("schoolgate");
      request.onerror = () => done({ error: String(request.error) });
      request.onsuccess = () => {
        const database = request.result;
        const store = database.transaction("vault").objectStore("vault");
        const requests = ["key", "contents", "generation"].map((name) => [name, store.get(name)]);
        const [, last] = requests.at(-1);
        last.onerror = () => done({ error: String(last.error) });
        last.onsuccess = async () => {
          const read = [];
          for (const [name, { result }] of requests) {
            if (result !== undefined) read.push([name, typeof result === "object" ? await asUrl(result) : result]);
          }
          database.close();
          done(Object.fromEntries(read));
        };
      };
    });
  });
  if (found?.error) throw new Error(found.error);
  return found && Object.fromEntries(Object.entries(found).map(([key, value]) => [key, value?.url === undefined ? value : Buffer.from(value.url.split(",")[1], "base64")]));
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

/**
 * For the server's `change`: a page whose clock goes on by the minutes of `data-minutes` on its root element, and whose
 * disk has room for one record more, and no second, once there is a `data-full`. Tests set these.
 */
export function changed(pathname, bytes) {
  if (!/^\/assets\/index-.*\.js$/u.test(pathname)) return null;
  const hook = () => {
    const { dataset } = document.documentElement;
    const { now } = Date;
    Date.now = () => now() + 60_000 * Number(dataset.minutes ?? 0);
    const { put } = IDBObjectStore.prototype;
    let puts = 0;
    IDBObjectStore.prototype.put = function (...given) {
      if (dataset.full === undefined) puts = 0;
      else if (++puts > 1) throw new DOMException("The disk is full.", "QuotaExceededError");
      return put.apply(this, given);
    };
  };
  return Buffer.concat([Buffer.from(`(${hook})();\n`), bytes]);
}

/** Sets or takes away what `changed` looks at. */
export const setInPage = (driver, name, value) =>
  driver.executeScript(
    (key, given) => {
      if (given === null) delete document.documentElement.dataset[key];
      else document.documentElement.dataset[key] = given;
    },
    name,
    value,
  );

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

/** The locked records of photos in hand that lie in the browser: their keys and their bytes. */
export async function workRecords(driver) {
  const found = await driver.executeAsyncScript((done) => {
    const asUrl = (bytes) =>
      new Promise((resolve) => {
        const reader = new FileReader();
        reader.onload = () => resolve(reader.result);
        reader.readAsDataURL(new Blob([bytes]));
      });
    void indexedDB.databases().then((all) => {
      if (!all.some(({ name }) => name === "schoolgate")) return done([]);
      const request = indexedDB.open("schoolgate");
      request.onerror = () => done({ error: String(request.error) });
      request.onsuccess = () => {
        const store = request.result.transaction("vault").objectStore("vault");
        const range = IDBKeyRange.bound("work/", "work/\uffff");
        const [keys, values] = [store.getAllKeys(range), store.getAll(range)];
        values.onsuccess = async () => {
          const read = [];
          for (const [index, value] of values.result.entries()) read.push([keys.result[index], await asUrl(value.locked ?? value)]);
          request.result.close();
          done(read);
        };
      };
    });
  });
  if (found.error) throw new Error(found.error);
  return found.map(([key, url]) => ({ key, bytes: Buffer.from(url.split(",")[1], "base64") }));
}
