// The ways through the page: what somebody came to do.
import { signal } from "@preact/signals";

/** Photos for the website or print; photos that have to come off the school's devices. */
export const WAYS = ["photos", "trip"] as const;

export type Way = (typeof WAYS)[number];

export const way = signal<Way>("photos");
