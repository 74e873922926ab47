// Whose signature counts as a permission, and the making of a key for whoever gives one.
import { signal } from "@preact/signals";
import { PageError } from "../bridge/page-error";
import { StoreError } from "../store/store-error";
import type { Role } from "../wasm/schoolgate.js";
import { downloadOnce } from "./download";
import { guard } from "./guard";
import { policy, rulesVersion } from "./school";
import { newSeed, textOf } from "./secret";
import { lockSecret } from "./secret-of";

/** The school's list of keys, where it is a file of its own. */
export const keyList = signal<{ fileName: string; text: string } | null>(null);
export const keyListError = signal<{ fileName: string; error: PageError } | null>(null);

/** Takes the school's list of keys. One that cannot be read leaves the one before it in place, and says so. */
export async function chooseKeyList(file: File): Promise<void> {
  try {
    const list = await textOf(file);
    const { words, pictures } = await guard();
    const info = await words.run("approverKeys", { list }, { urgent: true });
    await pictures.run("approverKeys", { list }, { urgent: true });
    policy.value = info;
    keyList.value = { fileName: file.name, text: list };
    keyListError.value = null;
    rulesVersion.value++;
  } catch (thrown) {
    keyListError.value = { fileName: file.name, error: PageError.of(thrown) };
  }
}

/** The lines for the school's list of the key that was just made; its secret went into a file and is not kept here. */
export const keyMade = signal<{ role: Role; listed: string } | null>(null);
export const keyMadeError = signal<PageError | null>(null);

/** The secret goes into a file that only the passphrase opens. Where locking fails, whoever typed the passphrase is told. */
export async function makeApproverKey(role: Role, passphrase: string): Promise<void> {
  keyMade.value = null;
  try {
    const { words } = await guard();
    const { file, listed } = await words.run("newApproverKey", { seed: newSeed(), role }, { urgent: true });
    const locked = await lockSecret(file, passphrase);
    downloadOnce(new Blob([locked as BlobPart]), `schoolgate-secret-key-${role}.age`);
    keyMade.value = { role, listed };
    keyMadeError.value = null;
  } catch (thrown) {
    if (thrown instanceof StoreError) throw thrown;
    keyMadeError.value = PageError.of(thrown);
  }
}

/** The lines for the school's list, as a file of that list. */
export function saveListed(listed: string): void {
  downloadOnce(new Blob([listed], { type: "application/toml" }), "schoolgate-who-may-approve.toml");
}
