// What the files of a batch would have given away: in how many photos each kind of hidden thing was found.
import type { MetadataGroup } from "../wasm/schoolgate.js";
import type { PhotoEntry } from "./photo";

export interface Leak {
  group: MetadataGroup;
  photos: number;
}

/** The kinds that were found, the commonest first. */
export function leaksIn(list: readonly PhotoEntry[]): Leak[] {
  const found = new Map<MetadataGroup, number>();
  for (const photo of list) {
    for (const group of new Set((photo.hidden.value?.summary ?? []).map((each) => each.group))) found.set(group, (found.get(group) ?? 0) + 1);
  }
  return [...found].map(([group, photos]) => ({ group, photos })).sort((a, b) => b.photos - a.photos);
}
