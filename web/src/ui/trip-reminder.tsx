// Reminds, on every way through the page, of photos that are still on a device.
import { isOverdue, stillToDelete } from "../state/trip-todo";
import { way } from "../state/way";
import { say } from "../words";
import { goToNew } from "./go-to";
import { Icon } from "./icons";
import { TODO_ID } from "./trip-todo";

export function TripReminder() {
  const left = stillToDelete.value;
  // Where the list itself is there is nothing to be reminded of.
  if (left.length === 0 || way.value === "trip") return null;
  const words = say.trip.reminder;
  return (
    <div class="trip-reminder" role="status">
      <Icon name="waiting" />
      <p>
        {words.title(left.length)}
        {words.overdue(left.filter((entry) => isOverdue(entry)).length)}.
      </p>
      <button
        type="button"
        class="button button-plain"
        onClick={() => {
          way.value = "trip";
          goToNew(TODO_ID);
        }}
      >
        {words.button}
      </button>
    </div>
  );
}
