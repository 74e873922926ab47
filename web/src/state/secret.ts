// What secret keys are made of, and small files that hold one.
import { PageError } from "../bridge/page-error";

/** 32 bytes that nobody can guess. */
export const newSeed = (): Uint8Array => crypto.getRandomValues(new Uint8Array(32));

/** A key, a list of keys or a file of permissions is never larger. */
const MOST_BYTES = 4 * 1024 * 1024;

/** The text of a file that somebody chose. */
export async function textOf(file: File, most = MOST_BYTES): Promise<string> {
  if (file.size > most) throw new PageError("page.file-too-large");
  try {
    return await file.text();
  } catch {
    throw new PageError("page.file-unreadable");
  }
}
