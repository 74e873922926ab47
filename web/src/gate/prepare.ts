// Gets everything ready that an asking needs, once: the guard, what is kept on the device, and a key for receipts.
import { lookForKept } from "../state/kept";
import { loadPresets } from "../state/school";
import { prepareLocksmith } from "../store/locksmith";
import { makeSessionKey } from "./receipts";

let prepared: Promise<void> | null = null;

/** Rejects when the guard cannot be had. That no key could be made is told when a receipt is asked for. */
export function prepare(): Promise<void> {
  prepared ??= (async () => {
    await Promise.all([loadPresets(), prepareLocksmith()]);
    await Promise.all([lookForKept(), makeSessionKey()]);
  })();
  return prepared;
}
