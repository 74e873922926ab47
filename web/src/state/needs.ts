// What one photo needs next, in a batch: the one thing to say under its picture.
import type { PageError } from "../bridge/page-error";
import type { Finding } from "../wasm/schoolgate.js";
import type { Hold, PhotoEntry } from "./photo";

export type Need =
  | { kind: "failed"; error: PageError }
  | { kind: "faces"; number: number }
  | { kind: "finding"; message: string; more: number }
  | { kind: "hold"; hold: Hold };

const isOpen = ({ severity, allowed }: Finding): boolean => severity === "block" || (severity === "ask" && !allowed);

/** The first thing in the way: what stops it before what asks, and faces without an answer before all else. */
export function needOf(photo: PhotoEntry): Need | null {
  const stage = photo.stage.value;
  if (stage.kind === "failed") return { kind: "failed", error: stage.error };
  if (stage.kind !== "ready" || photo.isSaved.value) return null;
  const open = photo.judgement.value?.verdict.findings.filter(isOpen) ?? [];
  // A face without an answer is a finding of its own; told once is enough.
  const others = open.filter(({ place }) => place.kind !== "face" || photo.faces.value[place.index]?.subject);
  const first = others.find(({ severity }) => severity === "block") ?? others[0];
  if (photo.unanswered.value > 0 && photo.word.value !== "stopped") return { kind: "faces", number: photo.unanswered.value };
  if (first) return { kind: "finding", message: first.message, more: others.length - 1 };
  if (photo.unanswered.value > 0) return { kind: "faces", number: photo.unanswered.value };
  return photo.hold.value && photo.judgement.value ? { kind: "hold", hold: photo.hold.value } : null;
}
