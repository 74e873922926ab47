// The photos of a batch by where they stand, and the next one that needs somebody.
import { computed, signal } from "@preact/signals";
import type { PhotoEntry, Status } from "./photo";
import { photos } from "./photos";

export const FILTERS = ["all", "needs-you", "stopped", "clear", "saved"] as const;
export type Filter = (typeof FILTERS)[number];

/** Under which filter a photo stands, besides all; none while it is looked through. */
const GROUPS: Record<Status, Filter | null> = {
  waiting: null,
  working: null,
  incomplete: "needs-you",
  "needs-you": "needs-you",
  stopped: "stopped",
  failed: "stopped",
  clear: "clear",
  saved: "saved",
};

const groupOf = (photo: PhotoEntry): Filter | null => GROUPS[photo.status.value];

export const filter = signal<Filter>("all");

export const counts = computed((): Record<Filter, number> => {
  const result = { all: photos.value.length, "needs-you": 0, stopped: 0, clear: 0, saved: 0 };
  for (const photo of photos.value) {
    const group = groupOf(photo);
    if (group) result[group]++;
  }
  return result;
});

/** The photos of the filter, in their order. */
export const filtered = computed(() => (filter.value === "all" ? photos.value : photos.value.filter((photo) => groupOf(photo) === filter.value)));

/** Whether only a person can bring it on: it was looked through, and is neither clear nor saved. */
export const needsSomebody = (photo: PhotoEntry): boolean => ["needs-you", "stopped"].includes(groupOf(photo) ?? "");

/** The next photo after this one that needs somebody, around the end to the beginning; never the photo itself. */
export function nextThatNeeds(photo: PhotoEntry | null): PhotoEntry | null {
  const at = photo ? photos.value.indexOf(photo) : -1;
  const list = [...photos.value.slice(at + 1), ...photos.value.slice(0, Math.max(at, 0))].filter(needsSomebody);
  // For one that cannot be read there is little to do: those come when there is nothing else.
  return list.find(({ status }) => status.value !== "failed") ?? list[0] ?? null;
}

/** Where to begin. */
export const firstThatNeeds = computed(() => nextThatNeeds(null));

/** The photo before or after, in the filter where the photo is in it. */
export function neighbour(photo: PhotoEntry, by: 1 | -1): PhotoEntry | null {
  const list = filtered.value.includes(photo) ? filtered.value : photos.value;
  return list[list.indexOf(photo) + by] ?? null;
}
