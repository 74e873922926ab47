// Which photos on the disk are this tab's. Each tab holds a lock of its own name for as long as it lives: what lies there of
// a tab whose lock is free was left by one that is closed.
import { dropWork, moveWork, tabsOfWork, type TabOfWork } from "../store/work-records";

/** So many days what was left waits for somebody to come back. */
export const KEPT_DAYS = 7;

/** Whether tabs can be told apart at all; without that, photos are not kept. */
export const canTellTabs = (): boolean => typeof navigator !== "undefined" && "locks" in navigator && "randomUUID" in crypto;

let own: string | null = null;
/** Tabs whose locks are this one's. */
const mine = new Set<string>();

/** The name under which this tab keeps; made when it is first needed. */
export async function ownTab(): Promise<string> {
  own ??= await held(crypto.randomUUID());
  return own;
}

/**
 * Takes over what closed tabs have left, under one name; their desks, the oldest first, are read by `read` before they go.
 * Resolves with the ids of all photos that lie there as this tab's now.
 */
export async function takeOver<Desk>(read: (tab: string) => Promise<Desk>): Promise<{ desks: Desk[]; ids: string[] }> {
  const left: TabOfWork[] = [];
  const all = await tabsOfWork();
  for (const each of all) {
    if (each.tab !== own && (mine.has(each.tab) || (await isLeft(each.tab)))) left.push(each);
  }
  left.sort((a, b) => ((a.day ?? "") < (b.day ?? "") ? -1 : 1));
  const desks: Desk[] = [];
  for (const { tab } of left) desks.push(await read(tab));
  const before = all.find(({ tab }) => tab === own)?.ids ?? [];
  // The last keeps its place, where this tab has none yet; the others move there.
  const last = left.at(-1);
  own ??= last?.tab ?? null;
  for (const { tab } of left) if (own !== null && tab !== own) await moveWork(tab, own);
  return { desks, ids: [...before, ...left.flatMap(({ ids }) => ids)] };
}

/** Takes away what lies there for longer than it may; of a clock that was wrong nobody can tell, and it goes too. */
export async function dropOldWork(today: string): Promise<void> {
  const open = new Set(canTellTabs() ? (await navigator.locks.query()).held?.map(({ name }) => name) : []);
  for (const { tab, day } of await tabsOfWork()) if (!isRecent(day, today) && !open.has(lockName(tab))) await dropWork(tab);
}

export function isRecent(day: string | null, today: string): boolean {
  const days = day === null ? Number.NaN : (Date.parse(today) - Date.parse(day)) / 86_400_000;
  return Math.abs(days) <= KEPT_DAYS;
}

const lockName = (tab: string): string => `schoolgate-photos-${tab}`;

/** Holds the lock of this name until the tab is closed. */
async function held(tab: string): Promise<string> {
  await new Promise<void>((resolve) => {
    void navigator.locks.request(lockName(tab), () => {
      resolve();
      return new Promise<never>(() => {});
    });
  });
  return tab;
}

/** Whether the tab is closed; from then on its lock is this tab's. */
function isLeft(tab: string): Promise<boolean> {
  return new Promise((resolve) => {
    void navigator.locks.request(lockName(tab), { ifAvailable: true }, (lock) => {
      if (lock) mine.add(tab);
      resolve(lock !== null);
      return lock ? new Promise<never>(() => {}) : null;
    });
  });
}
