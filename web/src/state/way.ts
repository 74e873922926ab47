// The ways through the page: what somebody came to do.
import { signal } from "@preact/signals";

/** Photos for the website or print; one post for social media, with or without pictures. */
export const WAYS = ["photos", "post"] as const;

export type Way = (typeof WAYS)[number];

export const way = signal<Way>("photos");
