// Whoever presses somewhere, or goes on by Tab, has the keyboard where they want it: what was to be drawn for them, and comes late on
// a slow machine, does not take it away again while they type.

let moves = 0;

/** Listens to the whole page, from its beginning. */
export function watchMoves(page: EventTarget): void {
  const moved = () => {
    moves += 1;
  };
  page.addEventListener("pointerdown", moved, { capture: true });
  page.addEventListener("keydown", (event) => (event as KeyboardEvent).key === "Tab" && moved(), { capture: true });
}

/** True as long as nobody has gone elsewhere since this was called. */
export function unlessMoved(): () => boolean {
  const before = moves;
  return () => moves === before;
}
