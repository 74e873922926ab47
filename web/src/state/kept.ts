// What is kept on this device for the next visit, and only if somebody asked for it: locked, open, or nothing at all.
// While it is open every change is kept by itself; while it is locked the page does not have it.
import { computed, effect, signal, untracked } from "@preact/signals";
import { keep, load, wipe, type Stored } from "../store/database";
import type { Items } from "../store/document";
import { watchForIdle } from "../store/idle";
import { order } from "../store/locksmith";
import { merge, same, sameItems, type Rule } from "../store/merge";
import { StoreError } from "../store/store-error";
import { keyList } from "./approver-keys";
import { classListBusy, forgetLists, listsRead } from "./class-list";
import { loading } from "./guard";
import { items } from "./items";
import { keepsPhotos } from "./keeps-photos";
import { forgetNamed } from "./likely";
import { photos, removePhoto } from "./photos";
import { forgetSteps } from "./several";
import { postText } from "./post-text";
import { entries, inTurn, restore as restoreRegister, takeTurnsBetweenTabs } from "./register";
import { receiptKey } from "./receipt-key";
import { registerKey } from "./register-key";
import { forgetSchool } from "./school";
import { copying } from "./trip-copies";
import { tripPhotos } from "./trip";
import { forgetTrip } from "./trip-forget";
import { forgetToDelete } from "./trip-todo";
import { schoolWords } from "./school-words";
import { KEY_ITEM } from "./secret-of";
import { savingAfter, type Saving } from "./settled";
import { forgetText, text } from "./text";

/** Why it is locked: nobody has opened it yet, somebody locked it, nobody was there, or another tab changed the passphrase. */
export type Why = "start" | "asked" | "idle" | "changed";

export type Kept =
  | { kind: "unknown" }
  | { kind: "off" }
  | { kind: "locked"; why: Why }
  | { kind: "open" }
  /** Nothing can be kept here, or what is kept is damaged. */
  | { kind: "failed"; error: StoreError };

type Ended = { kind: "kept" } | { kind: "not-kept"; error: StoreError };
export type Keeping = Ended | Saving<Ended>;

/** What was wiped, by name, with the number of lines or photos where there are several. */
export interface Wiped {
  names: readonly string[];
  lines: number;
  photos: number;
}

export const kept = signal<Kept>({ kind: "unknown" });
/** How far the last change has come. */
export const keeping = signal<Keeping>({ kind: "kept" });
/** What a person has to choose: another tab keeps a different one. */
export const asked = signal<readonly string[]>([]);
/** Registers that were put aside because two tabs wrote at once. */
export const aside = signal<readonly string[]>([]);
export const wiped = signal<Wiped | null>(null);
/** Somebody works without what is kept. */
export const without = signal(false);
/** What is kept, by name. */
export const names = signal<readonly string[]>([]);

/** Whether the page must show nothing of what it holds. */
export const isShut = computed(() => kept.value.kind === "locked" && !without.value);
/** Whether everything that can be kept is. */
export const isAllKept = computed(() => kept.value.kind === "open" && keeping.value.kind === "kept" && asked.value.length === 0);

/** What lay on the device when this tab last looked: what it has changed since is the difference. */
let base: Items = new Map();
let generation: number | null = null;
/** The key, locked with the passphrase. */
let key: Uint8Array | null = null;
/** Items of `base` that could not be put back, and what the page had instead: they stay kept until it has another. */
let stuck: ReadonlyMap<string, Uint8Array | null> = new Map();
/** Theirs, where a person is asked. */
let theirs: Items = new Map();
/** Whether the key is a new one that is not kept yet. */
let isRekeyed = false;
/** What was chosen in this tab when it last looked. */
let ownChoices: ReadonlyMap<string, Uint8Array | null> = new Map();
/** Whether the worker holds the key; the page may be shut already while the last change is kept. */
let hasKey = false;
/** Grows whenever the page lets go of everything: what was under way before then is of another visit. */
let visit = 0;

const ruleOf = (name: string): Rule => items.find((item) => item.name === name)?.rule ?? "theirs";
const isOfTab = (name: string): boolean => items.some((item) => item.name === name && item.ofTab);
const shownOf = (name: string): Uint8Array | null => items.find((item) => item.name === name)?.bytes.value ?? null;
const isOurs = (name: string): boolean => items.some((item) => item.name === name);

const withoutDevice = (all: Items): Items => new Map([...all].filter(([name]) => !items.some((item) => item.name === name && item.ofDevice)));

/** Looks whether anything is kept here, and listens for other tabs. */
export async function lookForKept(): Promise<void> {
  tabs?.addEventListener("message", ({ data }: MessageEvent<Told>) => void hear(data));
  effect(() => {
    for (const { bytes } of items) void bytes.value;
    if (kept.value.kind === "open") untracked(() => void save());
  });
  try {
    kept.value = (await load()) ? { kind: "locked", why: "start" } : { kind: "off" };
  } catch (thrown) {
    kept.value = { kind: "failed", error: of(thrown) };
  }
}

/** Begins to keep what the page has. Throws when it cannot. */
export async function keepHere(passphrase: string): Promise<void> {
  const made = await order("create", { passphrase });
  const [mine, chosen] = [ours(), choices()];
  try {
    const contents = await order("close", { items: mine });
    generation = await oneTabAtATime(() => keep(null, { key: made, contents }));
  } catch (thrown) {
    await order("lock", null).catch(() => null);
    if (of(thrown).code === "store.newer") {
      kept.value = { kind: "locked", why: "start" };
      without.value = true;
    }
    throw of(thrown);
  }
  key = made;
  holds(mine, chosen);
  tell("changed");
  // Asks the browser not to make room at our expense; whether it will is its own affair.
  void navigator.storage?.persist?.().catch(() => false);
  begin();
}

/** Opens what is kept and puts it back. Throws `store.wrong-passphrase`, and nothing has changed. */
export async function unlock(passphrase: string): Promise<void> {
  const mine = visit;
  await locking;
  const stored = await load();
  if (!stored) {
    await gone();
    return;
  }
  await order("unlock", { key: stored.key, passphrase });
  const found = await order("open", { contents: stored.contents });
  [key, isRekeyed] = [stored.key, false];
  // Whatever is being cleared by whoever worked without it has its line before the register is taken in.
  await inTurn(() => takeIn(stored, found));
  if (mine === visit) return begin();
  await order("lock", null).catch(() => null);
  await letGo();
}

/** From here on every change is kept. */
function begin(): void {
  hasKey = true;
  wiped.value = null;
  without.value = false;
  kept.value = { kind: "open" };
  stopWatching?.();
  stopWatching = watchForIdle(() => void lock("idle"), () => isBusy.value);
}

let stopWatching: (() => void) | null = null;
let locking: Promise<void> = Promise.resolve();

/** Something is being read or cleared that must be whole before the page may be shut. */
export const isBusy = computed(() => classListBusy.value || copying.value !== null || photos.value.some(({ saving }) => saving.value));

/** The key that is held, as it lies on the disk; none while there is none. */
export const heldKey = (): Uint8Array | null => (hasKey ? key : null);

/** Grows with every new key: what was locked with another has to be locked anew. */
export const keys = signal(0);

/** What has to be locked yet before the key is let go of. */
let beforeLocking: () => Promise<void> = async () => {};
export function finishBeforeLocking(work: () => Promise<void>): void {
  beforeLocking = work;
}

/** Shuts the page at once. What is kept is let go of; what could not be kept stays behind the lock. */
export function lock(why: Why): Promise<void> {
  if (kept.value.kind !== "open") return locking;
  stopWatching?.();
  kept.value = { kind: "locked", why };
  locking = (async () => {
    await save();
    await beforeLocking();
    hasKey = false;
    await order("lock", null).catch(() => null);
    if (keeping.value.kind === "kept" && asked.value.length === 0) await letGo();
  })();
  return locking;
}

/** The page and its workers let go of everything that is kept. Photos stay, without what was read into them. */
async function letGo(): Promise<void> {
  // A list that is still being read would come back.
  await listsRead();
  base = theirs = new Map();
  stuck = new Map();
  [generation, key, isRekeyed] = [null, null, false];
  ownChoices = new Map();
  asked.value = names.value = [];
  restoreRegister([]);
  registerKey.value = receiptKey.value = keyList.value = schoolWords.value = null;
  forgetLists();
  forgetToDelete();
  keepsPhotos.value = null;
  for (const each of [text, postText, ...photos.value]) each.judgement.value = each.mentions.value = null;
  if (loading.value.kind === "ready") await forgetSchool().catch(() => null);
}

/** Locks everything with another passphrase. An old copy of the files still opens with the old one. */
export async function changePassphrase(passphrase: string): Promise<void> {
  await oneTabAtATime(async () => {
    await catchUp();
    if (!hasKey) throw new StoreError("store.locked");
    key = await order("create", { passphrase });
    isRekeyed = true;
    await saveOnce();
  });
  keys.value++;
  if (keeping.value.kind === "not-kept") throw keeping.value.error;
}

/** Everything as one file, with a passphrase of its own. */
export async function backup(passphrase: string): Promise<Blob> {
  const bytes = await order("pack", { items: withoutDevice(ours()), passphrase });
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: "application/octet-stream" });
}

/** What a backup holds takes the place of what the page has; of the registers no line is lost. */
export async function openBackup(file: Blob, passphrase: string): Promise<void> {
  const found = withoutDevice(await order("unpack", { backup: new Uint8Array(await file.arrayBuffer()), passphrase }));
  // Whoever opens a key here by mistake must not leave it with the school’s things.
  if (found.has(KEY_ITEM)) throw new StoreError("store.not-a-store");
  await inTurn(async () => {
    const merged = merge(new Map(), ours(), new Map([...ours(), ...found]), (name) => (ruleOf(name) === "lines" ? "lines" : "theirs"));
    const others = [...merged.items].filter(([name]) => !isOurs(name));
    extra = new Map([...extra, ...others]);
    aside.value = [...new Set([...aside.value, ...merged.aside])];
    asked.value = asked.value.filter((name) => !found.has(name));
    await restore(new Map([...merged.items].filter(([name]) => found.has(name))));
  });
  await save();
}

/** Items that came with a backup and that this page only keeps. */
let extra: Items = new Map();

/** Takes everything away from the device and from this page, and says what that was. */
export async function forgetEverything(): Promise<void> {
  const told: Wiped = { names: names.value, lines: entries.value.length, photos: photos.value.length + tripPhotos.value.length };
  stopWatching?.();
  await oneTabAtATime(wipe);
  await Promise.all((await cacheNames()).filter(isOfSchoolgate).map((name) => caches.delete(name)));
  for (const name of Object.keys(localStorage).filter(isOfSchoolgate)) localStorage.removeItem(name);
  if (await load()) throw new StoreError("store.not-here", "it is still there");
  tell("wiped");
  await forgetHere();
  wiped.value = told;
}

const isOfSchoolgate = (name: string): boolean => name.startsWith("schoolgate");
const cacheNames = async (): Promise<string[]> => (typeof caches === "undefined" ? [] : caches.keys());

async function forgetHere(): Promise<void> {
  visit++;
  hasKey = false;
  await order("lock", null).catch(() => null);
  for (const photo of photos.value) removePhoto(photo);
  forgetTrip();
  forgetSteps();
  forgetText();
  postText.forget();
  forgetNamed();
  extra = new Map();
  aside.value = [];
  keeping.value = { kind: "kept" };
  await letGo();
  without.value = false;
  kept.value = { kind: "off" };
}

/** Everything as it should be kept now. */
function ours(): Items {
  const mine = new Map([...base, ...extra].filter(([name]) => !isOurs(name)));
  for (const { name, bytes, ofTab } of items) {
    const unchanged = ofTab ? ownChoices : stuck;
    const isUnchanged = unchanged.has(name) && same(bytes.value, unchanged.get(name));
    const now = isUnchanged ? base.get(name) : bytes.value;
    if (now) mine.set(name, now);
  }
  for (const name of asked.value) {
    const other = theirs.get(name);
    if (other) mine.set(name, other);
    else mine.delete(name);
  }
  return mine;
}

let saving: Promise<void> | null = null;
let isStale = false;

/** Keeps what has changed. Never throws: `keeping` says how it went. */
export function save(): Promise<void> {
  isStale = true;
  saving ??= (async () => {
    while (isStale) {
      isStale = false;
      await oneTabAtATime(() => saveOnce()).catch(notKept);
    }
  })().finally(() => {
    saving = null;
    // Asked for after the last look and before this.
    if (isStale) void save();
  });
  return saving;
}

async function saveOnce(): Promise<void> {
  if (!hasKey || !key) return;
  const [mine, chosen] = [ours(), choices()];
  if (!isRekeyed && sameItems(mine, base)) {
    keeping.value = { kind: "kept" };
    return;
  }
  keeping.value = savingAfter(keeping.value);
  try {
    const contents = await order("close", { items: mine });
    generation = await keep(generation, { key, contents });
    isRekeyed = false;
    holds(mine, chosen);
    keeping.value = { kind: "kept" };
    tell("changed");
  } catch (thrown) {
    if (of(thrown).code !== "store.newer") return notKept(thrown);
    await catchUp();
    isStale = true;
  }
}

function notKept(thrown: unknown): void {
  keeping.value = { kind: "not-kept", error: of(thrown) };
}

/** What is this tab's own, as it is now. */
const choices = () => new Map(items.filter(({ ofTab }) => ofTab).map(({ name, bytes }) => [name, bytes.value]));

function holds(mine: Items, chosen = ownChoices): void {
  base = mine;
  ownChoices = chosen;
  // In the order of the page; registers that were put aside come last.
  const known = items.map(({ name }) => name).filter((name) => mine.has(name));
  names.value = [...known, ...[...mine.keys()].filter((name) => !isOurs(name)).sort()];
}

/** Takes in what another tab has kept since. */
async function catchUp(): Promise<void> {
  if (!hasKey) return;
  const stored = await load();
  if (!stored) return gone();
  if (stored.generation === generation) return;
  if (!same(stored.key, key)) {
    // Another tab changed the passphrase, and the key with it.
    hasKey = false;
    const isAll = sameItems(ours(), base);
    stopWatching?.();
    kept.value = { kind: "locked", why: "changed" };
    await order("lock", null).catch(() => null);
    if (isAll) await letGo();
    return;
  }
  await takeIn(stored, await order("open", { contents: stored.contents }));
}

async function takeIn(stored: Stored, found: Items): Promise<void> {
  // A list that is still being read is this tab's too: taken in without it, the other tab's would take its place unasked.
  await listsRead();
  // A question that is open stays so, whatever else the other tab keeps meanwhile.
  const open = asked.value.filter((name) => !same(shownOf(name), found.get(name)));
  const merged = merge(base, ours(), found, ruleOf);
  const isStart = generation === null;
  generation = stored.generation;
  holds(found);
  theirs = found;
  asked.value = [...new Set([...open, ...merged.asked])];
  aside.value = [...new Set([...aside.value, ...merged.aside])];
  extra = new Map([...merged.items].filter(([name]) => !isOurs(name)));
  // What a person is asked about stays on the page until it is answered.
  await restore(new Map([...merged.items].filter(([name]) => !asked.value.includes(name) && (isStart || !isOfTab(name)))));
  if (isStart) ownChoices = choices();
}

/** Puts back what is not there yet. What the guard refuses stays kept as it is. */
async function restore(found: Items): Promise<void> {
  const failed = new Map<string, Uint8Array | null>();
  for (const item of items) {
    const bytes = found.get(item.name);
    if (!bytes || same(item.bytes.value, bytes)) continue;
    const before = item.bytes.value;
    try {
      await item.restore(bytes);
    } catch {
      // Told below.
    }
    if (same(item.bytes.value, before)) failed.set(item.name, before);
  }
  stuck = new Map([...[...stuck].filter(([name]) => !found.has(name)), ...failed]);
}

/** Answers a question: the one that is kept, or the one on this page. */
export async function settle(name: string, useKept: boolean): Promise<void> {
  if (settling.has(name)) return;
  settling.add(name);
  try {
    const other = theirs.get(name);
    // The question is open until it is there: all the while the other one stays kept.
    if (useKept && other) await restore(new Map([[name, other]]));
    asked.value = asked.value.filter((each) => each !== name);
    await save();
  } finally {
    settling.delete(name);
  }
}

/** What was chosen and is not there yet. */
const settling = new Set<string>();

/** Somebody took it away while this tab was not looking. What is on the page stays on the page. */
async function gone(): Promise<void> {
  hasKey = false;
  stopWatching?.();
  await order("lock", null).catch(() => null);
  const wasShut = isShut.value;
  if (wasShut) await forgetHere();
  [generation, key] = [null, null];
  holds(new Map());
  kept.value = { kind: "off" };
}

/** Runs `work` so that no other tab adds to the register in the meantime, on top of what they have added. */
takeTurnsBetweenTabs(async (work) => {
  if (!hasKey) return work();
  return alone("schoolgate-register", async () => {
    await oneTabAtATime(catchUp).catch(() => null);
    const result = await work();
    await save();
    return result;
  });
});

/** One tab at a time looks and keeps. */
const oneTabAtATime = <Result>(work: () => Promise<Result>): Promise<Result> => alone("schoolgate-store", work);

async function alone<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  return navigator.locks ? ((await navigator.locks.request(name, work)) as Result) : work();
}

type Told = "changed" | "wiped";
const tabs = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("schoolgate");

function tell(told: Told): void {
  tabs?.postMessage(told);
}

async function hear(told: Told): Promise<void> {
  switch (kept.value.kind) {
    case "open":
      if (told === "wiped") return forgetHere();
      await oneTabAtATime(catchUp).catch(notKept);
      return save();
    case "locked":
      if (told !== "wiped") return;
      if (without.value) kept.value = { kind: "off" };
      else await forgetHere();
      return;
    case "off":
      if (told !== "changed") return;
      // Whoever works here now goes on working.
      without.value = true;
      kept.value = { kind: "locked", why: "start" };
  }
}

function of(thrown: unknown): StoreError {
  return thrown instanceof StoreError ? thrown : new StoreError("store.not-here", String(thrown));
}
