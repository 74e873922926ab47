// A text without a photo: a page, a newsletter or a post that is checked by itself.
import { computed, signal } from "@preact/signals";
import type { Face, Mention, Submission, Words } from "../wasm/schoolgate.js";
import type { PageError } from "../bridge/page-error";
import { classListBusy } from "./class-list";
import { History } from "./history";
import { judgeWordsAsTheyChange } from "./judging";
import { statusOf, type FaceEntry, type Judgement, type Word } from "./photo";
import { channel, day, missing, publisher, rulesVersion } from "./school";
import { isTextOpen } from "./text-open";
import type { Written } from "./written";

const NOTHING: Words = { caption: "", altText: "", fileName: "" };

export class TextEntry implements Written {
  /** Whether it is to be judged at all. */
  readonly #isOn: () => boolean;
  readonly words = signal<Words>(NOTHING);
  /** A text shows nobody. */
  readonly faces = signal<FaceEntry[]>([]);
  readonly allowed = signal<readonly string[]>([]);
  readonly history = new History(this.faces, signal<readonly Face[]>([]), { words: this.words, allowed: this.allowed });
  readonly judgement = signal<Judgement | null>(null);
  readonly judgeError = signal<PageError | null>(null);
  readonly mentions = signal<{ words: Words; found: Mention[] } | null>(null);
  readonly isBlank = computed(() => this.words.value.caption.trim() === "" && this.words.value.altText.trim() === "");
  /** What is put before the judge; none until there is something to judge. */
  readonly submission = computed(() => (this.isBlank.value ? null : this.asSubmitted()));
  /** The verdict on exactly what is on the screen; none while the judge is still reading it. */
  readonly verdict = computed(() => {
    const judgement = this.judgement.value;
    const isCurrent = judgement?.submission === this.submission.value && judgement?.rules === rulesVersion.value;
    return judgement && isCurrent ? judgement.verdict : null;
  });
  readonly word = computed<Word | null>(() => this.judgement.value && statusOf(this.judgement.value));
  /** Whether exactly what is on the screen may leave. */
  readonly mayLeave = computed(() => this.verdict.value?.permitted ?? false);

  constructor(isOn: () => boolean = () => true) {
    this.#isOn = isOn;
  }

  /** Lets go of what was typed and of every step that led to it. */
  forget(): void {
    this.history.forget();
    this.words.value = NOTHING;
    this.allowed.value = [];
  }

  /** The same, also where there are no words; none while something has to be chosen first. */
  asSubmitted(): Submission | null {
    if (!this.#isOn() || missing.value.length > 0 || channel.value === null) return null;
    return {
      photo: null,
      faces: [],
      work: [],
      words: this.words.value,
      channel: channel.value,
      publisher: publisher.value,
      approval: null,
      on: day.value,
      allowed: [...this.allowed.value],
    };
  }
}

/** The one text on the page. */
export const text = new TextEntry();

/** The words that were last copied. */
const copied = signal("");

/** Whether closing the page would lose words that are nowhere else. */
export const isTextLost = computed(() => !text.isBlank.value && text.words.value.caption !== copied.value);

let isJudged = false;

/** Has it judged from now on, as it changes. */
export function judgeText(): void {
  if (!isJudged) judgeWordsAsTheyChange(text);
  isJudged = true;
}

export function openText(): void {
  judgeText();
  isTextOpen.value = true;
}

export function closeText(): void {
  isTextOpen.value = false;
}

export function forgetText(): void {
  text.forget();
  copied.value = "";
  isTextOpen.value = false;
}

/** Puts the words on the clipboard, if they may leave; whether they are there. */
export async function copyText(): Promise<boolean> {
  if (!text.mayLeave.value || classListBusy.value) return false;
  const { caption } = text.words.value;
  try {
    await navigator.clipboard.writeText(caption);
    copied.value = caption;
    return true;
  } catch {
    return false;
  }
}
