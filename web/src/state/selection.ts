// Which photos of the sheet are ticked, for an answer to all of them.
import { computed, signal } from "@preact/signals";
import type { PhotoEntry } from "./photo";
import { photos } from "./photos";

const ticked = signal<ReadonlySet<PhotoEntry>>(new Set());
let last: PhotoEntry | null = null;

/** The ticked photos that are still here, in their order. */
export const chosen = computed(() => photos.value.filter((photo) => ticked.value.has(photo)));

export const isChosen = (photo: PhotoEntry): boolean => ticked.value.has(photo);

/** Ticks one photo or takes its tick away; with `range`, all of `list` from the one ticked last. */
export function choose(photo: PhotoEntry, on: boolean, range: boolean, list: readonly PhotoEntry[]): void {
  const [from, to] = [last ? list.indexOf(last) : -1, list.indexOf(photo)];
  const some = range && from >= 0 && to >= 0 ? list.slice(Math.min(from, to), Math.max(from, to) + 1) : [photo];
  const next = new Set(ticked.value);
  for (const each of some) {
    if (on) next.add(each);
    else next.delete(each);
  }
  ticked.value = next;
  last = photo;
}

export function chooseAll(list: readonly PhotoEntry[]): void {
  ticked.value = new Set(list);
}

export function chooseNone(): void {
  ticked.value = new Set();
  last = null;
}
