// Clears a photo and gives the person the file. Only what the guard has cleared is ever offered for saving.
import { computed, signal } from "@preact/signals";
import type { Runs } from "../bridge/lane";
import { PageError } from "../bridge/page-error";
import type { ClearanceResult } from "../wasm/schoolgate.js";
import { language } from "../words/language";
import { download, downloadOnce } from "./download";
import { savedName } from "./file-name";
import { guard } from "./guard";
import type { PhotoEntry } from "./photo";
import { photos } from "./photos";
import { formatOf, needsPreview, previewOf } from "./preview";
import { append, asBytes, asFile, inTurn, previousHash } from "./register";
import { keyText } from "./register-key";
import { rulesVersion } from "./school";

export const savable = computed(() => photos.value.filter((photo) => photo.status.value === "clear"));
export const savingAll = signal(false);

export const save = (photo: PhotoEntry): Promise<void> => inTurn(() => clearAndSave(photo));

export async function saveAll(): Promise<void> {
  savingAll.value = true;
  for (const photo of savable.value) await save(photo);
  savingAll.value = false;
}

async function clearAndSave(photo: PhotoEntry): Promise<void> {
  const submission = photo.submission.value;
  // The faces may have changed while other photos were being saved.
  if (!submission || photo.hold.value) return;
  const rules = rulesVersion.value;
  photo.saving.value = true;
  photo.saveError.value = null;
  try {
    const { pictures } = await guard();
    const source = { id: photo.id, file: photo.file };
    const result = await pictures.run("clear", { photo: source, submission, previous: previousHash(), registerKey: keyText() }, { urgent: true });
    const fileName = savedName(result.words.fileName, result.mediaType);
    const file = new Blob([result.bytes as Uint8Array<ArrayBuffer>], { type: result.mediaType });
    const url = URL.createObjectURL(file);
    append(result.entry);
    const shown = await shownOf(pictures, `${photo.id}-cleared`, file, url, result);
    const before = photo.cleared.value;
    photo.cleared.value = { submission, rules, result, fileName, url, shown };
    for (const old of [before?.url, before?.shown]) if (old) URL.revokeObjectURL(old);
    download(url, fileName);
  } catch (thrown) {
    photo.saveError.value = PageError.of(thrown);
  } finally {
    photo.saving.value = false;
  }
}

/** What the page shows of a saved copy: itself, or a preview of a format that browsers may not draw. */
async function shownOf(pictures: Runs, id: string, file: Blob, url: string, { mediaType }: ClearanceResult): Promise<string | null> {
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
export async function saveVerdict(photo: PhotoEntry): Promise<void> {
  const submission = photo.submission.value;
  if (!submission) return;
  try {
    const { words } = await guard();
    const json = await words.run("judgeJson", { submission: { ...submission, language: language.value } }, { urgent: true });
    downloadOnce(new Blob([`${json}\n`], { type: "application/json" }), `${photo.file.name}.verdict.json`);
  } catch (thrown) {
    photo.judgeError.value = PageError.of(thrown);
  }
}
