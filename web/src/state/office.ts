// Which part of the office is open; none while it is closed.
import { signal } from "@preact/signals";

export const SECTIONS = ["register", "person", "due", "incident", "permit", "keys"] as const;
export type Section = (typeof SECTIONS)[number];

export const office = signal<Section | null>(null);
