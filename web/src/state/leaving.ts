// Warns before work is lost: closing the page forgets everything that nobody asked to keep.
import { computed } from "@preact/signals";
import { run } from "./batch-out";
import { draftBegun } from "./incident";
import { isAllKept, keeping } from "./kept";
import { photos } from "./photos";
import { unsavedEntries } from "./register";
import { isTextLost } from "./text";
import { copying } from "./trip-copies";
import { isTripBegun } from "./trip-groups";
import { stillToDelete } from "./trip-todo";
import { isWorkKept, workKeeping } from "./work-kept";

/**
 * Somebody has answered for a photo that is not saved, or written words that were not copied, and that is not kept, or begun to report an incident,
 * a trip is begun and not kept, photos are still to be deleted from a device and that is not kept, the register has lines
 * that no file holds and that are not kept, a batch or a trip's copies are being saved, or something that should be kept is
 * not yet.
 */
export const hasUnsavedWork = computed(
  () =>
    (unsavedEntries.value > 0 && !isAllKept.value) ||
    draftBegun.value ||
    (isTextLost.value && !isWorkKept.value) ||
    (stillToDelete.value.length > 0 && !isAllKept.value) ||
    (isTripBegun.value && !isWorkKept.value) ||
    run.value !== null ||
    copying.value !== null ||
    keeping.value.kind !== "kept" ||
    workKeeping.value.kind === "saving" ||
    (!isWorkKept.value &&
      photos.value.some(
        (photo) =>
          !photo.isSaved.value &&
          (photo.history.canUndo.value || photo.faces.value.some(({ subject }) => subject) || photo.words.value.caption !== "" || photo.words.value.altText !== ""),
      )),
);

export function warnBeforeLeaving(): void {
  window.addEventListener("beforeunload", (event) => {
    if (hasUnsavedWork.value) event.preventDefault();
  });
}
