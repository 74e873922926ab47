// One answer for several photos at once, each answer one step that can be undone and done again. What somebody has changed
// since in one of the photos stays as they left it.
import { computed, signal, type Signal } from "@preact/signals";
import { coverUnanswered } from "./faces";
import { neutralName } from "./file-name";
import type { PhotoEntry } from "./photo";
import { letGo, photos, putBack, takeOff } from "./photos";
import { stamp } from "./stamp";
import type { Written } from "./written";

export type SeveralDeed = "words" | "work" | "approval" | "device" | "size" | "cover" | "file-names" | "allow" | "remove";

interface Step {
  deed: SeveralDeed;
  /** How many photos it changed. */
  number: number;
  /** What it was said of, also where it was so before; nothing when it took photos off the page. */
  entries: readonly unknown[];
  /** When it was done, undone or done again. */
  at: number;
  undo(): void;
  redo(): void;
  /** Once it can no longer be undone. */
  end?(): void;
}

export interface SeveralTold {
  kind: "done" | "undone" | "redone";
  deed: SeveralDeed;
  number: number;
}

/** As many as anybody goes back. */
const STEPS_KEPT = 20;

const done = signal<readonly Step[]>([]);
const undone = signal<readonly Step[]>([]);
/** What was done last, undone or done again. */
export const told = signal<SeveralTold | null>(null);
export const canUndo = computed(() => done.value.length > 0);
export const canRedo = computed(() => undone.value.length > 0);

/** When the next one to be undone, or done again, was done last, if it is about this photo, or about which photos there are; none otherwise. */
export const doneAt = (entry: unknown): number | null => atOf(done.value.at(-1), entry);
export const undoneAt = (entry: unknown): number | null => atOf(undone.value.at(-1), entry);
const atOf = (step: Step | undefined, entry: unknown): number | null => (step && (step.deed === "remove" || step.entries.includes(entry)) ? step.at : null);

function add(did: Omit<Step, "at">): void {
  const step: Step = { ...did, at: stamp() };
  told.value = { kind: "done", deed: step.deed, number: step.number };
  if (step.number === 0) return;
  for (const old of done.value.slice(0, -(STEPS_KEPT - 1))) old.end?.();
  done.value = [...done.value, step].slice(-STEPS_KEPT);
  undone.value = [];
}

export function undoSeveral(): void {
  const step = done.value.at(-1);
  if (!step) return;
  step.undo();
  done.value = done.value.slice(0, -1);
  undone.value = [...undone.value, { ...step, at: stamp() }];
  told.value = { kind: "undone", deed: step.deed, number: step.number };
}

export function redoSeveral(): void {
  const step = undone.value.at(-1);
  if (!step) return;
  step.redo();
  undone.value = undone.value.slice(0, -1);
  done.value = [...done.value, { ...step, at: stamp() }];
  told.value = { kind: "redone", deed: step.deed, number: step.number };
}

/** Gives one field of each photo a new value, where it differs. */
function setEach<T, Entry = PhotoEntry>(deed: SeveralDeed, list: readonly Entry[], fieldOf: (entry: Entry) => Signal<T>, next: (entry: Entry, index: number) => T): void {
  const changes = list.flatMap((entry, index) => {
    const field = fieldOf(entry);
    const [before, after] = [field.peek(), next(entry, index)];
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ field, before, after }];
  });
  const put = (from: "before" | "after", to: "before" | "after") => {
    for (const change of changes) if (change.field.peek() === change[from]) change.field.value = change[to];
  };
  put("before", "after");
  add({ deed, number: changes.length, entries: list, undo: () => put("after", "before"), redo: () => put("before", "after") });
}

/** What stands for the number of the photo among those that are answered for. */
export const NUMBER_SIGN = "{number}";

/** Puts these words in; an empty text changes nothing, and `onlyEmpty` leaves words that are already there. */
export function giveWords(list: readonly PhotoEntry[], words: { caption: string; altText: string }, onlyEmpty: boolean): void {
  const filled = (now: string, given: string, number: number): string =>
    given.trim() === "" || (onlyEmpty && now.trim() !== "") ? now : given.replaceAll(NUMBER_SIGN, String(number));
  setEach("words", list, ({ words: field }) => field, (photo, index) => {
    const now = photo.words.peek();
    return { ...now, caption: filled(now.caption, words.caption, index + 1), altText: filled(now.altText, words.altText, index + 1) };
  });
}

export function giveFileNames(list: readonly PhotoEntry[]): void {
  setEach("file-names", list, ({ words }) => words, (photo) => ({
    ...photo.words.peek(),
    fileName: neutralName(photo.number, photo.info.peek()?.format ?? "jpeg"),
  }));
}

/** Whose work all of them show; nobody's when empty. */
export function giveWork(list: readonly PhotoEntry[], ids: readonly string[]): void {
  setEach("work", list, ({ work }) => work, () => ids);
}

/** The day the headteacher said yes to all of them. */
export function giveApproval(list: readonly PhotoEntry[], on: string): void {
  setEach("approval", list, ({ approvedOn }) => approvedOn, () => on);
}

/** The longer side of what is published; none for each photo's own size. */
export function giveSize(list: readonly PhotoEntry[], side: number | null): void {
  setEach("size", list, ({ sideChosen }) => sideChosen, () => side);
}

/** The questions about the device that stand open in these photos: each rule once, in the words it is asked in. */
export function deviceQuestions(list: readonly PhotoEntry[]): { rule: string; message: string; number: number }[] {
  const asked = new Map<string, { message: string; number: number }>();
  for (const photo of list) {
    for (const { rule, message } of openDeviceFindings(photo)) {
      const known = asked.get(rule);
      asked.set(rule, { message: known?.message ?? message, number: (known?.number ?? 0) + 1 });
    }
  }
  return [...asked].map(([rule, each]) => ({ rule, ...each }));
}

export function allowDevice(list: readonly PhotoEntry[], rule: string): void {
  setEach("device", list, ({ allowed }) => allowed, (photo) => [
    ...photo.allowed.peek(),
    ...openDeviceFindings(photo).filter((finding) => finding.rule === rule).map(({ key }) => key),
  ]);
}

/** Photos whose verdict asks what this rule asks, and nobody has allowed it yet. */
export const askedBy = (rule: string): PhotoEntry[] => photos.value.filter((photo) => openQuestions(photo, rule).length > 0);

/** Answers one rule's question for every photo at one stroke. Each photo's answer holds for that photo alone. */
export function allowEverywhere(rule: string): void {
  setEach("allow", askedBy(rule), ({ allowed }) => allowed, (photo) => [...photo.allowed.peek(), ...openQuestions(photo, rule)]);
}

const openQuestions = (photo: PhotoEntry, rule: string): string[] =>
  (photo.judgement.value?.verdict.findings ?? [])
    .filter((finding) => finding.rule === rule && finding.severity === "ask" && !photo.allowed.value.includes(finding.key))
    .map(({ key }) => key);

/** One question, as it is asked of one photo or text: under a key of its own. */
export interface Asked {
  entry: Pick<Written, "allowed" | "history">;
  key: string;
}

/** Answers a question with yes for everything that asks it, or takes that back: one step. */
export function allow(of: readonly Asked[], isAllowed: boolean): void {
  const next = ({ entry, key }: Asked): string[] => [...entry.allowed.peek().filter((other) => other !== key), ...(isAllowed ? [key] : [])];
  const [only, ...others] = of;
  if (only && others.length === 0) only.entry.history.give("allowed", next(only));
  else {
    setEach("allow", of.map(({ entry }) => entry), ({ allowed }) => allowed, (_, index) => {
      const asked = of[index];
      return asked ? next(asked) : [];
    });
  }
}

const openDeviceFindings = (photo: PhotoEntry) =>
  (photo.judgement.value?.verdict.findings ?? []).filter(
    ({ rule, severity, key }) => rule.startsWith("device.") && severity === "ask" && !photo.allowed.value.includes(key),
  );

/** Covers every face that nobody has answered for. */
export function coverAllLeft(list: readonly PhotoEntry[]): void {
  const open = list.flatMap((photo) => {
    const keys = photo.shownFaces.peek().filter(({ subject }) => !subject).map(({ key }) => key);
    return keys.length > 0 ? [{ photo, keys }] : [];
  });
  const cover = () => open.forEach(({ photo }) => coverUnanswered(photo));
  const uncover = () => {
    for (const { photo, keys } of open) {
      const faces = photo.faces.peek().map((face) => (keys.includes(face.key) && face.subject?.kind === "cover" ? { ...face, subject: null } : face));
      photo.history.act("cover-rest", null, faces);
    }
  };
  cover();
  add({ deed: "cover", number: open.length, entries: open.map(({ photo }) => photo), undo: uncover, redo: cover });
}

/** Takes photos off the page. They are let go of only when this can no longer be undone. */
export function removeSeveral(list: readonly PhotoEntry[]): void {
  const gone = [...list];
  takeOff(gone);
  add({
    deed: "remove",
    number: gone.length,
    entries: [],
    undo: () => putBack(gone),
    redo: () => takeOff(gone),
    end: () => gone.forEach(letGo),
  });
}

/** Forgets the steps, and with them the photos that were taken off. */
export function forgetSteps(): void {
  for (const step of done.value) step.end?.();
  done.value = undone.value = [];
  told.value = null;
}
