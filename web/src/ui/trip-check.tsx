// From here to checking: the photos that were chosen go on to the way in which faces are looked for.
import { addPhotos } from "../state/photos";
import { tripPhotos } from "../state/trip";
import { way } from "../state/way";
import { say } from "../words";

export function TripCheck() {
  const chosen = tripPhotos.value.filter((photo) => photo.chosen.value && photo.stage.value.kind === "read");
  const words = say.trip.check;
  return (
    <div class="trip-check">
      <button
        type="button"
        class="button button-plain"
        disabled={chosen.length === 0}
        onClick={() => {
          addPhotos(chosen.map(({ file }) => file));
          for (const photo of chosen) photo.chosen.value = false;
          way.value = "photos";
          document.getElementById("photo")?.focus();
        }}
      >
        {words.button(chosen.length)}
      </button>
      <p class="hint">{words.hint}</p>
    </div>
  );
}
