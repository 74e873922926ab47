// An engine that takes no private key beginning with nought locks and opens with every key all the same.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { lockItems, lockRecord, newKey, openItems, openRecord } from "./vault";
import { takeEveryKey } from "./x25519";

const { subtle } = globalThis.crypto;
const { importKey: free } = subtle;
const [PREFIX, BASE] = [[0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x04, 0x22, 0x04, 0x20], [9, ...Array<number>(31).fill(0)]];
const key = (first: number) => [first, ...Array.from({ length: 31 }, (_, at) => at + 1)];
const pkcs8 = (scalar: number[]) => new Uint8Array([...PREFIX, ...scalar]);

/** As WebKit for Linux is. */
function picky() {
  const importKey = vi.fn((format: string, data: Uint8Array, ...rest: unknown[]) =>
    format === "pkcs8" && data[16] === 0 ? Promise.reject(new DOMException("no such key", "DataError")) : Reflect.apply(free, subtle, [format, data, ...rest]),
  );
  return { importKey, deriveBits: subtle.deriveBits.bind(subtle) };
}

async function publicOf(engine: object, scalar: number[]): Promise<Uint8Array> {
  const { importKey, deriveBits } = engine as SubtleCrypto;
  const [mine, base] = [await importKey("pkcs8", pkcs8(scalar), { name: "X25519" }, false, ["deriveBits"]), await importKey("raw", new Uint8Array(BASE), { name: "X25519" }, false, [])];
  return new Uint8Array(await deriveBits({ name: "X25519", public: base }, mine, 256));
}

test("a key that begins with nought is the same key, in an engine that takes it and in one that does not", async () => {
  const engine = picky();
  await expect(publicOf(engine, key(0))).rejects.toThrow("no such key");
  takeEveryKey(engine);
  const other = { importKey: free.bind(subtle), deriveBits: subtle.deriveBits.bind(subtle) };
  for (const first of [0, 1, 8, 255]) expect(await publicOf(engine, key(first)), String(first)).toEqual(await publicOf(other, key(first)));
  expect(await publicOf(other, key(0))).not.toEqual(await publicOf(other, key(8)));
});

test("whatever else is imported goes through as it is", async () => {
  const engine = picky();
  const { importKey } = engine;
  takeEveryKey(engine);
  const raw = new Uint8Array(32);
  await engine.importKey("raw", raw, "AES-GCM", false, ["encrypt"]);
  expect(importKey).toHaveBeenLastCalledWith("raw", raw, "AES-GCM", false, ["encrypt"]);
});

let random = globalThis.crypto.getRandomValues;
beforeEach(() => {
  random = globalThis.crypto.getRandomValues;
});
afterEach(() => {
  Object.defineProperty(globalThis.crypto, "getRandomValues", { configurable: true, value: random });
  Reflect.deleteProperty(subtle, "importKey");
});

test("what is locked with such keys opens again", async () => {
  Object.defineProperty(globalThis.crypto, "getRandomValues", {
    configurable: true,
    value: (bytes: Uint8Array) => {
      Reflect.apply(random, globalThis.crypto, [bytes]);
      if (bytes.length === 32) bytes[0] = 0;
      return bytes;
    },
  });
  const engine = picky();
  Object.defineProperty(subtle, "importKey", { configurable: true, value: engine.importKey });
  const made = await newKey();
  await expect(lockRecord("desk", new Uint8Array([1]), made)).rejects.toThrow("no such key");
  takeEveryKey(subtle);
  const items = new Map([["class-list", new Uint8Array([1, 2, 3])]]);
  expect(await openItems(await lockItems(items, made), made)).toEqual(items);
  const locked = await lockRecord("desk", new Uint8Array([7]), made);
  expect(await openRecord("desk", locked, made)).toEqual(new Uint8Array([7]));
  // An engine that cannot is no sign that the record is broken. It takes the key once and then no more: age begins with it in
  // two places at a time, and whatever goes wrong in the first after the second has failed would be caught by nobody.
  const tiring = vi.fn(engine.importKey).mockImplementationOnce((...all) => Reflect.apply(free, subtle, all));
  Object.defineProperty(subtle, "importKey", { configurable: true, value: tiring });
  await expect(openRecord("desk", locked, made)).rejects.toMatchObject({ code: "store.worker-lost" });
});
