// Makes cleaned copies of the photos of a trip and puts them where somebody says. They hold nothing but the picture; the
// originals stay as they are. Nothing is published by it.
import { downloadZip } from "client-zip";
import { signal } from "@preact/signals";
import type { Runs } from "../bridge/lane";
import { PageError } from "../bridge/page-error";
import { say } from "../words";
import type { CleanResult } from "../wasm/schoolgate.js";
import { today } from "./day";
import { downloadOnce } from "./download";
import { chooseFolder, writeNew } from "./folder";
import { guard } from "./guard";
import { groups, ready, waitsFor } from "./trip-groups";
import { tripPhotos, type TripPhoto } from "./trip";
import { fileNameOf, namesFor, type Naming } from "./trip-names";
import { listForDeletion } from "./trip-todo";

export type Target = "folder" | "zip" | "files";

export const naming = signal<Naming>("keep");
export const word = signal("trip");
/** How far it is; none while no copies are made. */
export const copying = signal<{ done: number; total: number; stop: AbortController } | null>(null);
/** What became of the last time. */
export const copied = signal<{ number: number; failed: number; target: Target; where: string; stopped: boolean } | null>(null);
export const copyError = signal<PageError | null>(null);

/** What the copies will be called. */
export const plannedNames = (): Map<TripPhoto, string> => namesFor(tripPhotos.value, naming.value, word.value, say.trip.undated);

/** Makes a copy of every photo that may have one. Must be called from a press of a button: the browser asks for the folder. */
export async function saveCopies(target: Target): Promise<void> {
  if (copying.value) return;
  copyError.value = null;
  copied.value = null;
  const stop = new AbortController();
  try {
    const folder = target === "folder" ? await chooseFolder() : null;
    if (target === "folder" && !folder) return;
    const photos = ready.value;
    copying.value = { done: 0, total: photos.length, stop };
    const { pictures } = await guard();
    const copies = copiesOf(photos, pictures, stop.signal);
    const saved = folder ? await intoFolder(copies, folder) : target === "zip" ? await intoZip(copies) : await intoFiles(copies);
    const failed = photos.filter(({ copy }) => copy.value?.kind === "failed").length;
    copied.value = { number: saved.length, failed, target, where: folder?.name ?? "", stopped: stop.signal.aborted };
  } catch (thrown) {
    copyError.value = PageError.of(thrown);
  } finally {
    copying.value = null;
  }
}

interface Made {
  photo: TripPhoto;
  clean: CleanResult;
  nameOf: (attempt: number) => string;
}

/** Cleans one photo after the other, so that no more than one copy is in memory. One that cannot be cleaned is passed over. */
async function* copiesOf(photos: readonly TripPhoto[], pictures: Runs, signal: AbortSignal): AsyncGenerator<Made> {
  const names = plannedNames();
  for (const photo of photos) {
    // What was said may have been taken back while others were being copied.
    if (signal.aborted) return;
    const group = groups.value.find((each) => each.photos.includes(photo));
    if (group && waitsFor(group) === null) {
      try {
        photo.copy.value = null;
        const clean = await pictures.run("clean", { id: photo.id, file: photo.file }, { signal });
        await pictures.run("forget", { id: photo.id }).catch(() => null);
        const name = names.get(photo) ?? photo.file.name;
        yield { photo, clean, nameOf: (attempt) => fileNameOf(name, clean.mediaType, attempt) };
      } catch (thrown) {
        const error = PageError.of(thrown);
        if (error.wasAborted) return;
        photo.copy.value = { kind: "failed", error };
      }
    }
    if (copying.value) copying.value = { ...copying.value, done: copying.value.done + 1 };
  }
}

type Saved = { photo: TripPhoto; name: string }[];

async function intoFolder(copies: AsyncIterable<Made>, folder: FileSystemDirectoryHandle): Promise<Saved> {
  const saved: Saved = [];
  for await (const { photo, clean, nameOf } of copies) {
    try {
      const { name } = await writeNew(folder, nameOf, clean.bytes, clean.sha256);
      isSavedAs(photo, name);
      saved.push({ photo, name });
    } catch (thrown) {
      photo.copy.value = { kind: "failed", error: PageError.of(thrown) };
    }
  }
  return saved;
}

/** A name that is not in use in this batch, whatever the letters' case: not every computer tells those apart. */
function taker(): (nameOf: Made["nameOf"]) => string {
  const used = new Set<string>();
  return (nameOf) => {
    for (let attempt = 1; ; attempt++) {
      const name = nameOf(attempt);
      if (used.has(name.toLowerCase())) continue;
      used.add(name.toLowerCase());
      return name;
    }
  };
}

async function intoZip(copies: AsyncIterable<Made>): Promise<Saved> {
  const saved: Saved = [];
  const take = taker();
  async function* entries() {
    for await (const { photo, clean, nameOf } of copies) {
      const name = take(nameOf);
      saved.push({ photo, name });
      yield { name, input: clean.bytes as Uint8Array<ArrayBuffer> };
    }
  }
  const zip = await downloadZip(entries()).blob();
  // A photo is saved when the whole of it is.
  if (saved.length > 0) downloadOnce(zip, `${word.value.replace(/[^\p{L}\p{N} _-]/gu, "").trim() || "photos"} ${today()}.zip`);
  for (const { photo, name } of saved) isSavedAs(photo, name);
  return saved;
}

/** So that the browser takes each for a download of its own. */
const BETWEEN_MS = 250;

async function intoFiles(copies: AsyncIterable<Made>): Promise<Saved> {
  const saved: Saved = [];
  const take = taker();
  for await (const { photo, clean, nameOf } of copies) {
    const name = take(nameOf);
    downloadOnce(new Blob([clean.bytes as Uint8Array<ArrayBuffer>], { type: clean.mediaType }), name);
    isSavedAs(photo, name);
    saved.push({ photo, name });
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
  }
  return saved;
}

/** Listed at once: if the tab is closed over the next copy, this one is not forgotten on its device. */
function isSavedAs(photo: TripPhoto, name: string): void {
  photo.copy.value = { kind: "saved", name };
  const group = groups.value.find(({ photos }) => photos.includes(photo));
  if (group) listForDeletion(group, [photo]);
}
