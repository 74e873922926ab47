// Files and folders that were dropped.
import { carried, transferOf } from "./carried";
import { decide } from "./decide";
import { innermost, isFileInput } from "./find";
import { give, isOpen } from "./input";
import type { Offer, Watch } from "./offer";
import { send } from "./ours";

export async function dropped(event: DragEvent, transfer: DataTransfer, watch: Watch): Promise<void> {
  const target = innermost(event, watch.shadowOf);
  if (!target) return;
  const input = isFileInput(target) ? target : null;
  const place = placeOf(event);
  const reading = carried(transfer, input === null || input.webkitdirectory);
  // What the page shows while something hangs over it would stay for as long as somebody is asked.
  send(target, new DragEvent("dragleave", { ...place, cancelable: false, dataTransfer: new DataTransfer() }));
  let files: readonly File[] = [];
  try {
    files = await reading;
  } catch (error) {
    reportError(error);
  }
  const offer: Offer = { via: "drop", files: input && !input.multiple && !input.webkitdirectory ? files.slice(0, 1) : files, target };
  const cleared = await decide(offer, watch);
  const mayGo = cleared.length > 0 && target.isConnected && (!input || isOpen(input));
  // On a line of its own: where nobody wants to be told, what stands in the call is never done.
  const given = mayGo ? hand(target, input, place, cleared) : [];
  watch.done?.(offer, given);
}

/** Drops them once more. Where the page leaves it to the browser, an input takes them. */
function hand(target: Element, input: HTMLInputElement | null, place: DragEventInit, cleared: readonly File[]): readonly File[] {
  const transfer = transferOf(cleared);
  const isLeft = ["dragenter", "dragover", "drop"].map((kind) => send(target, new DragEvent(kind, { ...place, dataTransfer: transfer }))).at(-1);
  if (!input) return cleared;
  return isLeft && isOpen(input) ? give(input, cleared) : cleared;
}

const placeOf = ({ clientX, clientY, screenX, screenY, ctrlKey, shiftKey, altKey, metaKey }: DragEvent): DragEventInit => ({
  bubbles: true,
  cancelable: true,
  composed: true,
  clientX,
  clientY,
  screenX,
  screenY,
  ctrlKey,
  shiftKey,
  altKey,
  metaKey,
});
