// The ways through the page: what somebody came to do.
import { signal } from "@preact/signals";

/** Photos for the website or print; a text with no picture. */
export const WAYS = ["photos"] as const;

export type Way = (typeof WAYS)[number];

export const way = signal<Way>("photos");
