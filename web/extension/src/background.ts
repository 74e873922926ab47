// The background: guards the listed sites, vouches for passes, says what is set for a site. It never sees a file.
import { closest } from "./hosts";
import { isOrder, type Order, type SiteAnswer } from "./orders";
import { PassBook, type Pass } from "./passes";
import { keepInStep, notAllowed, reachOpenTabs } from "./registered";
import { OWN, readSettings } from "./settings";
import { wordsWithoutPage } from "./words";

const SHELF = "passes";
/** The browser keeps this in memory, through the background's sleep and no longer than it runs itself. */
const passes = new PassBook({
  get: async () => ((await chrome.storage.session.get(SHELF))[SHELF] ?? []) as Pass[],
  set: (all) => chrome.storage.session.set({ [SHELF]: all }),
});

const GREEN = "#14532d";

// Pages that are guarded have no business with what is kept here, and a page may have taken over its renderer.
// Firefox knows no such thing.
for (const area of [chrome.storage.local, chrome.storage.session]) void area.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" });

async function follow(): Promise<void> {
  const settings = await readSettings();
  const fresh = await keepInStep(settings);
  const hasGap = settings.unread.length > 0 || (await notAllowed(settings)).length > 0;
  await chrome.action.setBadgeBackgroundColor({ color: GREEN });
  await chrome.action.setBadgeText({ text: hasGap ? "!" : "" });
  await chrome.action.setTitle({ title: hasGap ? wordsWithoutPage().button.gap : "Schoolgate" });
  await reachOpenTabs(fresh);
}

const followQuietly = (): void => void follow().catch((error: unknown) => console.error("Schoolgate could not guard the listed sites.", error));

/** Where nothing is listed yet, whoever installed it has to list the first site. */
async function welcome(): Promise<void> {
  const { sites } = await readSettings();
  if (sites.length === 0) await chrome.runtime.openOptionsPage();
}

chrome.runtime.onInstalled.addListener(({ reason }) => {
  followQuietly();
  if (reason === "install") void welcome();
});
chrome.runtime.onStartup.addListener(followQuietly);
chrome.permissions.onAdded.addListener(followQuietly);
chrome.permissions.onRemoved.addListener(followQuietly);
chrome.storage.onChanged.addListener((changes, area) => {
  if (area === "managed" || (area === "local" && OWN in changes)) followQuietly();
});
chrome.tabs.onRemoved.addListener((tab) => void passes.forget(tab));
chrome.action.onClicked.addListener(() => void chrome.runtime.openOptionsPage());

chrome.runtime.onMessage.addListener((message, sender, respond) => {
  if (sender.id !== chrome.runtime.id || !isOrder(message)) return undefined;
  answer(message, sender).then(respond, () => respond(null));
  return true;
});

async function answer(order: Order, sender: chrome.runtime.MessageSender): Promise<unknown> {
  const tab = sender.tab?.id;
  const origin = sender.origin ?? "";
  switch (order.kind) {
    case "guarded":
      if (tab === undefined) return false;
      await chrome.action.setBadgeText({ text: "✓", tabId: tab });
      await chrome.action.setTitle({ title: wordsWithoutPage().button.guarded, tabId: tab });
      return true;
    case "site":
      return siteAt(placeOf(sender));
    case "pass":
      return tab !== undefined && passes.register({ pass: order.pass, tab, origin });
    case "is-pass-good":
      // Only the gate itself asks, and it says what the browser told it of who speaks.
      return tab !== undefined && isGate(sender) && passes.use({ pass: order.pass, tab, origin: order.origin });
    case "too-small":
      return tab !== undefined && tellPage(tab, order);
    case "options":
      await chrome.runtime.openOptionsPage();
      return true;
  }
}

/** Has the page of a tab say it; where that page is not guarded, the button beside the address is all there is. */
async function tellPage(tab: number, order: Order): Promise<boolean> {
  try {
    return (await chrome.tabs.sendMessage(tab, order, { frameId: 0 })) === true;
  } catch {
    await chrome.action.setBadgeText({ text: "!", tabId: tab });
    await chrome.action.setTitle({ title: wordsWithoutPage().stopped.small, tabId: tab });
    return false;
  }
}

const isGate = ({ url }: chrome.runtime.MessageSender): boolean => url?.split(/[?#]/u)[0] === chrome.runtime.getURL("gate/gate.html");

/** The site a script is in. An empty or sandboxed frame has no site of its own: it is its tab's. */
function placeOf({ origin, tab }: chrome.runtime.MessageSender): string {
  for (const address of [origin, tab?.url]) {
    if (address && /^https?:/u.test(address)) return new URL(address).hostname.replace(/\.$/u, "");
  }
  return "";
}

async function siteAt(name: string): Promise<SiteAnswer> {
  const { sites, policy, channel, publisher, documents, message } = await readSettings();
  const site = closest(sites, name);
  return { policy, channel: site?.channel ?? channel, publisher, documents, caption: site?.caption ?? null, message };
}
