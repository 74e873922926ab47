// Keeps the content scripts that the browser runs in step with the sites that are listed.
import { patternsOf } from "./hosts";
import type { Settings } from "./settings";

const SCRIPTS = [
  { id: "content", js: ["content.js"], world: "ISOLATED" },
  { id: "page", js: ["page.js"], world: "MAIN" },
] as const;

/** Frames of any kind that take their origin from a listed page are guarded with it, empty ones too. */
const scriptFor = (script: (typeof SCRIPTS)[number], matches: string[]): chrome.scripting.Registered => ({
  ...script,
  js: [...script.js],
  matches,
  runAt: "document_start",
  allFrames: true,
  matchOriginAsFallback: true,
  persistAcrossSessions: true,
});

let last: Promise<unknown> = Promise.resolve();

/** Resolves with the patterns that were not guarded before. One change after the other. */
export function keepInStep(settings: Settings): Promise<string[]> {
  const done = last.then(() => change([...new Set(settings.sites.flatMap(({ host }) => patternsOf(host)))]));
  last = done.catch(() => undefined);
  return done;
}

async function change(patterns: string[]): Promise<string[]> {
  const before = await chrome.scripting.getRegisteredContentScripts();
  const known = (id: string): boolean => before.some((script) => script.id === id);
  if (patterns.length === 0) {
    if (before.length > 0) await chrome.scripting.unregisterContentScripts({ ids: before.map(({ id }) => id) });
    return [];
  }
  for (const script of SCRIPTS) {
    const wanted = scriptFor(script, patterns);
    // Changed where it is there, so that no page that opens in between is missed.
    await (known(script.id) ? chrome.scripting.updateContentScripts([wanted]) : chrome.scripting.registerContentScripts([wanted]));
  }
  const old = new Set(before.filter(({ id }) => id === "content").flatMap(({ matches }) => matches));
  return patterns.filter((pattern) => !old.has(pattern));
}

/** Listed sites that the browser does not let us guard, until somebody allows it. */
export async function notAllowed(settings: Settings): Promise<string[]> {
  const hosts = await Promise.all(
    settings.sites.map(async ({ host }) => ((await chrome.permissions.contains({ origins: patternsOf(host) })) ? [] : [host])),
  );
  return hosts.flat();
}

/** Guards the pages of these patterns that are open already, as far as that goes, and has them say so. */
export async function reachOpenTabs(patterns: string[]): Promise<void> {
  if (patterns.length === 0) return;
  const tabs = await chrome.tabs.query({ url: patterns });
  await Promise.allSettled(
    tabs.flatMap(({ id }) =>
      id === undefined
        ? []
        : [
            chrome.scripting.executeScript({ target: { tabId: id, allFrames: true }, files: ["page.js"], world: "MAIN", injectImmediately: true }),
            chrome.scripting.executeScript({ target: { tabId: id, allFrames: true }, files: ["content.js", "late.js"], injectImmediately: true }),
          ],
    ),
  );
}
