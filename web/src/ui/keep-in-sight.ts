// Keeps whatever has the focus from lying beneath the bar at the bottom. Style sheets can ask for that
// (scroll-padding), and not every browser heeds them when the Tab key moves the focus.

/** Room left between the two, in pixels. */
const ROOM = 12;

export function keepInSight(): void {
  document.addEventListener("focusin", ({ target }) => {
    const bar = document.querySelector(".save-bar, .several");
    if (!(target instanceof Element) || !bar || bar.contains(target)) return;
    // Not when a pointer gave the focus: what it pressed would slip away beneath it before it lets go.
    if (!target.matches(":focus-visible")) return;
    const hidden = target.getBoundingClientRect().bottom + ROOM - bar.getBoundingClientRect().top;
    const room = target.getBoundingClientRect().top - ROOM;
    // A field higher than the screen keeps its beginning in sight.
    if (hidden > 0 && room > 0) window.scrollBy({ top: Math.min(hidden, room), behavior: "instant" });
  });
}
