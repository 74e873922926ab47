// For which photo the crop tool is open, and the way there.
import { signal } from "@preact/signals";
import type { PhotoEntry } from "../state/photo";
import { goTo, goToNew } from "./go-to";

export const CROP_ID = "crop";
export const CROP_FRAME_ID = "crop-frame";
export const CROP_HINT_ID = "crop-hint";

/** The id of the photo. */
const open = signal<string | null>(null);

export const isCropping = (photo: PhotoEntry): boolean => open.value === photo.id;

export function startCropping(photo: PhotoEntry): void {
  open.value = photo.id;
  goToNew(CROP_FRAME_ID);
}

export function stopCropping(): void {
  open.value = null;
  goTo(CROP_ID);
}
