// What undo and redo turn back for one photo: what was done to it alone, or the same answer for several, whichever came last.
import { signal } from "@preact/signals";
import * as several from "./several";
import { stamp } from "./stamp";
import type { Written } from "./written";

export type Turn = "undo" | "redo";
type Entry = Pick<Written, "history">;

/** Where an answer for several was last turned back, and when. */
const turnedAt = signal<{ entry: Entry; at: number } | null>(null);

/** The answer for several that was turned back from here, until something else is done here; none otherwise. */
export function toldOfSeveral(entry: Entry): several.SeveralTold | null {
  const turned = turnedAt.value;
  return turned?.entry === entry && turned.at > Math.max(entry.history.doneAt.value ?? 0, entry.history.undoneAt.value ?? 0) ? several.told.value : null;
}

/** What this turn is about; nothing when there is nothing to turn back. */
export function next(entry: Entry, turn: Turn): "own" | "several" | null {
  const { history } = entry;
  if (turn === "undo") return later(history.doneAt.value, several.doneAt(entry));
  // What was undone of several is done again only while nothing else was done since.
  const all = several.undoneAt(entry);
  return later(history.undoneAt.value, all !== null && all > history.newAt.value ? all : null);
}

export function turnBack(entry: Entry, turn: Turn): "own" | "several" | null {
  const what = next(entry, turn);
  if (what === "own") entry.history[turn]();
  else if (what === "several") {
    (turn === "undo" ? several.undoSeveral : several.redoSeveral)();
    turnedAt.value = { entry, at: stamp() };
  }
  return what;
}

const later = (own: number | null, all: number | null): "own" | "several" | null => {
  if (own === null && all === null) return null;
  return (own ?? 0) > (all ?? 0) ? "own" : "several";
};
