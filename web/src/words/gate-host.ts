// The few words of the gate's frame in somebody else's page: what it is called, and why it could not answer.
export const host = {
  frame: "Schoolgate: check pictures before they go in",
};

export type HostCode = "gate.unreachable" | "gate.silent" | "gate.gone" | "gate.closed" | "gate.bad-address";

export const hostErrors: Record<HostCode, [message: string, remedy: string]> = {
  "gate.bad-address": ["The photo check has no address, so nothing can be put in.", "Tell whoever looks after this page: gate.html must lie on its own server."],
  "gate.closed": ["The photo check was taken off this page.", "Reload the page and choose the pictures again."],
  "gate.gone": ["The photo check was interrupted, so nothing was put in.", "Reload the page and choose the pictures again."],
  "gate.silent": ["The photo check stopped answering, so nothing was put in.", "Check the internet connection and reload the page."],
  "gate.unreachable": ["The photo check could not be loaded, so nothing can be put in.", "Check the internet connection and reload the page. If that does not help, tell whoever looks after this page."],
};
