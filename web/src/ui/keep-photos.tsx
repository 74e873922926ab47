// Whether the photos in hand are kept as well: the tick box, what it means, and how far it is.
import { keepsPhotos } from "../state/keeps-photos";
import { cameBack, comingBack } from "../state/work-back";
import { keepsHere, MOST_KEPT_BYTES, workKeeping } from "../state/work-kept";
import { canTellTabs, KEPT_DAYS } from "../state/work-place";
import { say } from "../words";

const MEGABYTE = 1024 * 1024;
const megabytes = (bytes: number): number => Math.ceil(bytes / MEGABYTE);

export const MOST_MEGABYTES = megabytes(MOST_KEPT_BYTES);

export function KeepPhotos() {
  const words = say.keptPhotos;
  if (!keepsHere.value) return null;
  if (!canTellTabs()) return <p class="hint">{words.cannot}</p>;
  const keeps = keepsPhotos.value === true;
  return (
    <div class="keep-photos">
      <label class="tick">
        <input
          type="checkbox"
          checked={keeps}
          aria-describedby="keep-photos-hint"
          onChange={({ currentTarget }) => {
            keepsPhotos.value = currentTarget.checked;
          }}
        />
        <span>{words.tick}</span>
      </label>
      <p class="hint" id="keep-photos-hint">
        {words.hint(KEPT_DAYS, MOST_MEGABYTES)}
      </p>
      <p class="keep-photos-state" role="status" data-work={workKeeping.value.kind}>
        {keeps ? stateInWords() : words.off}
      </p>
    </div>
  );
}

function stateInWords(): string {
  const words = say.keptPhotos;
  const coming = comingBack.value;
  if (coming) return words.comingBack(coming.done, coming.total);
  const state = workKeeping.value;
  if (state.kind !== "kept") return words.states[state.kind];
  const back = cameBack.value;
  return [words.kept(state.photos, megabytes(state.bytes), MOST_MEGABYTES, state.left), back && back.photos > 0 ? words.back(back.photos) : ""].filter(Boolean).join(" ");
}
