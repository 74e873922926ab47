// Whether a text without a photo is in hand instead of a photo.
import { signal } from "@preact/signals";

export const isTextOpen = signal(false);
