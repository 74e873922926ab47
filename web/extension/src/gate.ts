// The gate of this page: loaded when it is first needed, with a pass of its own, and again when it has failed.
import { GateDialog } from "../../src/gate/dialog";
import type { School } from "../../src/gate/messages";
import { newPass } from "./passes";
import { ask, type SiteAnswer } from "./orders";
import { waiting } from "./waiting";

/** What the gate needs to be of use, in pixels of the page. */
const LEAST = 280;

/** The gate would stand in a frame that nobody could use it in. */
export class TooSmall extends Error {}

let current: Promise<GateDialog> | null = null;

/** The class list and the receipt key are kept behind the gate, under lock, and no page's script ever holds them. */
const schoolOf = ({ policy, channel, publisher }: SiteAnswer): School => ({ policy, channel, publisher, classList: [], receiptKey: null, on: null, language: null });

async function open(site: SiteAnswer): Promise<GateDialog> {
  if (window.origin === "null") throw new Error("sandboxed");
  const pass = newPass();
  if ((await ask({ kind: "pass", pass })) !== true) throw new Error("no pass");
  const gateUrl = chrome.runtime.getURL("gate/gate.html");
  const dialog = new GateDialog({ gateUrl, school: schoolOf(site), pass });
  await dialog.ready.catch((error: unknown) => {
    dialog.close();
    throw error;
  });
  return dialog;
}

/** Asks the gate something; until it is ready, somebody is told to wait. */
export async function gate<Answer>(site: SiteAnswer, asking: (dialog: GateDialog) => Promise<Answer>): Promise<Answer> {
  if (window !== window.top && Math.min(window.innerWidth, window.innerHeight) < LEAST) throw new TooSmall();
  const done = waiting();
  current ??= open(site).catch((error: unknown) => {
    current = null;
    throw error;
  });
  try {
    const dialog = await current;
    // It may have been set anew since the gate was opened.
    dialog.school = schoolOf(site);
    const answer = asking(dialog);
    done();
    return await answer;
  } catch (error) {
    // Another time begins with another gate: this one may be gone.
    void current?.then((dialog) => dialog.close(), () => {});
    current = null;
    throw error;
  } finally {
    done();
  }
}
