// The places of the page that a finding can point to, and how to get there.
import type { FaceEntry } from "../state/photo";
import type { Field, Finding, Subject } from "../wasm/schoolgate.js";
import { say } from "../words";
import { unlessMoved } from "./own-way";

export const PUBLISHER_ID = "publisher";
export const APPROVAL_ID = "approval";
export const VERDICT_ID = "verdict";
export const WORK_ID = "work";
export const HEADS_ID = "heads";
export const PICTURE_TOOLS_ID = "picture-tools";
export const SIZE_ID = "published-size";
export const RETRY_ID = "photo-retry";
export const DRAW_ID = "draw";
export const fieldId = (field: Field): string => `words-${field}`;
export const faceInputId = (key: number): string => `face-${key}-who`;
export const faceChoiceId = (key: number, kind: Subject["kind"]): string => `face-${key}-${kind}`;

export interface Target {
  id: string;
  words: string;
}

/** Where to go to put a finding right; none when it is about the photo as a whole. A text without a photo has but one field. */
export function targetOf({ place, rule, also }: Finding, faces: readonly FaceEntry[], isText = false): Target | null {
  switch (place.kind) {
    case "face": {
      const face = faces[place.index];
      return face ? { id: faceInputId(face.key), words: say.verdict.goTo.face(place.index + 1) } : null;
    }
    case "words":
      return { id: fieldId(place.field), words: isText ? say.captions.text.goTo : say.verdict.goTo[place.field] };
    case "submission":
      if (rule.startsWith("publisher.")) return { id: PUBLISHER_ID, words: say.verdict.goTo.publisher };
      if (rule === "approval.head") return { id: APPROVAL_ID, words: say.verdict.goTo.approval };
      return null;
    case "photo":
      return [rule, ...also].includes("work.permission") ? { id: WORK_ID, words: say.verdict.goTo.work } : null;
  }
}

/** Moves the focus there. */
export function goTo(id: string): void {
  const place = document.getElementById(id);
  // A field that is switched off takes no focus; the buttons beside it do.
  const element = place?.matches(":disabled") ? place.closest("fieldset")?.querySelector<HTMLElement>("button:enabled") : place;
  // Of a part of a drawing WebKit does not know where it is: the picture it lies over is brought into sight.
  (element?.closest(".picture") ?? element)?.scrollIntoView({ block: "center" });
  element?.focus({ preventScroll: true });
}

/** How many frames a part of the page may take to be drawn. */
const FRAMES = 30;

/** Moves the focus to what has only just been asked for, once it has been drawn, if it may be moved then. */
export function goToNew(id: string, mayGo = unlessMoved(), frames = FRAMES): void {
  requestAnimationFrame(() => {
    if (!mayGo()) return;
    if (document.getElementById(id)) goTo(id);
    else if (frames > 0) goToNew(id, mayGo, frames - 1);
  });
}

