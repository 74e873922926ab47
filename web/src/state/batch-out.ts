// Takes a batch out: every cleared photo is made one after the other, as whatever takes them asks for the next, so that
// never more than one of them is in memory. One that is refused is left out, with its reason, and the others go on.
import { computed, signal } from "@preact/signals";
import { PageError } from "../bridge/page-error";
import type { Words } from "../wasm/schoolgate.js";
import { outFolders } from "./out-folders";
import type { Cleared, PhotoEntry } from "./photo";
import { photos } from "./photos";
import { hashOf, inTurn, previousHash } from "./register";
import { clearNow } from "./saving";

export type Way = "zip" | "folder";

export interface Run {
  way: Way;
  done: number;
  all: number;
  workedMs: number;
}

export interface Outcome {
  way: Way;
  /** The file or the folder it went to. */
  name: string;
  saved: number;
  /** Those that were to go and did not. */
  left: readonly PhotoEntry[];
  renamedFolders: number;
  cancelled: boolean;
  error: PageError | null;
}

/** One photo on its way out. */
export interface Outgoing {
  photo: PhotoEntry;
  folder: string;
  fileName: string;
  bytes: Uint8Array<ArrayBuffer>;
  mediaType: string;
  words: Words;
  entry: string;
  of: Pick<Cleared, "submission" | "rules">;
  /** Says that it went out: only then does the register's chain go on from it. */
  took(): void;
}

export const run = signal<Run | null>(null);
export const outcome = signal<Outcome | null>(null);

const withStatus = (status: string) => photos.value.filter((photo) => photo.status.value === status);
/** What would go out: all that is clear and not saved yet, or once all of that is saved, all of it again. */
export const outgoing = computed(() => {
  const clear = withStatus("clear");
  return clear.length > 0 ? clear : withStatus("saved");
});
export const areSaved = computed(() => outgoing.value.length > 0 && outgoing.value.every((photo) => photo.isSaved.value));

let stop: AbortController | null = null;

export function cancelRun(): void {
  stop?.abort(new PageError("page.aborted"));
}

/** What takes the photos: it is given them one by one, and tells the name of where they went. */
export type Taker = (photos: AsyncIterable<Outgoing>, signal: AbortSignal) => Promise<string>;

/** Takes out `list`, one batch at a time. All the while nothing else writes to the register. */
export async function takeOut(way: Way, list: readonly PhotoEntry[], taker: Taker): Promise<void> {
  if (run.value || list.length === 0) return;
  const mine = new AbortController();
  stop = mine;
  run.value = { way, done: 0, all: list.length, workedMs: 0 };
  outcome.value = null;
  const gone = new Set<PhotoEntry>();
  let name = "";
  let error: PageError | null = null;
  let renamedFolders = 0;
  for (const photo of list) photo.saving.value = true;
  try {
    await inTurn(async () => {
      const folders = await outFolders(list);
      renamedFolders = folders.renamed;
      name = await taker(oneByOne(list, folders.of, gone, mine.signal), mine.signal);
    });
  } catch (thrown) {
    error = PageError.of(mine.signal.aborted ? mine.signal.reason : thrown);
    // A ZIP file that is not whole is none.
    if (way === "zip") gone.clear();
  } finally {
    for (const photo of list) photo.saving.value = false;
    run.value = null;
    stop = null;
  }
  const cancelled = error?.wasAborted ?? false;
  outcome.value = {
    name, way, renamedFolders, cancelled,
    saved: gone.size,
    left: list.filter((photo) => !gone.has(photo)),
    error: cancelled ? null : error,
  };
}

async function* oneByOne(
  list: readonly PhotoEntry[],
  folderOf: (photo: PhotoEntry) => string,
  gone: Set<PhotoEntry>,
  signal: AbortSignal,
): AsyncGenerator<Outgoing, void, void> {
  const began = performance.now();
  let previous = previousHash();
  for (const [index, photo] of list.entries()) {
    signal.throwIfAborted();
    photo.saveError.value = null;
    try {
      // One that was taken off the page meanwhile stays here.
      const cleared = photos.peek().includes(photo) ? await clearNow(photo, previous, signal) : null;
      if (cleared) {
        const { result, fileName, ...of } = cleared;
        const took = () => {
          previous = hashOf(result.entry);
          gone.add(photo);
        };
        yield {
          photo, fileName, of, took,
          folder: folderOf(photo),
          bytes: result.bytes as Uint8Array<ArrayBuffer>,
          mediaType: result.mediaType,
          words: result.words,
          entry: result.entry,
        };
      }
    } catch (thrown) {
      signal.throwIfAborted();
      photo.saveError.value = PageError.of(thrown);
    }
    photo.saving.value = false;
    if (run.value) run.value = { ...run.value, done: index + 1, workedMs: performance.now() - began };
  }
}
