// What content scripts and the gate ask the background, and what it answers.
import type { Channel, Role } from "../../src/wasm/schoolgate.js";

export type Order =
  /** This page is guarded: it may be shown. */
  | { readonly kind: "guarded" }
  /** What has been set for this site. */
  | { readonly kind: "site" }
  /** A pass for a gate that this page is about to show. */
  | { readonly kind: "pass"; readonly pass: string }
  /** The gate asks whether who speaks to it, from this origin, has a good pass. */
  | { readonly kind: "is-pass-good"; readonly pass: string; readonly origin: string }
  /** This frame is too small to say anything in: its tab's own page is to say that nothing went. */
  | { readonly kind: "too-small" }
  /** Somebody wants to see the settings. */
  | { readonly kind: "options" };

/** The answer to `site`. */
export interface SiteAnswer {
  readonly policy: string | null;
  readonly channel: Channel | null;
  readonly publisher: Role | null;
  readonly documents: "pass" | "stop";
  readonly caption: string | null;
  readonly message: string | null;
}

export function isOrder(message: unknown): message is Order {
  if (typeof message !== "object" || message === null || !("kind" in message)) return false;
  const { kind, pass, origin } = message as { kind: unknown; pass?: unknown; origin?: unknown };
  if (kind === "pass") return typeof pass === "string";
  if (kind === "is-pass-good") return typeof pass === "string" && typeof origin === "string";
  return kind === "guarded" || kind === "site" || kind === "too-small" || kind === "options";
}

/** Asks the background. It rejects where the extension was replaced or taken away since the page was opened. */
export const ask = (order: Order): Promise<unknown> => chrome.runtime.sendMessage(order);
