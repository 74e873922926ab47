// The short tour of the made-up class: which stop it is at.
import { signal } from "@preact/signals";

/** Each stop by the part of the page that it is about, as a selector. */
export const STOPS = [
  { name: "faces", place: ".photo-people > .panel" },
  { name: "hidden", place: ".panel-hidden" },
  { name: "words", place: ".panel-words" },
  { name: "verdict", place: "#verdict" },
  { name: "save", place: ".save-bar" },
] as const;

export type Stop = (typeof STOPS)[number]["name"];

/** Which stop; none when nobody is on the tour. */
export const stop = signal<number | null>(null);

export function startTour(): void {
  stop.value = 0;
}

/** One stop on or back; past the last one it is over. */
export function go(by: 1 | -1): void {
  if (stop.value === null) return;
  const next = stop.value + by;
  stop.value = next < STOPS.length ? Math.max(0, next) : null;
}

export function endTour(): void {
  stop.value = null;
}
