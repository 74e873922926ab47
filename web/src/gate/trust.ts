// Whom the gate speaks to: the page that framed it, when they share an origin, or when the browser extension vouches for it.
import { MARK, type Connect } from "./messages";

/** As much of the extension's world as says whether a pass is good. */
interface Vouching {
  readonly runtime?: { sendMessage(message: { kind: "is-pass-good"; pass: string; origin: string }): Promise<unknown> };
}

/** Where the gate stands. */
export interface Place {
  readonly protocol: string;
  readonly origin: string;
}

/** The first message with our mark and a port, if that is what this is. */
export function connectIn(data: unknown): Connect | null {
  const { mark, kind, pass } = (data ?? {}) as Partial<Connect>;
  if (mark !== MARK || kind !== "connect" || (pass !== null && typeof pass !== "string")) return null;
  return { mark, kind, pass };
}

/** Whether whoever sent this may ask. */
export async function trusts(
  { origin }: Pick<MessageEvent, "origin">,
  pass: string | null,
  place: Place = location,
  vouching: Vouching | undefined = (globalThis as { chrome?: Vouching }).chrome,
): Promise<boolean> {
  // Inside the extension the page is never of our origin: only the extension itself knows who put the frame there.
  if (place.protocol === "chrome-extension:" || place.protocol === "moz-extension:") {
    if (pass === null || pass === "" || !vouching?.runtime) return false;
    return vouching.runtime.sendMessage({ kind: "is-pass-good", pass, origin }).then((answer) => answer === true, () => false);
  }
  // Frames that the browser shut off from their own origin all call it "null".
  return origin !== "null" && origin === place.origin;
}
