// Lets go of everything about a trip.
import { copied, copyError } from "./trip-copies";
import { forgetAnswers } from "./trip-groups";
import { removeTripPhotos } from "./trip";
import { forgetToDelete } from "./trip-todo";

/** What was brought in and said of it; what is to be deleted from the devices stays on its list. */
export function emptyTrip(): void {
  removeTripPhotos();
  forgetAnswers();
  copied.value = null;
  copyError.value = null;
}

export function forgetTrip(): void {
  emptyTrip();
  forgetToDelete();
}
