// Photos come from the picker, a folder, or dropped anywhere on the page.
import { PHOTO_TYPES } from "../state/file-name";
import { addTripPhotos, broughtTwice, leftOut, readAgain, removeTripPhoto, tripPhotos } from "../state/trip";
import { copying } from "../state/trip-copies";
import { emptyTrip } from "../state/trip-forget";
import { say } from "../words";
import { ErrorNote } from "./error-note";
import { FileButton } from "./file-button";
import { Panel } from "./panel";

const HINT_ID = "trip-bring-hint";

export function TripBring() {
  const words = say.trip.bring;
  const all = tripPhotos.value;
  const done = all.filter(({ stage }) => stage.value.kind !== "reading").length;
  const isBusy = done < all.length;
  return (
    <Panel title={words.title} name="trip-bring" step={3} done={all.length > 0 && !isBusy}>
      <div class="trip-bring-buttons">
        <FileButton multiple plain={all.length > 0} label={words.choose} accept={PHOTO_TYPES} describedBy={HINT_ID} onFiles={addTripPhotos} />
        <FileButton folder plain label={words.folder} accept="" describedBy={HINT_ID} onFiles={addTripPhotos} />
      </div>
      <p class="hint" id={HINT_ID}>
        {words.hint}
      </p>
      {isBusy && <progress value={done} max={all.length} aria-label={words.reading(done, all.length)} />}
      <div role="status">
        {all.length > 0 && <p class="hint">{isBusy ? words.reading(done, all.length) : words.read(all.length)}</p>}
        {broughtTwice.value > 0 && <p class="hint">{words.twice(broughtTwice.value)}</p>}
        {leftOut.value.length > 0 && <p class="trip-advice">{words.leftOut(leftOut.value)}</p>}
      </div>
      {all.map((photo) =>
        photo.stage.value.kind === "failed" ? (
          <div class="trip-failed" key={photo.id}>
            <ErrorNote title={words.failed(photo.file.name)} error={photo.stage.value.error} />
            <div class="trip-buttons">
              <button type="button" class="chip" onClick={() => readAgain(photo)}>
                {words.again}
              </button>
              <button type="button" class="chip" onClick={() => removeTripPhoto(photo)}>
                {say.trip.removeOne(photo.file.name)}
              </button>
            </div>
          </div>
        ) : null,
      )}
      {all.length > 0 && (
        <p class="trip-start-again">
          <button type="button" class="link-button" disabled={copying.value !== null} onClick={emptyTrip}>
            {words.empty}
          </button>{" "}
          <span class="hint">{words.emptyHint}</span>
        </p>
      )}
    </Panel>
  );
}
