// The text of a post: typed once, judged by itself while no picture goes with it.
import { computed, signal } from "@preact/signals";
import type { PageError } from "../bridge/page-error";
import type { DeviceFacts, Mention, MetadataReport, Submission, Words } from "../wasm/schoolgate.js";
import { statusOf, type FaceEntry, type Judgement } from "./photo";
import { channel, day, missing, publisher } from "./school";
import { way } from "./way";

const words = signal<Words>({ caption: "", altText: "", fileName: "" });
const allowed = signal<readonly string[]>([]);
const judgement = signal<Judgement | null>(null);

/** A submission without a photo; none while there is nothing to judge. */
const submission = computed<Submission | null>(() => {
  if (way.value !== "post" || missing.value.length > 0 || channel.value === null || words.value.caption.trim() === "") return null;
  return {
    photo: null,
    faces: [],
    work: null,
    words: words.value,
    channel: channel.value,
    publisher: publisher.value,
    approval: null,
    signedApproval: null,
    on: day.value,
    allowed: [...allowed.value],
    choices: {},
    crop: null,
    longestSide: null,
  };
});

export const postText = {
  words,
  allowed,
  judgement,
  submission,
  faces: signal<FaceEntry[]>([]),
  hidden: signal<MetadataReport | null>(null),
  deviceFacts: signal<DeviceFacts | null>(null),
  judgeError: signal<PageError | null>(null),
  mentions: signal<{ words: Words; found: Mention[] } | null>(null),
  /** The verdict in one word. */
  word: computed(() => judgement.value && statusOf(judgement.value)),
};

export function typePost(caption: string): void {
  if (caption !== words.peek().caption) words.value = { ...words.peek(), caption };
}

export function forgetPostText(): void {
  typePost("");
  allowed.value = [];
}
