// Whether somebody asked to keep the photos in hand as well; none while nobody has said.
import { signal } from "@preact/signals";

export const keepsPhotos = signal<boolean | null>(null);
