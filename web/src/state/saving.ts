// Clears a photo and gives the person the file. Only what the guard has cleared is ever offered for saving.
import type { Runs } from "../bridge/lane";
import { PageError } from "../bridge/page-error";
import type { ClearanceResult } from "../wasm/schoolgate.js";
import { language } from "../words/language";
import { listsRead } from "./class-list";
import { download, downloadOnce } from "./download";
import { savedName } from "./file-name";
import { guard } from "./guard";
import type { Cleared, PhotoEntry } from "./photo";
import { photos } from "./photos";
import { formatOf, needsPreview, previewOf } from "./preview";
import { append, asBytes, asFile, inTurn, previousHash } from "./register";
import { keyText } from "./register-key";
import { rulesVersion } from "./school";

export async function save(photo: PhotoEntry): Promise<void> {
  // Pressed again while the first press still waits for its turn.
  if (photo.saving.peek()) return;
  await queued(photo, async () => {
    const cleared = await clearAndWrite(photo);
    if (cleared?.url) download(cleared.url, cleared.fileName);
  });
}

/** Clears a photo and writes it into the register, for a way out of its own; none when it was not cleared. */
export const clearOnly = (photo: PhotoEntry): Promise<Cleared | null> => queued(photo, () => clearAndWrite(photo));

/** In a turn of the register. The photo is being saved from the press on. */
function queued<T>(photo: PhotoEntry, work: () => Promise<T>): Promise<T> {
  photo.saving.value = true;
  return inTurn(work).finally(() => {
    photo.saving.value = false;
  });
}

/** A photo as it leaves, and what was cleared. */
export interface ClearedNow extends Pick<Cleared, "submission" | "rules" | "fileName"> {
  result: ClearanceResult;
}

/**
 * Clears what is on the screen now; nothing when something keeps the page from saving it. Only in a turn of the register. With a
 * key it comes with a receipt.
 */
export async function clearNow(
  photo: PhotoEntry, previous: string | null, signal?: AbortSignal, receiptKey: string | null = null,
): Promise<ClearedNow | null> {
  // A list that was chosen before the press counts.
  await listsRead();
  const submission = photo.submission.value;
  // The faces may have changed while other photos were being saved.
  if (!submission || photo.hold.value) return null;
  const rules = rulesVersion.value;
  const { pictures } = await guard();
  const source = { id: photo.id, file: photo.file };
  const options = { urgent: true, ...(signal ? { signal } : {}) };
  const result = await pictures.run("clear", { photo: source, submission, previous, registerKey: keyText(), receiptKey }, options);
  return { submission, rules, result, fileName: savedName(result.words.fileName, result.mediaType) };
}

/** Remembers that it was saved, and what the page can show of the saved copy. */
export function remember(photo: PhotoEntry, cleared: Cleared): void {
  const before = photo.cleared.value;
  photo.cleared.value = cleared;
  for (const old of [before?.url, before?.shown]) if (old) URL.revokeObjectURL(old);
}

async function clearAndWrite(photo: PhotoEntry): Promise<Cleared | null> {
  // One that was taken off the page meanwhile stays here.
  const isHere = () => photos.peek().includes(photo);
  if (!isHere() || !photo.submission.value || photo.hold.value) return null;
  photo.saveError.value = null;
  try {
    const now = await clearNow(photo, previousHash());
    if (!now || !isHere()) return null;
    const { result, ...of } = now;
    const file = new Blob([result.bytes as Uint8Array<ArrayBuffer>], { type: result.mediaType });
    const url = URL.createObjectURL(file);
    append(result.entry);
    const { pictures } = await guard();
    const shown = await shownOf(pictures, `${photo.id}-cleared`, file, url, result);
    const cleared = { ...of, file, url, shown };
    remember(photo, cleared);
    return cleared;
  } catch (thrown) {
    photo.saveError.value = PageError.of(thrown);
    return null;
  }
}

/** What the page shows of a saved copy: itself, or a preview of a format that browsers may not draw. */
async function shownOf(pictures: Runs, id: string, file: Blob, url: string, { mediaType }: Pick<ClearanceResult, "mediaType">): Promise<string | null> {
  if (!needsPreview(formatOf(mediaType))) return url;
  const shown = await previewOf(pictures, { id, file }).catch(() => null);
  await pictures.run("forget", { id }).catch(() => null);
  return shown;
}

export function saveRegister(day: string): void {
  downloadOnce(asFile(), `schoolgate-register-${day}.jsonl`);
}

/** The register as a table for a spreadsheet. It cannot be continued, so the lines are not saved by it. */
export async function saveRegisterTable(day: string): Promise<void> {
  const { words } = await guard();
  const csv = await words.run("registerCsv", { bytes: asBytes() }, { urgent: true });
  downloadOnce(new Blob([csv], { type: "text/csv" }), `schoolgate-register-${day}.csv`);
}

/** The verdict as a file: the very line that the command line prints. */
export async function saveVerdict(entry: Pick<PhotoEntry, "submission" | "judgeError">, name: string): Promise<void> {
  const submission = entry.submission.value;
  if (!submission) return;
  try {
    const { words } = await guard();
    const json = await words.run("judgeJson", { submission: { ...submission, language: language.value } }, { urgent: true });
    downloadOnce(new Blob([`${json}\n`], { type: "application/json" }), `${name}.verdict.json`);
  } catch (thrown) {
    entry.judgeError.value = PageError.of(thrown);
  }
}
