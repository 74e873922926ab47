// What stands in the middle of the page: one photo, the sheet of all of them, one face after the other, or the summary.
import { signal } from "@preact/signals";

export type DeskView = "photo" | "sheet" | "names" | "summary";

export const deskView = signal<DeskView>("photo");

/** So many photos brought in at once are a batch: the sheet is shown first. */
export const BATCH = 5;
