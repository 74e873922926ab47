// Waits for a file that the browser saves.
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";

const PATIENCE_MS = 30_000;
/** How browsers call a file that is not whole yet. */
const UNFINISHED = /\.(?:crdownload|part|wkdownload|tmp)$/u;

/** The bytes of the download whose name fits, once it is whole. */
export async function downloaded(folder, pattern) {
  let size = -1;
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
    const names = await readdir(folder);
    const name = names.find((each) => pattern.test(each));
    if (name && !names.some((each) => UNFINISHED.test(each))) {
      const file = path.join(folder, name);
      const now = (await stat(file)).size;
      // The same size twice: nobody is writing any more.
      if (now > 0 && now === size) return { name, file, bytes: await readFile(file) };
      size = now;
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error(`Nothing like ${pattern} was saved; there is: ${(await readdir(folder)).join(", ") || "nothing"}`);
}
