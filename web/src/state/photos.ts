// The photos on the page, and their way through the worker: opened, read, searched, one after the other. A photo that
// cannot be read is marked and the next one goes on.
import { computed, effect, signal } from "@preact/signals";
import type { Runs } from "../bridge/lane";
import { PageError } from "../bridge/page-error";
import type { Face, Format } from "../wasm/schoolgate.js";
import { BATCH, deskView, type DeskView } from "./desk-view";
import { fitApprovalAsItChanges } from "./approvals";
import { foundSoFar, withFound } from "./found";
import { guard } from "./guard";
import { judgeAsItChanges } from "./judging";
import { inTurnToSearch, next as goOnLooking } from "./looking";
import { nameAsItChanges } from "./named-in-file";
import { PhotoEntry } from "./photo";
import { needsPreview, previewOf } from "./preview";
import { measure, measureAsItChanges } from "./sharpness";
import { makeSmall } from "./small";
import { isTextOpen } from "./text-open";

export const photos = signal<readonly PhotoEntry[]>([]);
const selectedId = signal<string | null>(null);
export const selected = computed(() => photos.value.find(({ id }) => id === selectedId.value) ?? null);

const stopWatching = new Map<string, () => void>();
let lastNumber = 0;

export function addPhotos(files: Iterable<File>): void {
  const added = [...files].map((file) => new PhotoEntry(`photo-${++lastNumber}`, lastNumber, file));
  if (added.length === 0) return;
  isTextOpen.value = false;
  if (added.length >= BATCH) deskView.value = "sheet";
  putDown(added);
}

/** Brings back a photo of an earlier visit, with the number it had where that is free; `give` gives it what was said of it. */
export function bringBack(file: File, number: number, give: (photo: PhotoEntry) => void): PhotoEntry {
  const isFree = number > 0 && photos.peek().every((photo) => photo.number !== number) && !stopWatching.has(`photo-${number}`);
  const own = isFree ? number : lastNumber + 1;
  lastNumber = Math.max(lastNumber, own);
  const photo = new PhotoEntry(`photo-${own}`, own, file);
  give(photo);
  putDown([photo]);
  return photo;
}

function putDown(added: readonly PhotoEntry[]): void {
  photos.value = [...photos.value, ...added];
  selectedId.value ??= added[0]?.id ?? null;
  for (const photo of added) {
    const stops = [judgeAsItChanges(photo), measureAsItChanges(photo), fitApprovalAsItChanges(photo), nameAsItChanges(photo)];
    stopWatching.set(photo.id, () => stops.forEach((stop) => stop()));
    void read(photo);
  }
}

export function select(photo: PhotoEntry, view: DeskView = "photo"): void {
  isTextOpen.value = false;
  selectedId.value = photo.id;
  deskView.value = view;
}

export function removePhoto(photo: PhotoEntry): void {
  takeOff([photo]);
  letGo(photo);
}

/** Takes photos off the list. Until they are let go of they can be put back. */
export function takeOff(list: readonly PhotoEntry[]): void {
  const index = photos.value.findIndex((photo) => list.includes(photo));
  photos.value = photos.value.filter((photo) => !list.includes(photo));
  if (selectedId.value !== null && selected.value === null) {
    selectedId.value = (photos.value[index] ?? photos.value[index - 1])?.id ?? null;
  }
}

/** Puts back what was taken off, in the order in which it had come. */
export function putBack(list: readonly PhotoEntry[]): void {
  const back = list.filter((photo) => !photo.abort.signal.aborted && !photos.value.includes(photo));
  photos.value = [...photos.value, ...back].sort((a, b) => a.number - b.number);
  selectedId.value ??= photos.value[0]?.id ?? null;
  goOnLooking();
}

/** Lets go of all that is held of a photo that was taken off. */
export function letGo(photo: PhotoEntry): void {
  photo.abort.abort();
  stopWatching.get(photo.id)?.();
  stopWatching.delete(photo.id);
  for (const url of [photo.url, photo.shown.value, photo.cleared.value?.url, photo.cleared.value?.shown]) {
    if (url) URL.revokeObjectURL(url);
  }
  void guard().then(({ pictures }) => pictures.run("forget", { id: photo.id }).catch(() => null));
}

/** Once more from the start, for a photo that failed. */
export function retry(photo: PhotoEntry): void {
  photo.stage.value = { kind: "waiting" };
  void read(photo);
}

async function read(photo: PhotoEntry): Promise<void> {
  const { signal } = photo.abort;
  const source = { id: photo.id, file: photo.file };
  try {
    const { pictures } = await guard();
    // Opening is quick and tells what is hidden: every photo is opened before the first is searched.
    const opened = pictures.run("open", source, { signal, interrupt: true, urgent: true });
    photo.stage.value = { kind: "opening" };
    const { info, hidden } = await opened;
    photo.info.value = info;
    photo.hidden.value = hidden;
    photo.stage.value = { kind: "waiting" };
    if (!needsPreview(info.format)) void makeSmall(photo);
    await inTurnToSearch(signal, { isHere: () => photos.peek().includes(photo), isFirst: () => selected.peek() === photo }, () => search(photo, pictures, info.format));
    photo.stage.value = { kind: "ready" };
  } catch (thrown) {
    const error = PageError.of(thrown);
    if (!error.wasAborted) photo.stage.value = { kind: "failed", error };
  }
}

async function search(photo: PhotoEntry, pictures: Runs, format: Format): Promise<void> {
  const { signal } = photo.abort;
  const passes = await keptPasses(photo);
  if (!passes) photo.stage.value = { kind: "searching", progress: null };
  if (needsPreview(format)) {
    await showPreview(photo, pictures);
    await makeSmall(photo);
    letGoOfFar();
  }
  if (passes) {
    photo.searched.value = passes;
    await measure(photo, pictures, signal);
    return;
  }
  const found = await pictures.run("search", { id: photo.id, file: photo.file }, {
    signal,
    interrupt: true,
    onProgress: (progress) => {
      photo.stage.value = { kind: "searching", progress };
      takeIn(photo, progress.faces);
      if (progress.done === 1) photo.quick.value = progress.faces.length;
    },
  });
  photo.searched.value = found.passes;
  takeIn(photo, found.faces);
  await measure(photo, pictures, signal);
}

/** The passes of an earlier visit's search, if it was this very search and of this very file; otherwise it is searched anew. */
async function keptPasses({ info, keptSearch }: PhotoEntry): Promise<number[] | null> {
  if (!keptSearch || keptSearch.sha256 !== info.peek()?.sha256) return null;
  const { search: by } = await guard();
  return by !== null && keptSearch.by === by ? [...keptSearch.passes] : null;
}

function takeIn(photo: PhotoEntry, faces: readonly Face[]): void {
  photo.found.value = foundSoFar(photo.found.value, faces);
  photo.faces.value = withFound(photo.faces.value, faces);
}

/** Shows the pixels the guard decoded. That they cannot be had is said, unless it cost the worker: then the photo has failed. */
async function showPreview(photo: PhotoEntry, pictures: Runs): Promise<void> {
  if (photo.shown.value !== photo.url && photo.shown.value !== null) return;
  photo.shown.value = null;
  photo.previewError.value = null;
  try {
    photo.shown.value = await previewOf(pictures, { id: photo.id, file: photo.file }, photo.abort.signal);
    previewed = [...previewed.filter((other) => other !== photo), photo];
  } catch (thrown) {
    const error = PageError.of(thrown);
    if (error.wasAborted || error.costTheWorker) throw error;
    photo.previewError.value = error;
  }
}

/** Previews kept for going back to them; each is as large as the screen. */
const PREVIEWS_KEPT = 6;
/** The photos that have one, the latest last. */
let previewed: PhotoEntry[] = [];

/** Lets go of the previews nobody is near. They are made anew when they are asked for. */
function letGoOfFar(): void {
  const far = previewed.filter((photo) => photo !== selected.peek()).slice(0, -PREVIEWS_KEPT);
  previewed = previewed.filter((photo) => !far.includes(photo));
  for (const photo of far) {
    if (photo.shown.value) URL.revokeObjectURL(photo.shown.value);
    photo.shown.value = null;
  }
}

/** What the browser shows of it, made anew where it was let go of; none where there can be none. */
export async function shownAgain(photo: PhotoEntry): Promise<string | null> {
  const info = photo.info.peek();
  if (photo.shown.peek() === null && photo.previewError.peek() === null && info && needsPreview(info.format) && photo.stage.peek().kind === "ready") {
    const { pictures } = await guard();
    await showPreview(photo, pictures).catch(() => null);
    letGoOfFar();
  }
  return photo.shown.peek();
}

effect(() => {
  const photo = selected.value;
  if (photo) void shownAgain(photo);
});
