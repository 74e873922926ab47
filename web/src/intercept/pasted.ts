// Files that were pasted. Text from the same clipboard goes on at once; text with pictures in it does not.
import { carried, transferOf } from "./carried";
import { decide } from "./decide";
import { innermost, isElement } from "./find";
import type { Offer, Watch } from "./offer";
import { send } from "./ours";

export async function pasted(event: ClipboardEvent, transfer: DataTransfer, watch: Watch): Promise<void> {
  const target = innermost(event, watch.shadowOf);
  if (!target) return;
  const text = transfer.getData("text/plain");
  const reading = carried(transfer, true);
  if (text !== "") pasteText(target, text);
  let files: readonly File[] = [];
  try {
    files = await reading;
  } catch (error) {
    reportError(error);
  }
  const offer: Offer = { via: "paste", files, target };
  const cleared = await decide(offer, watch);
  const mayGo = cleared.length > 0 && target.isConnected;
  if (mayGo) send(target, pasteOf(transferOf(cleared)));
  watch.done?.(offer, mayGo ? cleared : []);
}

function pasteText(target: Element, text: string): void {
  const transfer = new DataTransfer();
  transfer.setData("text/plain", text);
  const isLeft = send(target, pasteOf(transfer));
  if (isLeft && isElement(target) && (target.isContentEditable || target.matches("input, textarea"))) document.execCommand("insertText", false, text);
}

function pasteOf(transfer: DataTransfer): ClipboardEvent {
  const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true, composed: true, clipboardData: transfer });
  // Firefox makes an empty one of its own.
  if (event.clipboardData !== transfer) Object.defineProperty(event, "clipboardData", { configurable: true, enumerable: true, value: transfer });
  return event;
}
