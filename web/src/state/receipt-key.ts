// The school's receipt key, with which its servers can tell what was cleared. Like everything here, it is forgotten when the page is
// closed, unless somebody asks to keep it; its public half goes to whoever looks after the servers.
import { signal } from "@preact/signals";
import { PageError } from "../bridge/page-error";
import { downloadOnce } from "./download";
import { guard } from "./guard";
import { newSeed, textOf } from "./secret";

export interface ReceiptKeyFile {
  readonly fileName: string;
  readonly text: string;
  /** A JWK, as JSON. */
  readonly publicJwk: string;
}

export const receiptKey = signal<ReceiptKeyFile | null>(null);
export const receiptKeyError = signal<PageError | null>(null);

const FILE = "schoolgate-receipt-key.toml";

export async function makeReceiptKey(): Promise<void> {
  await taking(async () => {
    const { words } = await guard();
    const { file, publicJwk } = await words.run("newReceiptKey", { seed: newSeed() }, { urgent: true });
    downloadOnce(new Blob([file], { type: "application/toml" }), FILE);
    return { fileName: FILE, text: file, publicJwk };
  });
}

export async function openReceiptKey(file: File): Promise<void> {
  await taking(async () => {
    const text = await textOf(file);
    const { words } = await guard();
    const { publicJwk } = await words.run("checkReceiptKey", { key: text }, { urgent: true });
    return { fileName: file.name, text, publicJwk };
  });
}

/** Gives the person what the servers need to know: no secret. */
export function savePublicKey(): void {
  const key = receiptKey.value;
  if (key) downloadOnce(new Blob([`${key.publicJwk}\n`], { type: "application/json" }), "schoolgate-receipt-key.public.json");
}

/** A key that is none leaves the one before in place. */
async function taking(key: () => Promise<ReceiptKeyFile>): Promise<void> {
  try {
    receiptKey.value = await key();
    receiptKeyError.value = null;
  } catch (thrown) {
    receiptKeyError.value = PageError.of(thrown);
  }
}
