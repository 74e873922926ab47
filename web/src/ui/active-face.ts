// Which face somebody is busy with, so that its box and its card light up together.
import { signal } from "@preact/signals";

/** The key of the face. */
export const activeFace = signal<number | null>(null);
