// A batch as one ZIP file. It is made as a stream, and what is ready is handed to the browser, which keeps it on disk
// when memory is short. The register tells of the photos only once the whole file has been handed over.
import { makeZip } from "client-zip";
import { PageError } from "../bridge/page-error";
import { say } from "../words";
import { takeOut, type Outgoing } from "./batch-out";
import { CAPTIONS_FILE, captionsFile, type Captioned } from "./captions-file";
import { listsRead } from "./class-list";
import { downloadOnce } from "./download";
import { OutNames } from "./out-names";
import type { PhotoEntry } from "./photo";
import { photos } from "./photos";
import { append } from "./register";
import { remember } from "./saving";
import { day, rulesVersion } from "./school";

/** As much as is gathered before it is handed to the browser, in bytes. */
const PIECE = 8 * 1024 * 1024;

type Went = Pick<Outgoing, "photo" | "of" | "entry"> & { path: string };

export const saveZip = (list: readonly PhotoEntry[]): Promise<void> =>
  takeOut("zip", list, async (photos, signal) => {
    const went: Went[] = [];
    const file = await gathered(makeZip(entriesOf(photos, went)), signal);
    const name = `schoolgate-${day.value}.zip`;
    if (went.length === 0) return name;
    // A file that is whole cannot be taken apart again: what no longer holds for one photo keeps all of it here.
    await listsRead();
    if (!went.every(isAsItWent)) throw new PageError("page.batch-changed");
    for (const { photo, of, entry, path } of went) {
      append(entry);
      remember(photo, { ...of, fileName: path, file: null, url: null, shown: null });
    }
    downloadOnce(file, name);
    return name;
  });

/** Whether the photo is still there as it was cleared, under the rules and the class list that are in force now. */
const isAsItWent = ({ photo, of }: Went): boolean =>
  photos.peek().includes(photo) && of.submission === photo.submission.value && of.rules === rulesVersion.value;

/** What goes into the file, each thing made when the one before is in. */
async function* entriesOf(photos: AsyncIterable<Outgoing>, went: Went[]) {
  const names = new OutNames();
  names.take(CAPTIONS_FILE);
  const captions: Captioned[] = [];
  // The file's own time would tell when the photo was taken or changed.
  const lastModified = new Date();
  for await (const { photo, of, entry, folder, fileName, bytes, words, took } of photos) {
    const path = names.take(folder ? `${folder}/${fileName}` : fileName);
    yield { name: path, input: bytes, lastModified };
    took();
    went.push({ photo, of, entry, path });
    captions.push({ path, caption: words.caption, altText: words.altText });
  }
  yield { name: CAPTIONS_FILE, input: captionsFile(say.batch.captionsFile, captions), lastModified };
}

/** The whole stream as a file of pieces that the page itself does not hold. */
async function gathered(stream: ReadableStream<Uint8Array>, signal: AbortSignal): Promise<Blob> {
  const pieces: Blob[] = [];
  let parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const handOver = () => {
    if (length > 0) pieces.push(new Blob(parts));
    parts = [];
    length = 0;
  };
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) break;
      parts.push(value as Uint8Array<ArrayBuffer>);
      length += value.length;
      if (length >= PIECE) handOver();
    }
  } catch (thrown) {
    await reader.cancel(thrown).catch(() => null);
    throw thrown;
  }
  handOver();
  return new Blob(pieces, { type: "application/zip" });
}
