// One answer for several photos at once, each answer one step that can be undone and done again. What somebody has changed
// since in one of the photos stays as they left it.
import { computed, signal, type Signal } from "@preact/signals";
import { coverUnanswered } from "./faces";
import { neutralName } from "./file-name";
import type { PhotoEntry } from "./photo";
import { letGo, putBack, takeOff } from "./photos";

export type SeveralDeed = "words" | "work" | "approval" | "device" | "size" | "cover" | "file-names" | "remove";

interface Step {
  deed: SeveralDeed;
  /** How many photos it changed. */
  number: number;
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

function add(step: Step): void {
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
  undone.value = [...undone.value, step];
  told.value = { kind: "undone", deed: step.deed, number: step.number };
}

export function redoSeveral(): void {
  const step = undone.value.at(-1);
  if (!step) return;
  step.redo();
  undone.value = undone.value.slice(0, -1);
  done.value = [...done.value, step];
  told.value = { kind: "redone", deed: step.deed, number: step.number };
}

/** Gives one field of each photo a new value, where it differs. */
function setEach<T>(deed: SeveralDeed, list: readonly PhotoEntry[], fieldOf: (photo: PhotoEntry) => Signal<T>, next: (photo: PhotoEntry, index: number) => T): void {
  const changes = list.flatMap((photo, index) => {
    const field = fieldOf(photo);
    const [before, after] = [field.peek(), next(photo, index)];
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ field, before, after }];
  });
  const put = (from: "before" | "after", to: "before" | "after") => {
    for (const change of changes) if (change.field.peek() === change[from]) change.field.value = change[to];
  };
  put("before", "after");
  add({ deed, number: changes.length, undo: () => put("after", "before"), redo: () => put("before", "after") });
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
  add({ deed: "cover", number: open.length, undo: uncover, redo: cover });
}

/** Takes photos off the page. They are let go of only when this can no longer be undone. */
export function removeSeveral(list: readonly PhotoEntry[]): void {
  const gone = [...list];
  takeOff(gone);
  add({
    deed: "remove",
    number: gone.length,
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
