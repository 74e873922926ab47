// The key that receipts are signed with: the host's, else the school's that is kept here, else one made for this visit and kept nowhere.
import { signal } from "@preact/signals";
import { PageError } from "../bridge/page-error";
import { guard } from "../state/guard";
import { receiptKey as kept } from "../state/receipt-key";
import { newSeed } from "../state/secret";

interface Key {
  readonly text: string;
  readonly publicJwk: string;
}

const made = signal<Key | null>(null);
const given = signal<Key | null>(null);

/** The public half of the key of this visit; none while there is none. */
export const sessionJwk = (): string | null => made.value?.publicJwk ?? null;

export async function makeSessionKey(): Promise<void> {
  try {
    const { words } = await guard();
    const { file, publicJwk } = await words.run("newReceiptKey", { seed: newSeed() }, { urgent: true });
    made.value = { text: file, publicJwk };
  } catch {
    made.value = null;
  }
}

/** Signs with this key from now on; with none, with that of this visit. Throws when it is no key. */
export async function useReceiptKey(text: string | null): Promise<void> {
  if (text === (given.value?.text ?? null)) return;
  given.value = null;
  if (text === null) return;
  const { words } = await guard();
  const { publicJwk } = await words.run("checkReceiptKey", { key: text }, { urgent: true });
  given.value = { text, publicJwk };
}

/** The key to sign with. Without one nothing may go: the host could not tell it from what was never checked. */
export function receiptKey(): string {
  const key = given.value ?? kept.value ?? made.value;
  if (!key) throw new PageError("gate.no-receipt");
  return key.text;
}
