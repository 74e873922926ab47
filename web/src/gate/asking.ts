// What the host has asked, from its files to what a person decides: one asking at a time.
import { batch, computed, effect, signal } from "@preact/signals";
import { PageError } from "../bridge/page-error";
import { isShut } from "../state/kept";
import type { PhotoEntry } from "../state/photo";
import { addPhotos, letGo, photos, putBack, takeOff } from "../state/photos";
import { missing } from "../state/school";
import { judgeText, text } from "../state/text";
import type { FormWords, Piece, School } from "./messages";
import { piecesOf, receiptOfWords } from "./pieces";
import { receiptKey } from "./receipts";
import { settleKept, takeSchool } from "./school";
import { plainWords, shareWords } from "./shared-words";

export type Outcome = { kind: "cleared"; pieces: Piece[]; words: FormWords; receipt: string } | { kind: "left" };

/** One asking: its pictures as they were given; none where only words are asked about. */
export interface Asking {
  readonly id: number;
  readonly photos: readonly PhotoEntry[];
  /** How many pictures it is about, also before they are taken in. */
  readonly number: number;
  readonly school: School;
}

/** A picture that waits, or is looked at, is no business of a person's yet. */
export type Standing = "working" | "open" | "clear";

/** What is asked now; while its pictures have not been taken in it has none. */
export const asking = signal<Asking | null>(null);
/** Whether somebody sees it. */
export const isShown = signal(false);
export const isClearing = signal(false);
/** Why it could not be cleared although nothing stood in its way. */
export const clearError = signal<PageError | null>(null);
/** Pictures that somebody left out. */
export const leftOut = signal<readonly PhotoEntry[]>([]);

/** The pictures that are to go. */
export const chosen = computed(() => asking.value?.photos.filter((photo) => photos.value.includes(photo)) ?? []);
/** Whether it is about words alone. */
export const isWordsOnly = computed(() => asking.value?.number === 0);

export function standingOf(photo: PhotoEntry): Standing {
  const stage = photo.stage.value.kind;
  if (stage === "failed" || photo.unanswered.value > 0 || photo.judgeError.value) return "open";
  if (stage !== "ready") return "working";
  if (missing.value.length > 0) return "open";
  const verdict = photo.verdict.value;
  if (!verdict) return "working";
  return verdict.permitted && !photo.hold.value ? "clear" : "open";
}

function standingOfText(): Standing {
  if (text.judgeError.value || missing.value.length > 0) return "open";
  // Where there are no words there is nothing to read; the guard is asked all the same before anything goes.
  if (text.isBlank.value) return "clear";
  if (!text.verdict.value) return "working";
  return text.mayLeave.value ? "clear" : "open";
}

/** How many pictures are to go. */
export const chosenNumber = computed(() => (asking.value?.photos.length === 0 ? asking.value.number : chosen.value.length));

/** Where each part of it stands. */
const standings = computed<Standing[]>(() => (isWordsOnly.value ? [standingOfText()] : chosen.value.map(standingOf)));

/** How many of how many need a person. */
export const open = computed(() => standings.value.filter((standing) => standing === "open").length);
export const standing = computed<Standing>(() => {
  if (isShut.value || missing.value.length > 0 || standings.value.length === 0 || open.value > 0) return "open";
  return standings.value.includes("working") ? "working" : "clear";
});

let decide: ((outcome: Outcome) => void) | null = null;

/** The person gives up: nothing goes. */
export function leave(): void {
  decide?.({ kind: "left" });
}

/** The person lets it go: all of it is cleared, or nothing is. */
export async function letGoIn(): Promise<void> {
  const now = asking.value;
  if (!now || standing.value !== "clear" || isClearing.value) return;
  isClearing.value = true;
  clearError.value = null;
  const decided = decide;
  // Somebody may have left meanwhile: what still runs is then no business of whatever is asked next.
  const isMine = () => decide === decided;
  try {
    const cleared = await clear();
    if (isMine()) decided?.(cleared);
  } catch (thrown) {
    if (isMine()) clearError.value = PageError.of(thrown);
  } finally {
    if (isMine()) isClearing.value = false;
  }
}

async function clear(): Promise<Outcome> {
  if (isWordsOnly.value) {
    const { receipt, words } = await receiptOfWords();
    return { kind: "cleared", pieces: [], words, receipt };
  }
  const all = chosen.value;
  const pieces = await piecesOf(all);
  const [first] = pieces;
  if (!first || all !== chosen.value || standing.value !== "clear") throw new PageError("gate.changed");
  return { kind: "cleared", pieces, words: { caption: first.words.caption, altText: first.words.altText }, receipt: first.receipt };
}

export function leaveOut(photo: PhotoEntry): void {
  batch(() => {
    leftOut.value = [...leftOut.value, photo];
    takeOff([photo]);
  });
}

export function takeBack(photo: PhotoEntry): void {
  batch(() => {
    leftOut.value = leftOut.value.filter((other) => other !== photo);
    putBack([photo]);
  });
}

/** What came of an asking, and its pictures for asking once more; none are left where nothing was cleared. */
export interface Answered {
  readonly outcome: Outcome;
  readonly asking: Asking | null;
}

interface Question {
  readonly id: number;
  /** New files, or pictures of an asking before. */
  readonly pictures: readonly File[] | Asking;
  readonly words: FormWords;
  readonly school: School;
}

/** Puts it before the guard, and before a person where one is needed; `show` is called at most once. Rejects when it is called off. */
export async function ask({ id, pictures, words: given, school }: Question, show: () => void, off: AbortSignal): Promise<Answered> {
  const words = plainWords(given);
  const before = "photos" in pictures ? pictures : null;
  const stops: (() => void)[] = [];
  const reveal = () => {
    if (isShown.value) return;
    isShown.value = true;
    show();
  };
  let mine: readonly PhotoEntry[] = before?.photos ?? [];
  /** What is left for asking once more: pictures that were cleared before stay at hand whatever becomes of it now. */
  let kept = before;
  const number = before?.number ?? (pictures as readonly File[]).length;
  asking.value = { id, photos: mine, number, school };
  const outcome = decided();
  try {
    await settleKept(school);
    if (isShut.value) {
      // What the school knows lies behind the lock, and no picture is shown before it.
      reveal();
      const gaveUp = await Promise.race([outcome, until(() => !isShut.value, off)]);
      if (gaveUp) return { outcome: gaveUp, asking: kept };
    }
    await takeSchool(school);
    // Without a key nothing could go: better told before anybody works at it.
    receiptKey();
    off.throwIfAborted();

    if (before) putBack(before.photos);
    else mine = taken(pictures as readonly File[]);
    asking.value = { id, photos: mine, number, school };
    if (mine.length > 0) stops.push(shareWords(() => chosen.value, words));
    else takeWords(words);

    stops.push(
      effect(() => {
        const now = standing.value;
        // Not as part of this: what it changes would run it again.
        queueMicrotask(() => {
          if (asking.value?.photos !== mine || now !== standing.value || isShown.value) return;
          if (now === "open") reveal();
          // As long as nobody was asked, nobody has to press anything.
          else if (now === "clear") void letGoIn().then(() => clearError.value && reveal());
        });
      }),
    );
    const result = await Promise.race([outcome, calledOff(off)]);
    if (result.kind === "cleared") kept = { id, photos: chosen.value, number: chosen.value.length, school };
    return { outcome: result, asking: kept };
  } finally {
    for (const stop of stops) stop();
    decide = null;
    takeOff(mine);
    forgetPictures(mine.filter((photo) => !kept?.photos.includes(photo)));
    text.forget();
    batch(() => {
      asking.value = null;
      isShown.value = false;
      leftOut.value = [];
      isClearing.value = false;
      clearError.value = null;
    });
  }
}

/** The pictures of an asking that is not asked again. */
export function forgetPictures(all: readonly PhotoEntry[]): void {
  takeOff(all);
  for (const photo of all) letGo(photo);
}

function taken(files: readonly File[]): readonly PhotoEntry[] {
  const before = photos.value;
  addPhotos(files);
  return photos.value.filter((photo) => !before.includes(photo));
}

function takeWords({ caption, altText }: FormWords): void {
  text.words.value = { caption, altText, fileName: "" };
  judgeText();
}

const decided = (): Promise<Outcome> =>
  new Promise((resolve) => {
    decide = resolve;
  });

function calledOff(off: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(new PageError("page.aborted"));
    if (off.aborted) stop();
    else off.addEventListener("abort", stop, { once: true });
  });
}

function until(condition: () => boolean, off: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = effect(() => {
      if (condition()) resolve();
    });
    void calledOff(off).catch(reject).finally(() => stop());
  });
}
