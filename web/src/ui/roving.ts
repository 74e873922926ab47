// A list of many things as one stop of the Tab key: arrow keys, Home and End go through it. Within one thing Tab goes on
// as ever.

/** To be called with every key pressed in the list, whose things are its `li` elements. */
export function rove(event: KeyboardEvent): void {
  const list = event.currentTarget as HTMLElement;
  const from = (event.target as HTMLElement).closest("li");
  if (!from || event.ctrlKey || event.metaKey || event.altKey) return;
  const items = [...list.querySelectorAll<HTMLElement>(":scope > li")];
  const to = placeOf(event.key, items, items.indexOf(from));
  if (!to || to === from) return;
  event.preventDefault();
  // To the same control of the other thing: from tick to tick, from picture to picture.
  const kind = (event.target as HTMLElement).dataset.rove;
  const control = to.querySelector<HTMLElement>(`[data-rove="${kind}"]`) ?? to.querySelector<HTMLElement>("[data-rove]");
  control?.focus();
}

function placeOf(key: string, items: readonly HTMLElement[], at: number): HTMLElement | undefined {
  switch (key) {
    case "ArrowRight":
      return items[at + 1];
    case "ArrowLeft":
      return items[at - 1];
    case "ArrowDown":
      return inRow(items, at, 1);
    case "ArrowUp":
      return inRow(items, at, -1);
    case "Home":
      return items[0];
    case "End":
      return items.at(-1);
    default:
      return undefined;
  }
}

/** The thing below or above, as they lie on the screen. */
function inRow(items: readonly HTMLElement[], at: number, by: 1 | -1): HTMLElement | undefined {
  const here = items[at]?.getBoundingClientRect();
  for (let index = at + by; here && items[index]; index += by) {
    const there = items[index]?.getBoundingClientRect();
    if (there && Math.abs(there.top - here.top) > 4 && there.left < here.right && there.right > here.left) return items[index];
  }
  return undefined;
}
