// What is to be said of a post as a whole: the worst of its pictures, what is wrong with the text said once, and what keeps it in.
import { computed } from "@preact/signals";
import type { Finding, Verdict } from "../wasm/schoolgate.js";
import { statusOf, type PhotoEntry, type Status } from "./photo";
import { pictures, SOCIAL, usesSocial } from "./post";
import { postText } from "./post-text";
import { channel, missing, policy } from "./school";
import type { Written } from "./written";

export type PostStatus = "empty" | "failed" | "stopped" | "needs-you" | "incomplete" | "working" | "clear";

/** A photo, or the text alone, with what is said of it. */
export type Judged = Written;

/** Why a post is kept in besides what its pictures say. */
export type PostHold = "no-social" | "channel" | null;

export const hold = computed<PostHold>(() => {
  if (!policy.value) return null;
  if (!usesSocial(policy.value)) return "no-social";
  return channel.value === null || channel.value === SOCIAL ? null : "channel";
});

const inTheWay = ({ severity, allowed }: Finding): boolean => severity === "block" || (severity === "ask" && !allowed);

/** Where one picture stands. Whether it has been saved before says nothing of the post, and a verdict follows in a moment. */
function statusOfAll(photo: PhotoEntry): Exclude<Status, "saved"> {
  const status = photo.status.value;
  if (status === "incomplete" && missing.value.length === 0) return photo.judgeError.value ? "failed" : "working";
  return status === "saved" ? "clear" : status;
}

export const isDescribed = (photo: PhotoEntry): boolean => photo.words.value.altText.trim() !== "";

/** What is in the way of this picture itself. */
export const ownOf = (photo: PhotoEntry): Finding[] =>
  photo.judgement.value?.verdict.findings.filter((finding) => inTheWay(finding) && !isAboutAll(finding)) ?? [];

/** What is to be done about this picture itself, in its faces and words and not in the shared text. */
export const toDoIn = (photo: PhotoEntry): number => ownOf(photo).length + (photo.hold.value ? 1 : 0) + (isDescribed(photo) ? 0 : 1);

/** Where this picture stands by itself, whatever is wrong with the text it shares. */
export function statusIn(photo: PhotoEntry): Exclude<Status, "saved"> {
  const status = statusOfAll(photo);
  const judgement = photo.judgement.value;
  if (!judgement || !["stopped", "needs-you", "clear"].includes(status)) return status;
  const findings = ownOf(photo);
  const own = statusOf({ submission: judgement.submission, verdict: { ...judgement.verdict, findings, permitted: findings.length === 0 } });
  return own === "clear" && toDoIn(photo) > 0 ? "needs-you" : own;
}

const WORST_FIRST = ["failed", "stopped", "needs-you", "incomplete", "working"] as const;

export const postStatus = computed<PostStatus>(() => {
  if (hold.value === "no-social") return "stopped";
  const all = pictures.value;
  if (all.length === 0 && postText.words.value.caption.trim() === "") return "empty";
  if (missing.value.length > 0) return "incomplete";
  if (hold.value === "channel") return "needs-you";
  if (all.length === 0) return postText.word.value ?? (postText.judgeError.value ? "failed" : "working");
  const each = all.map(statusOfAll).map((status) => (status === "waiting" ? "working" : status));
  const worst = WORST_FIRST.find((status) => each.includes(status));
  // Where something changed a moment ago this is the last verdict; on the way out everything is judged once more.
  return worst ?? (all.every(isDescribed) ? "clear" : "needs-you");
});

/** Everything that has been judged: the pictures, or the text while no picture has been. */
const judged = computed<Judged[]>(() => {
  const done = pictures.value.filter(({ judgement }) => judgement.value);
  return done.length > 0 ? done : postText.judgement.value ? [postText] : [];
});

/** The text and its history, with what is said of it where it goes with pictures. */
export const sharedText = computed<Written>(() => {
  const { faces, judgement, mentions } = judged.value[0] ?? postText;
  return { ...postText, faces, judgement, mentions };
});

const verdicts = computed<Verdict[]>(() => judged.value.flatMap(({ judgement }) => judgement.value?.verdict ?? []));

/** The answers for the whole post; none before anything is judged. */
export const answers = computed(() =>
  verdicts.value.length === 0
    ? null
    : { permitted: verdicts.value.every(({ permitted }) => permitted), exposed: verdicts.value.some(({ exposed }) => exposed) },
);

export const notChecked = computed(() => [
  ...new Map(verdicts.value.flatMap((verdict) => verdict.notChecked).map((each) => [each.rule, each])).values(),
]);

/** What is said of the text or of who posts it, and not of one picture. */
export function isAboutAll({ place, rule }: Finding): boolean {
  return (place.kind === "words" && place.field === "caption") || (place.kind === "submission" && rule !== "approval.head");
}

/** One finding that several pictures share, and each picture's own copy of it. */
export interface Shared {
  finding: Finding;
  of: { entry: Judged; key: string }[];
  /** The pictures it is about, counted from 1; none when it is about all. */
  numbers: number[];
}

export const sharedFindings = computed<Shared[]>(() => {
  const found = new Map<string, Shared>();
  for (const photo of judged.value) {
    for (const finding of photo.judgement.value?.verdict.findings.filter(isAboutAll) ?? []) {
      const { rule, place, message, severity } = finding;
      const same = JSON.stringify([rule, place, message, severity]);
      const shared = found.get(same) ?? { finding, of: [], numbers: [] };
      // It counts as allowed when it is so for every picture.
      shared.finding = { ...shared.finding, allowed: shared.finding.allowed && finding.allowed };
      shared.of.push({ entry: photo, key: finding.key });
      shared.numbers.push(pictures.value.findIndex((picture) => picture === photo) + 1);
      found.set(same, shared);
    }
  }
  return [...found.values()].map((shared) => (shared.of.length === judged.value.length ? { ...shared, numbers: [] } : shared));
});
