// To the next photo that needs somebody, and in it to the first thing to do.
import { useLayoutEffect } from "preact/hooks";
import { deskView } from "../state/desk-view";
import type { PhotoEntry } from "../state/photo";
import { photos, select, selected } from "../state/photos";
import { needsSomebody, nextThatNeeds } from "../state/queue";
import { isTextOpen } from "../state/text-open";
import { faceInputId, goToNew, HEADS_ID, RETRY_ID, VERDICT_ID } from "./go-to";
import { unlessMoved } from "./own-way";

export function goToNextNeed(): void {
  // A number that was typed counts once its field is left: it must not go with the field.
  if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
  const here = deskView.peek() === "photo" ? selected.peek() : null;
  // Where no other photo needs somebody, to what is to be done in this one.
  const next = nextThatNeeds(here) ?? (here && needsSomebody(here) ? here : null);
  if (next) openAtNeed(next);
}

/** Opens a photo where something is to be done; the focus goes there unless `mayGo` says, by then, that somebody has it elsewhere. */
export function openAtNeed(photo: PhotoEntry, mayGo = unlessMoved()): void {
  select(photo);
  whenDrawn(photo, () => goToNew(needOf(photo), mayGo));
}

/** Where in the photo something is to be done first. */
function needOf(photo: PhotoEntry): string {
  if (photo.stage.peek().kind === "failed") return RETRY_ID;
  const face = photo.shownFaces.peek().find(({ subject }) => !subject);
  if (face) return faceInputId(face.key);
  const hold = photo.hold.peek();
  const isOnlyHeld = hold !== null && hold.kind !== "looking" && (photo.judgement.peek()?.verdict.permitted ?? false);
  return isOnlyHeld ? HEADS_ID : VERDICT_ID;
}

/** Whether the judge is still reading what is on the screen: whether heads are all that is left shows only then. */
const isBeingJudged = (photo: PhotoEntry): boolean => photo.submission.peek() !== null && photo.verdict.peek() === null && photo.judgeError.peek() === null;

/** The photo before has places of the same names: nothing is gone to until this one is drawn, and judged if it soon will be. */
function whenDrawn(photo: PhotoEntry, go: () => void, frames = 60): void {
  if (selected.peek() !== photo) return;
  const isDrawn = document.querySelector(`.photo-view[data-photo="${photo.id}"]`) !== null;
  if (isDrawn && (frames === 0 || !isBeingJudged(photo))) go();
  else if (frames > 0) requestAnimationFrame(() => whenDrawn(photo, go, frames - 1));
}

/** The key that goes there while the sheet or a photo is open. It is heard as long as the desk is there: between two views no key is lost. */
export function useNextKey(): void {
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isOpen = photos.peek().length > 0 && !isTextOpen.peek() && ["sheet", "photo"].includes(deskView.peek());
      if (!isOpen || !asksForNext(event) || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      goToNextNeed();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

/** Ctrl or Cmd with Enter, from anywhere, also while typing. */
const asksForNext = ({ key, ctrlKey, metaKey, altKey, shiftKey, isComposing, repeat }: KeyboardEvent): boolean =>
  key === "Enter" && ctrlKey !== metaKey && !altKey && !shiftKey && !isComposing && !repeat;
