// To the next photo that needs somebody, and in it to the first thing to do.
import { deskView } from "../state/desk-view";
import type { PhotoEntry } from "../state/photo";
import { select, selected } from "../state/photos";
import { nextThatNeeds } from "../state/queue";
import { faceInputId, goToNew, HEADS_ID, RETRY_ID, VERDICT_ID } from "./go-to";

export function goToNextNeed(): void {
  const next = nextThatNeeds(deskView.peek() === "photo" ? selected.peek() : null);
  if (next) openAtNeed(next);
}

/** Opens a photo where something is to be done. */
export function openAtNeed(photo: PhotoEntry): void {
  select(photo);
  const face = photo.shownFaces.peek().find(({ subject }) => !subject);
  const hold = photo.hold.peek();
  const isOnlyHeld = hold !== null && hold.kind !== "looking" && (photo.judgement.peek()?.verdict.permitted ?? false);
  const isBroken = photo.stage.peek().kind === "failed";
  whenDrawn(photo, () => goToNew(isBroken ? RETRY_ID : face ? faceInputId(face.key) : isOnlyHeld ? HEADS_ID : VERDICT_ID));
}

/** The photo before has places of the same names: nothing is gone to until this one is drawn. */
function whenDrawn(photo: PhotoEntry, go: () => void, frames = 60): void {
  if (document.querySelector(`.photo-view[data-photo="${photo.id}"]`)) go();
  else if (frames > 0) requestAnimationFrame(() => whenDrawn(photo, go, frames - 1));
}

/** Ctrl or Cmd with Enter, from anywhere, also while typing. */
export const asksForNext = ({ key, ctrlKey, metaKey, altKey, shiftKey, isComposing }: KeyboardEvent): boolean =>
  key === "Enter" && ctrlKey !== metaKey && !altKey && !shiftKey && !isComposing;
