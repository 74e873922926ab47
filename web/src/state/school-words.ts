// The school's own words: what it is called, its addresses, and whom and what it may name. Captions are read with them.
import { signal } from "@preact/signals";
import { PageError } from "../bridge/page-error";
import { guard } from "./guard";
import { readFile } from "./read-file";
import { rulesVersion } from "./school";
import { countedWords, type WordCounts } from "./words-count";

export const schoolWords = signal<{ fileName: string; bytes: Uint8Array; counts: WordCounts } | null>(null);
export const schoolWordsError = signal<{ fileName: string; error: PageError } | null>(null);

/** A file of more bytes is something else, and the guard says so. */
const LARGEST = 1_000_000;

/** Reads the words of a file. One that cannot be read leaves the one before it in place, and says so. */
export async function chooseSchoolWords(file: File): Promise<void> {
  try {
    const bytes = await readFile(file.slice(0, LARGEST + 1));
    const text = new TextDecoder().decode(bytes);
    await tell(text);
    schoolWords.value = { fileName: file.name, bytes, counts: countedWords(text) };
    schoolWordsError.value = null;
  } catch (thrown) {
    schoolWordsError.value = { fileName: file.name, error: PageError.of(thrown) };
  }
}

/** Goes on without them. */
export async function removeSchoolWords(): Promise<void> {
  await tell(null);
  schoolWords.value = schoolWordsError.value = null;
}

async function tell(text: string | null): Promise<void> {
  const { words, pictures } = await guard();
  await words.run("schoolWords", { text }, { urgent: true });
  await pictures.run("schoolWords", { text }, { urgent: true });
  rulesVersion.value++;
}
