// Stands before everybody else in a page, and takes the files that somebody offers to it.
import { carriesFiles, filesAtHand } from "./carried";
import { fileInputs, pathOf } from "./find";
import { filesOf, holdsOriginals, remember, wasEmptied } from "./input";
import type { Watch } from "./offer";
import { isCleared, isOurs, stop } from "./ours";
import { dropped } from "./dropped";
import { pasted } from "./pasted";
import { picked } from "./picked";

/**
 * Listens on the window, which hears of everything first, and in every shadow tree it is told of. Listeners that somebody
 * put on the window earlier are still before ours: this has to be the first script of a page. Gives back how to end it.
 */
export function watch(window: Window, watch: Watch): () => void {
  const ended = new AbortController();
  const take = (event: Event): void => {
    if (ended.signal.aborted || isOurs(event)) return;
    try {
      takeFrom(event, watch);
    } catch (error) {
      // Whatever it was, the page does not get it.
      stop(event);
      reportError(error);
    }
  };
  const listen = (place: EventTarget): void => {
    for (const kind of ["click", "input", "change", "drop", "paste"]) place.addEventListener(kind, take, { capture: true, signal: ended.signal });
  };
  listen(window);
  watch.roots?.(listen);
  return () => ended.abort();
}

function takeFrom(event: Event, watch: Watch): void {
  if (event.type === "click") {
    for (const input of fileInputs(event, watch.shadowOf)) remember(input);
    return;
  }
  if (event.type === "input" || event.type === "change") {
    const inputs = fileInputs(event, watch.shadowOf);
    const offered = inputs.filter(holdsOriginals);
    // The second event of an offer tells of an input that is empty by now.
    const isEcho = event.type === "change" && inputs.some((input) => wasEmptied(input) && filesOf(input).length === 0);
    if ((offered.length === 0 && !isEcho) || !watch.concerns(pathOf(event))) return;
    stop(event);
    for (const input of offered) void picked(input, watch);
    return;
  }
  const transfer = (event as DragEvent).dataTransfer ?? (event as ClipboardEvent).clipboardData;
  if (!carriesFiles(transfer)) return;
  const files = filesAtHand(transfer);
  if (files.length > 0 && files.every(isCleared)) return;
  if (!watch.concerns(pathOf(event))) return;
  stop(event);
  void (event.type === "drop" ? dropped(event as DragEvent, transfer, watch) : pasted(event as ClipboardEvent, transfer, watch));
}
