// Reads a file that somebody chose.
import { PageError } from "../bridge/page-error";

export async function readFile(file: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new PageError("page.file-unreadable");
  }
}
