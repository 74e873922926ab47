// A second look at the picture, turned, for whoever suspects that somebody was missed.
import type { PhotoEntry } from "../state/photo";
import { lookTurned } from "../state/turning";
import { say } from "../words";
import { ErrorNote } from "./error-note";

export function TurnAgain({ photo }: { photo: PhotoEntry }) {
  const turning = photo.turning.value;
  const searching = turning?.kind === "searching";
  return (
    <div class="turn-again">
      <button type="button" class="button button-plain" aria-disabled={searching} onClick={() => void lookTurned(photo)}>
        {say.turning.button}
      </button>
      <p class="hint">{say.turning.hint}</p>
      <p role="status" class="turn-again-words">
        {turning?.kind === "done" && say.turning.added(turning.added)}
      </p>
      {turning?.kind === "failed" && <ErrorNote title={say.turning.failed} error={turning.error} />}
    </div>
  );
}
