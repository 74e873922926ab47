// How far the looking through of a batch is, how long it will still take, and a way to pause it.
import { computed } from "@preact/signals";
import { deskView } from "../state/desk-view";
import { goOn, pace, pause, paused } from "../state/looking";
import { photos } from "../state/photos";
import { removeSeveral } from "../state/several";
import { secondsLeft } from "../state/time-left";
import { say } from "../words";
import { goToNew } from "./go-to";
import { UNDO_SEVERAL_ID } from "./several-told";

export const looked = computed(() => {
  const all = photos.value.length;
  const done = photos.value.filter(({ stage }) => stage.value.kind === "ready" || stage.value.kind === "failed").length;
  return { all, done };
});

/** Those whose turn has not come. */
const waiting = computed(() => photos.value.filter(({ stage }) => stage.value.kind === "waiting"));

export function LookProgress() {
  const { all, done } = looked.value;
  const busy = done < all;
  const words = say.batch.look;
  const left = all - done;
  const { done: pieces, workedMs } = pace.value;
  const time = paused.value ? words.paused : say.batch.timeLeft(secondsLeft(pieces, pieces + left, workedMs));
  return (
    <>
      {busy && <progress value={done} max={all} aria-label={say.photos.ready(done, all)} />}
      <p class="hint" role="status">
        {all > 0 && (busy ? [say.photos.ready(done, all), time].filter(Boolean).join(", ") : say.photos.allReady(all))}
      </p>
      {busy && all > 1 && (
        <div class="look-buttons">
          <button type="button" class="button button-plain" aria-pressed={paused.value} onClick={() => (paused.value ? goOn() : pause())}>
            {words.pause}
          </button>
          {paused.value && waiting.value.length > 0 && (
            <button
              type="button"
              class="button button-plain"
              onClick={() => {
                deskView.value = "sheet";
                removeSeveral(waiting.value);
                goToNew(UNDO_SEVERAL_ID);
                goOn();
              }}
            >
              {words.takeOff(waiting.value.length)}
            </button>
          )}
        </div>
      )}
    </>
  );
}
