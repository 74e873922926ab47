// What was done to the faces of one photo and answered about it, so that it can be undone and done again. What the search
// finds is no deed of anybody's: it is never undone, and none of it is ever left without a box.
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { CoverStyle, Face, Region, Words } from "../wasm/schoolgate.js";
import { sameCrop } from "./crop";
import { withUnboxed } from "./found";
import type { HeadCount } from "./heads";
import type { Choice } from "./hidden";
import type { FaceEntry } from "./photo";
import { stamp } from "./stamp";

/** What is said of a photo besides its faces, each by the name of what holds it. */
export interface Answers {
  crop: Region | null;
  words: Words;
  sideChosen: number | null;
  headsCounted: HeadCount | null;
  coverStyle: CoverStyle;
  choices: Record<Choice, boolean>;
  work: readonly string[] | null;
  approvedOn: string | null;
  allowed: readonly string[];
}
type Name = keyof Answers;

/** What was done to faces, or to words, or what was answered by its name. */
export type Deed =
  | "answer" | "cover-rest" | "draw" | "move" | "resize" | "remove" | "not-a-face" | "typing" | "rewording" | Exclude<Name, "words">;

/** What was undone or done again: the face by its key and its number, unless it was about several or about none. */
export interface Told {
  undone: boolean;
  deed: Deed;
  face: { key: number; number: number } | null;
}

/** One thing to put back: a face as it was, the place of one that was taken away, or nothing where one was added. */
type Change =
  | { kind: "put"; fields: Partial<FaceEntry> }
  | { kind: "insert"; face: FaceEntry; index: number }
  | { kind: "remove" };

interface Step {
  deed: Deed;
  /** The face it was about; none when about several. */
  key: number | null;
  /** Deeds of one gesture, such as a drag, are one step. */
  gesture: unknown;
  back: ReadonlyMap<number, Change>;
  /** The answer to put back, where it was an answer that was changed. */
  was?: Partial<Answers>;
  /** When it was done, undone or done again. */
  at: number;
}

/** As many steps as anybody goes back. */
const STEPS_KEPT = 200;

/** The fields that a deed can change. */
const FIELDS = ["region", "landmarks", "moved", "subject"] as const satisfies readonly (keyof FaceEntry)[];

export class History {
  readonly #faces: Signal<FaceEntry[]>;
  readonly #found: ReadonlySignal<readonly Face[]>;
  readonly #answers: { readonly [Each in Name]?: Signal<Answers[Each]> };
  readonly #done = signal<readonly Step[]>([]);
  readonly #undone = signal<readonly Step[]>([]);
  /** What was last undone or done again, until something else is done. */
  readonly told = signal<Told | null>(null);
  readonly canUndo = computed(() => this.#done.value.length > 0);
  readonly canRedo = computed(() => this.#undone.value.length > 0);

  /** When the next one to be undone, or to be done again, was done last; none when there is none. */
  readonly doneAt = computed(() => this.#done.value.at(-1)?.at ?? null);
  readonly undoneAt = computed(() => this.#undone.value.at(-1)?.at ?? null);
  /** When something new was last done. */
  readonly newAt = signal(0);

  /** `faces` are the faces of the photo, `found` all that the search has found of them, `answers` hold what else is said of it. */
  constructor(faces: Signal<FaceEntry[]>, found: ReadonlySignal<readonly Face[]>, answers: { readonly [Each in Name]?: Signal<Answers[Each]> }) {
    this.#faces = faces;
    this.#found = found;
    this.#answers = answers;
  }

  /** Does something to the faces. While `gesture` stays the same and nothing else is done, it is one step. */
  act(deed: Deed, key: number | null, next: FaceEntry[], gesture: unknown = null): void {
    const back = this.#become(next);
    if (back.size > 0) this.#add({ deed, key, gesture, back });
  }

  /** Crops the photo, or with nothing publishes all of it. */
  crop(next: Region | null, gesture: unknown = null): void {
    if (!sameCrop(this.#answers.crop?.value ?? null, next)) this.#change("crop", next, "crop", gesture);
  }

  /** Writes other words. Keystrokes of one `gesture` are one step. */
  write(next: Words, deed: "typing" | "rewording", gesture: unknown = null): void {
    this.#change("words", next, deed, gesture);
  }

  /** Answers anything else. */
  give<Each extends Exclude<Name, "words">>(name: Each, next: Answers[Each], gesture: unknown = null): void {
    this.#change(name, next, name, gesture);
  }

  /** Whether it is words that would be undone, or done again. */
  isOfWords(turn: "undo" | "redo"): boolean {
    return (turn === "undo" ? this.#done : this.#undone).value.at(-1)?.was?.words !== undefined;
  }

  #change<Each extends Name>(name: Each, next: Answers[Each], deed: Deed, gesture: unknown): void {
    const holder = this.#answers[name] as Signal<Answers[Each]> | undefined;
    if (!holder || isSame(holder.value, next)) return;
    const was = { [name]: holder.value } as Partial<Answers>;
    holder.value = next;
    this.#add({ deed, key: null, gesture, back: new Map(), was });
  }

  /** Puts answers back; what was there instead. */
  #putBack(was: Partial<Answers>): Partial<Answers> {
    const now: Partial<Record<Name, unknown>> = {};
    for (const name of Object.keys(was) as Name[]) {
      const holder = this.#answers[name] as Signal<unknown> | undefined;
      if (!holder) continue;
      now[name] = holder.value;
      holder.value = was[name];
    }
    return now as Partial<Answers>;
  }

  #add(did: Omit<Step, "at">): void {
    const step: Step = { ...did, at: stamp() };
    const done = this.#done.value;
    const last = done.at(-1);
    if (last && step.gesture !== null && last.gesture === step.gesture) {
      // Of one gesture the answer that was there before all of it stands.
      this.#done.value = [...done.slice(0, -1), { ...last, at: step.at, back: joined(last.back, step.back) }];
    } else {
      this.#done.value = [...done, step].slice(-STEPS_KEPT);
    }
    this.#undone.value = [];
    this.newAt.value = step.at;
    this.told.value = null;
  }

  /** Ends the gesture in hand: what comes next is a step of its own. */
  settle(): void {
    const last = this.#done.value.at(-1);
    if (last && last.gesture !== null) this.#done.value = [...this.#done.value.slice(0, -1), { ...last, gesture: null }];
  }

  /** Lets go of every step. */
  forget(): void {
    this.#done.value = this.#undone.value = [];
    this.told.value = null;
  }

  undo(): void {
    this.#turn(this.#done, this.#undone, true);
  }

  redo(): void {
    this.#turn(this.#undone, this.#done, false);
  }

  #turn(from: Signal<readonly Step[]>, to: Signal<readonly Step[]>, undone: boolean): void {
    const step = from.value.at(-1);
    if (!step) return;
    const before = this.#faces.value;
    const back = this.#become(applied(before, step.back));
    const was = step.was && this.#putBack(step.was);
    from.value = from.value.slice(0, -1);
    to.value = [...to.value, { ...step, gesture: null, back, at: stamp(), ...(was ? { was } : {}) }];
    const { key, deed } = step;
    const number = [this.#faces.value, before].map((faces) => faces.findIndex((face) => face.key === key) + 1).find((each) => each > 0);
    this.told.value = { undone, deed, face: key === null || number === undefined ? null : { key, number } };
  }

  /** Makes these the faces; what would put back the ones before. */
  #become(next: FaceEntry[]): Map<number, Change> {
    const before = this.#faces.value;
    const after = withUnboxed(next, this.#found.value);
    this.#faces.value = after;
    return changes(after, before);
  }
}

/** What makes `to` out of `from`. */
function changes(from: readonly FaceEntry[], to: readonly FaceEntry[]): Map<number, Change> {
  const old = new Map(from.map((face) => [face.key, face]));
  const kept = new Set(to.map(({ key }) => key));
  const result = new Map<number, Change>();
  for (const { key } of from) if (!kept.has(key)) result.set(key, { kind: "remove" });
  to.forEach((face, index) => {
    const was = old.get(face.key);
    if (!was) result.set(face.key, { kind: "insert", face, index });
    else if (was !== face) {
      const differing = FIELDS.filter((field) => !isSame(was[field], face[field]));
      if (differing.length > 0) result.set(face.key, { kind: "put", fields: Object.fromEntries(differing.map((field) => [field, face[field]])) });
    }
  });
  return result;
}

/** Whether two plain values say the same; nothing said is as good as null. */
const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

function applied(faces: readonly FaceEntry[], back: ReadonlyMap<number, Change>): FaceEntry[] {
  const result = faces.flatMap((face) => {
    const change = back.get(face.key);
    if (change?.kind === "remove") return [];
    return [change?.kind === "put" ? { ...face, ...change.fields } : face];
  });
  for (const change of back.values()) {
    if (change.kind === "insert") result.splice(Math.min(change.index, result.length), 0, change.face);
  }
  return result;
}

/** One way back out of two: over the later, then over the earlier. */
function joined(earlier: ReadonlyMap<number, Change>, later: ReadonlyMap<number, Change>): Map<number, Change> {
  const result = new Map([...later, ...earlier]);
  for (const [key, change] of earlier) {
    const after = later.get(key);
    if (change.kind === "put" && after?.kind === "put") result.set(key, { kind: "put", fields: { ...after.fields, ...change.fields } });
  }
  return result;
}
