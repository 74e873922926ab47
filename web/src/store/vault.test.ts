// The locked files: what goes in comes out, and nothing that was changed, cut or made by others is taken for ours.
import { beforeAll, expect, test } from "vitest";
import type { Items } from "./document";
import { read, written } from "./document";
import type { StoreError } from "./store-error";
import { lockBackup, lockItems, lockKey, lockRecord, newKey, openBackup, openItems, openKey, openRecord, type Key } from "./vault";

const PASSPHRASE = "several plain words";
/** Hardly any work, so that a test may open a file often. */
const LIGHT = 2;

const bytes = (text: string) => new TextEncoder().encode(text);
const items: Items = new Map([
  ["class-list.csv", bytes("Id,Forename\nT01,Wren\n")],
  ["odd.bin", Uint8Array.from({ length: 256 }, (_, index) => index)],
  ["empty", new Uint8Array()],
]);
const codeOf = (promise: Promise<unknown>): Promise<string> => promise.then(() => "it opened", ({ code }: StoreError) => code);
const refused = (promise: Promise<unknown>): Promise<boolean> => promise.then(() => false, ({ code }: StoreError) => /^store\./u.test(code));

let key: Key;
let lockedKey: Uint8Array;
let contents: Uint8Array;
beforeAll(async () => {
  key = await newKey();
  lockedKey = await lockKey(key, PASSPHRASE, LIGHT);
  contents = await lockItems(items, key);
});

test("the passphrase opens the key, and the key the contents, as they went in", async () => {
  expect(await openKey(lockedKey, PASSPHRASE)).toBe(key);
  expect(await openItems(contents, key)).toEqual(new Map([...items].sort()));
  expect(await openBackup(await lockBackup(items, PASSPHRASE, LIGHT), PASSPHRASE)).toEqual(await openItems(contents, key));
});

test("another passphrase, or another vault’s key, opens nothing", async () => {
  expect(await codeOf(openKey(lockedKey, "several plain word"))).toBe("store.wrong-passphrase");
  expect(await codeOf(openBackup(await lockBackup(items, PASSPHRASE, LIGHT), ""))).toBe("store.wrong-passphrase");
  expect(await codeOf(openItems(contents, await newKey()))).toBe("store.broken");
});

test("an accent opens however the keyboard composed it", async () => {
  expect(await openKey(await lockKey(key, "crème brûlée tonight", LIGHT), "crème brûlée tonight".normalize("NFD"))).toBe(key);
});

test("no changed byte of either file is opened, and neither is any shorter or longer file", async () => {
  const files: [Uint8Array, (file: Uint8Array) => Promise<unknown>][] = [
    [lockedKey, (file) => openKey(file, PASSPHRASE)],
    [contents, (file) => openItems(file, key)],
  ];
  for (const [file, open] of files) {
    for (let at = 0; at < file.length; at++) {
      for (const bit of [0, at % 8]) {
        const changed = file.slice();
        changed[at]! ^= 1 << bit;
        expect(await refused(open(changed)), `byte ${at}, bit ${bit}`).toBe(true);
      }
      expect(await refused(open(file.slice(0, at))), `cut at ${at}`).toBe(true);
    }
    expect(await refused(open(new Uint8Array([...file, 0])))).toBe(true);
  }
}, 120_000);

test("two vaults with the same things look nothing alike", async () => {
  expect(await lockItems(items, key)).not.toEqual(contents);
  expect(await lockKey(key, PASSPHRASE, LIGHT)).not.toEqual(lockedKey);
});

test("a file that asks for more memory than ours ever do is not begun", async () => {
  const text = new TextDecoder("latin1").decode(lockedKey);
  const greedy = Uint8Array.from(text.replace(/ 2\n/u, " 21\n"), (character) => character.charCodeAt(0));
  expect(await codeOf(openKey(greedy, PASSPHRASE))).toBe("store.too-much-work");
});

test("what was not locked with a passphrase is told apart from what is damaged", async () => {
  expect(await codeOf(openBackup(bytes("Id,Forename\n"), PASSPHRASE))).toBe("store.not-a-store");
  expect(await codeOf(openBackup(contents, PASSPHRASE))).toBe("store.not-a-store");
  expect(await codeOf(openBackup(new Uint8Array(64 * 1024 * 1024 + 1), PASSPHRASE))).toBe("store.too-large");
});

test("the same items are the same bytes, in whatever order they came", () => {
  expect(written(new Map([...items].reverse()))).toEqual(written(items));
  expect(new TextDecoder().decode(written(new Map([["b", bytes("b")], ["a", bytes("")]])))).toBe('{"version":1,"items":{"a":"","b":"Yg=="}}');
});

test.each([
  ['{"version":2,"items":[]}', "store.newer-version"],
  ['{"version":1,"items":[]}', "store.broken"],
  ['{"version":1,"items":{},"more":1}', "store.broken"],
  ['{"version":1,"items":{"a":"?"}}', "store.broken"],
  ['{"version":1,"items":{"a":" Yg="}}', "store.broken"],
  ['{"version":1,"items":{"../a":""}}', "store.bad-name"],
  ['{"version":1,"items":{"A.csv":""}}', "store.bad-name"],
  ["null", "store.broken"],
  ["class list", "store.broken"],
])("%s is refused", (text, code) => {
  expect(() => read(bytes(text))).toThrow(code);
});

test("a record opens under its own name with its own key, and under no other", async () => {
  const photo = bytes("a photo\n\u0000 of two lines");
  const locked = await lockRecord("one/file", photo, key);
  expect(await openRecord("one/file", locked, key)).toEqual(photo);
  expect(await codeOf(openRecord("two/file", locked, key))).toBe("store.broken");
  expect(await codeOf(openRecord("one/file", locked, await newKey()))).toBe("store.broken");
  expect(await refused(openRecord("one/file", locked.subarray(0, -1), key))).toBe(true);
  expect(await openRecord("empty", await lockRecord("empty", new Uint8Array(), key), key)).toEqual(new Uint8Array());
});
