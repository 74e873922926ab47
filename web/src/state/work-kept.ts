// Keeps the photos in hand and what was said of them, locked, while somebody wants it: each change a moment after it was
// made, the answers of a photo apart from its file. A photo that is saved, or taken off the page, is kept no longer; one of a
// trip until it is taken off.
import { computed, effect, signal, untracked, type ReadonlySignal } from "@preact/signals";
import { order } from "../store/locksmith";
import { same } from "../store/merge";
import { StoreError } from "../store/store-error";
import { dropPhotos, dropWork, putWork, type WorkRecord } from "../store/work-records";
import { approvals } from "./approvals";
import { today } from "./day";
import { deskView } from "./desk-view";
import { loading } from "./guard";
import { keepsPhotos } from "./keeps-photos";
import { writtenAnswers } from "./kept-answers";
import { writtenDesk } from "./kept-desk";
import { writtenTripPhoto } from "./kept-trip";
import { finishBeforeLocking, heldKey, kept, keys } from "./kept";
import type { Cleared, PhotoEntry } from "./photo";
import { writtenPhoto } from "./photo-record";
import { photos, selected } from "./photos";
import { network, ownCaption, pictures } from "./post";
import { postText } from "./post-text";
import { day } from "./school";
import { chosen } from "./selection";
import { savingAfter, type Saving } from "./settled";
import { text, type TextEntry } from "./text";
import { isTextOpen } from "./text-open";
import { TripPhoto, tripPhotos } from "./trip";
import { naming, word } from "./trip-copies";
import { allAnswers } from "./trip-groups";
import { way } from "./way";
import { bringWorkBack, type Back } from "./work-back";
import { dropOldWork, ownTab } from "./work-place";

/** The files of one tab together are kept up to this. */
export const MOST_KEPT_BYTES = 300 * 1024 * 1024;

type Ended =
  | { kind: "off" }
  /** All is kept but `left` photos: they are more than fits, or cannot be read. A trip's photos that are done with are not counted. */
  | { kind: "kept"; photos: number; bytes: number; left: number }
  | { kind: "not-kept"; error: StoreError };
export type WorkKeeping = Ended | Saving<Ended>;

export const workKeeping = signal<WorkKeeping>({ kind: "off" });
/** Whether closing the page would lose nothing of what is in hand. */
export const isWorkKept = computed(() => workKeeping.value.kind === "kept" && workKeeping.value.left === 0);

/** Whether this page keeps photos at all: a host’s frame does not. */
export const keepsHere = signal(false);

interface Lying {
  answers: string | null;
  bytes: number;
}

/** What lies on the disk of this tab, by the photo's id there. */
const lying = new Map<string, Lying>();
/** The desk as it lies there, and the key all of it is locked with. */
let lyingDesk: string | null = null;
let lyingKey: Uint8Array | null = null;
/** Photos for which there was no room: they are not tried again with every word that is typed. */
const refused = new Set<string>();
/** Why not, where it was the device that had none. */
let noRoom: StoreError | null = null;

type AnyPhoto = PhotoEntry | TripPhoto;

const ids = new WeakMap<AnyPhoto, string>();
function idOf(photo: AnyPhoto): string {
  const id = ids.get(photo) ?? crypto.randomUUID();
  ids.set(photo, id);
  return id;
}

const answers = new WeakMap<AnyPhoto, ReadonlySignal<string | null>>();
function answersOf(photo: AnyPhoto): string | null {
  const known =
    answers.get(photo) ?? computed(() => (photo instanceof TripPhoto ? writtenTripPhoto(photo) : writtenAnswers(photo, searchNow(), ownCaption(photo))));
  answers.set(photo, known);
  return known.value;
}
const searchNow = (): string | null => (loading.value.kind === "ready" ? loading.value.guard.search : null);

/** What was said of a photo when it was saved; after another word it is in hand again. */
const savedAs = new WeakMap<Cleared, string | null>();
function isDone(photo: PhotoEntry): boolean {
  const cleared = photo.cleared.value;
  if (!cleared) return false;
  if (!savedAs.has(cleared) && photo.isSaved.value) savedAs.set(cleared, answersOf(photo));
  return savedAs.has(cleared) && savedAs.get(cleared) === answersOf(photo);
}

/** The photos to be kept, in the order of the page; those of a trip come last. */
const inHand = computed(() =>
  [...photos.value.filter((photo) => !isDone(photo)), ...tripPhotos.value].map((photo) => ({ id: idOf(photo), photo, answers: answersOf(photo) })),
);

const textOf = ({ words, allowed }: TextEntry) => ({ words: words.value, allowed: [...allowed.value] });
const desk = computed(() => {
  const known = new Map<AnyPhoto, string>(inHand.value.map(({ photo, id }) => [photo, id]));
  const idsOf = (list: readonly PhotoEntry[]): string[] => list.flatMap((photo) => known.get(photo) ?? []);
  return writtenDesk({
    order: [...known.values()],
    selected: (selected.value && known.get(selected.value)) ?? null,
    ticked: idsOf(chosen.value),
    view: deskView.value,
    way: way.value,
    isTextOpen: isTextOpen.value,
    text: textOf(text),
    post: { ...textOf(postText), network: network.value, pictures: idsOf(pictures.value) },
    trip: tripPhotos.value.length > 0 || allAnswers.value.length > 0 ? { answers: allAnswers.value, naming: naming.value, word: word.value } : null,
    day: day.value === today() ? null : day.value,
    approvals: [...approvals.value],
  });
});

/** Begins to keep whenever somebody wants it, and brings back what was kept before. */
export function keepWork(): void {
  keepsHere.value = true;
  void inTurn(() => dropOldWork(today()).catch(() => undefined));
  finishBeforeLocking(() => inTurn(keepNow));
  /** Whether what was kept before is on the page: until then nothing may be kept over it. */
  const isBack = signal(false);
  effect(() => {
    const isOpen = kept.value.kind === "open";
    const wants = keepsPhotos.value;
    isBack.value = false;
    if (kept.value.kind === "off" || kept.value.kind === "failed") untracked(forgetLying);
    // Another passphrase, and another key: what lies there opens with neither.
    if (kept.value.kind === "locked" && kept.value.why === "changed") workKeeping.value = { kind: "not-kept", error: new StoreError("store.locked") };
    if (isOpen && wants === true) {
      void inTurn(async () => {
        await bringWorkBack((id) => lying.has(id), arrived);
        isBack.value = kept.peek().kind === "open" && keepsPhotos.peek() === true;
      });
    }
    if (isOpen && wants === false) {
      void inTurn(async () => {
        forgetLying();
        await dropWork().catch(() => null);
      });
    }
  });
  effect(() => {
    if (!isBack.value) return;
    void [inHand.value, desk.value, keys.value];
    return untracked(keepSoon);
  });
}

/** Once more, the photos too for which there was no room. */
export function tryAgain(): void {
  refused.clear();
  noRoom = null;
  keepSoon();
}

const PAUSE_MS = 300;

function keepSoon(): () => void {
  workKeeping.value = savingAfter(workKeeping.peek());
  const timer = setTimeout(() => void inTurn(keepNow), PAUSE_MS);
  return () => clearTimeout(timer);
}

function arrived({ photo, id, bytes, answers }: Back): void {
  ids.set(photo, id);
  lying.set(id, { bytes, answers });
  lyingKey ??= heldKey();
}

let line: Promise<void> = Promise.resolve();
/** One thing after the other. */
function inTurn(work: () => Promise<void>): Promise<void> {
  line = line.then(work).catch((thrown: unknown) => {
    workKeeping.value = { kind: "not-kept", error: of(thrown) };
  });
  return line;
}

function forgetLying(): void {
  lying.clear();
  refused.clear();
  noRoom = null;
  lyingDesk = lyingKey = null;
  workKeeping.value = { kind: "off" };
}

/** Makes the disk hold what is in hand: what is done goes first, then the words, then the photos that are new. */
async function keepNow(): Promise<void> {
  const key = heldKey();
  if (!key || keepsPhotos.peek() !== true) return;
  if (!same(key, lyingKey)) {
    // Locked with a key that nobody has any more.
    lying.clear();
    lyingDesk = null;
    lyingKey = key;
  }
  const [now, deskNow, tab, on] = [inHand.peek(), desk.peek(), await ownTab(), today()];
  const gone = [...lying.keys()].filter((id) => !now.some((each) => each.id === id));
  await dropPhotos(tab, gone);
  if (gone.length > 0) {
    refused.clear();
    noRoom = null;
  }
  for (const id of gone) lying.delete(id);

  const put = async (records: readonly { name: string; bytes: Uint8Array }[]): Promise<void> => {
    const locked: WorkRecord[] = [];
    for (const record of records) locked.push({ name: record.name, locked: await order("closeRecord", record) });
    await putWork(key, tab, on, locked);
  };
  const asBytes = (words: string): Uint8Array => new TextEncoder().encode(words);

  const words = now.flatMap(({ id, answers }) => (answers !== null && lying.has(id) && lying.get(id)?.answers !== answers ? [{ id, answers }] : []));
  const stamped = `${on} ${deskNow}`;
  if (words.length > 0 || stamped !== lyingDesk) {
    await put([{ name: "desk", bytes: asBytes(deskNow) }, ...words.map(({ id, answers }) => ({ name: `${id}/answers`, bytes: asBytes(answers) }))]);
    lyingDesk = stamped;
    for (const { id, answers } of words) lying.set(id, { bytes: lying.get(id)?.bytes ?? 0, answers });
  }
  for (const { id, photo, answers } of now) {
    if (lying.has(id) || refused.has(id)) continue;
    const { size } = photo.file;
    if (total() + size > MOST_KEPT_BYTES) {
      refused.add(id);
      continue;
    }
    const bytes = await writtenPhoto(photo.file, photo instanceof TripPhoto ? null : photo.number).catch(() => null);
    if (!bytes) {
      refused.add(id);
      continue;
    }
    try {
      await put([{ name: `${id}/file`, bytes }, ...(answers === null ? [] : [{ name: `${id}/answers`, bytes: asBytes(answers) }])]);
    } catch (thrown) {
      if (of(thrown).code !== "store.full") throw thrown;
      noRoom = of(thrown);
      refused.add(id);
      continue;
    }
    lying.set(id, { bytes: size, answers });
  }
  if (noRoom) throw noRoom;
  // What has changed in the meantime has its own turn, and is not kept before.
  if (inHand.peek() !== now || desk.peek() !== deskNow) return;
  workKeeping.value = { kind: "kept", photos: lying.size, bytes: total(), left: now.filter(({ id, photo }) => !lying.has(id) && !(photo instanceof TripPhoto && photo.isDone)).length };
}

const total = (): number => [...lying.values()].reduce((sum, { bytes }) => sum + bytes, 0);

function of(thrown: unknown): StoreError {
  return thrown instanceof StoreError ? thrown : new StoreError("store.not-here", String(thrown));
}
