// Keeps the content scripts that the browser runs in step with the sites that are listed.
import { patternsOf } from "./hosts";
import type { Settings } from "./settings";

const SCRIPTS = [
  { name: "content", js: ["content.js"], world: "ISOLATED" },
  { name: "page", js: ["page.js"], world: "MAIN" },
] as const;

/**
 * Frames of any kind that take their origin from a listed page are guarded with it, empty ones too. Each pattern has scripts of its own, so
 * that nothing happens to a site's when another is listed: a page that opens while they are changed would be missed.
 */
const scriptsFor = (pattern: string): chrome.scripting.Registered[] =>
  SCRIPTS.map(({ name, js, world }) => ({
    id: `${name} ${pattern}`,
    js: [...js],
    matches: [pattern],
    world,
    runAt: "document_start",
    allFrames: true,
    matchOriginAsFallback: true,
    persistAcrossSessions: true,
  }));

let last: Promise<unknown> = Promise.resolve();

/** Resolves with the patterns that were not guarded before. One change after the other. */
export function keepInStep(settings: Settings): Promise<string[]> {
  const done = last.then(() => change([...new Set(settings.sites.flatMap(({ host }) => patternsOf(host)))]));
  last = done.catch(() => undefined);
  return done;
}

async function change(patterns: string[]): Promise<string[]> {
  const before = new Set((await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id));
  const wanted = patterns.flatMap(scriptsFor);
  const fresh = wanted.filter(({ id }) => !before.has(id));
  if (fresh.length > 0) await chrome.scripting.registerContentScripts(fresh);
  const gone = [...before].filter((id) => !wanted.some((script) => script.id === id));
  if (gone.length > 0) await chrome.scripting.unregisterContentScripts({ ids: gone });
  return [...new Set(fresh.flatMap(({ matches }) => matches))];
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
