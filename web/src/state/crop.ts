// The part of a photo that is published: drawn, moved, resized, and taken away again.
import type { Region } from "../wasm/schoolgate.js";
import type { PhotoEntry } from "./photo";
import { fitted, sameRegion } from "./region";

/** Crops the photo to this part, or not at all where that is all of it. What happens in one `gesture` is undone as one. */
export function cropTo(photo: PhotoEntry, region: Region, gesture: unknown = null): void {
  const info = photo.info.value;
  if (!info) return;
  const part = fitted(region, info);
  const isWhole = part.width === info.width && part.height === info.height;
  photo.history.crop(isWhole ? null : part, gesture);
}

export function takeCropAway(photo: PhotoEntry): void {
  photo.history.crop(null);
}

export const sameCrop = (a: Region | null, b: Region | null): boolean => a === b || (a !== null && b !== null && sameRegion(a, b));
