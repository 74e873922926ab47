// The ways through the page: what somebody came to do.
import { signal } from "@preact/signals";

/** Photos for the website or print; one post for social media; photos of a trip off the devices, not to be published. */
export const WAYS = ["photos", "post", "trip"] as const;

export type Way = (typeof WAYS)[number];

export const way = signal<Way>("photos");
