// The school's register key, under which people are written down by pseudonym. Like everything here, it is forgotten when
// the page is closed; its file is kept by whoever keeps the register.
import { signal } from "@preact/signals";
import { PageError } from "../bridge/page-error";
import { downloadOnce } from "./download";
import { guard } from "./guard";
import { newSeed, textOf } from "./secret";

export const registerKey = signal<{ fileName: string; text: string } | null>(null);
export const registerKeyError = signal<PageError | null>(null);

/** The key as orders to the guard carry it. */
export const keyText = (): string | null => registerKey.value?.text ?? null;

export async function makeRegisterKey(): Promise<void> {
  await taking(async () => {
    const { words } = await guard();
    const text = await words.run("newRegisterKey", { seed: newSeed() }, { urgent: true });
    const fileName = "schoolgate-register-key.toml";
    downloadOnce(new Blob([text], { type: "application/toml" }), fileName);
    return { fileName, text };
  });
}

export async function openRegisterKey(file: File): Promise<void> {
  await taking(async () => {
    const text = await textOf(file);
    const { words } = await guard();
    await words.run("checkRegisterKey", { key: text }, { urgent: true });
    return { fileName: file.name, text };
  });
}

/** A key that is none leaves the one before in place. */
async function taking(key: () => Promise<{ fileName: string; text: string }>): Promise<void> {
  try {
    registerKey.value = await key();
    registerKeyError.value = null;
  } catch (thrown) {
    registerKeyError.value = PageError.of(thrown);
  }
}
