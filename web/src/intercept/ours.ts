// Which events and files are the guard's own, and so may pass.
const events = new WeakSet<Event>();
const files = new WeakSet<File>();

/** Sends an event that is not stopped on its way. False when the page kept the browser from doing its own part. */
export function send(target: EventTarget, event: Event): boolean {
  events.add(event);
  return target.dispatchEvent(event);
}

export const isOurs = (event: Event): boolean => events.has(event);

export const markCleared = (cleared: Iterable<File>): void => {
  for (const file of cleared) files.add(file);
};

/** They are clear no more: wherever they turn up, they are checked again or stay out. */
export const unmark = (taken: Iterable<File>): void => {
  for (const file of taken) files.delete(file);
};

/** Whether the guard gave this very file to the page, and has not taken it back. */
export const isCleared = (file: File): boolean => files.has(file);

/** Nobody after us gets to know of it, and the browser does nothing with it either. */
export function stop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
