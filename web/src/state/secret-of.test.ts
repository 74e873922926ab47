// A locked key: it opens with its own passphrase only, and a file without a key in it is none.
import { expect, test, vi } from "vitest";
import { StoreError } from "../store/store-error";
import { lockBackup, openBackup } from "../store/vault";
import { isLocked, lockSecret, secretOf } from "./secret-of";

// The worker cannot run here; what it does is done in its place.
vi.mock("../store/locksmith", () => ({
  order: (job: string, { items, backup, passphrase }: { items: Map<string, Uint8Array>; backup: Uint8Array; passphrase: string }) =>
    job === "pack" ? lockBackup(items, passphrase, LIGHT) : openBackup(backup, passphrase),
}));

const PASSPHRASE = "several plain words";
/** Hardly any work, so that a test may open a file often. */
const LIGHT = 2;
const KEY = 'secret = "07"\n';
const fileOf = (contents: BlobPart) => new File([contents], "key");
const locked = async () => fileOf((await lockSecret(KEY, PASSPHRASE)) as BlobPart);
const codeOf = (work: Promise<unknown>) => work.then(() => "none", (thrown: unknown) => (thrown instanceof StoreError ? thrown.code : String(thrown)));

test("a locked key opens with its passphrase, and with no other", async () => {
  const file = await locked();
  expect(await isLocked(file)).toBe(true);
  expect(await file.text()).not.toContain(KEY);
  expect(await secretOf(file, PASSPHRASE)).toBe(KEY);
  expect(await codeOf(secretOf(file, "several plain word"))).toBe("store.wrong-passphrase");
  expect(await codeOf(secretOf(file, null))).toBe("store.locked");
});

test("a key that was never locked needs no passphrase", async () => {
  expect(await isLocked(fileOf(KEY))).toBe(false);
  expect(await secretOf(fileOf(KEY), null)).toBe(KEY);
});

test("a locked file without a key in it signs nothing", async () => {
  const backup = await lockBackup(new Map([["class-list.csv", new Uint8Array([1])]]), PASSPHRASE, LIGHT);
  expect(await codeOf(secretOf(fileOf(backup as BlobPart), PASSPHRASE))).toBe("store.no-key");
  expect(await codeOf(secretOf(fileOf(`age-encryption.org/v1${" ".repeat(70_000)}`), PASSPHRASE))).toBe("store.no-key");
});
