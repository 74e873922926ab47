// Warns before work is lost: nothing is stored, so closing the page forgets everything.
import { computed } from "@preact/signals";
import { draftBegun } from "./incident";
import { photos } from "./photos";
import { unsavedEntries } from "./register";

/** Somebody has answered for a photo that is not saved or begun to report an incident, or the register has lines that no file holds. */
export const hasUnsavedWork = computed(
  () =>
    unsavedEntries.value > 0 ||
    draftBegun.value ||
    photos.value.some(
      (photo) =>
        !photo.isSaved.value &&
        (photo.history.canUndo.value || photo.faces.value.some(({ subject }) => subject) || photo.words.value.caption !== "" || photo.words.value.altText !== ""),
    ),
);

export function warnBeforeLeaving(): void {
  window.addEventListener("beforeunload", (event) => {
    if (hasUnsavedWork.value) event.preventDefault();
  });
}
