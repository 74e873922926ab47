// How far the search for faces has come, over the picture it is in.
import type { Stage, Turning } from "../state/photo";
import { paused } from "../state/looking";
import { say } from "../words";

export function PictureProgress({ stage }: { stage: Stage | Turning }) {
  const progress = stage.kind === "searching" ? stage.progress : null;
  const words =
    stage.kind === "waiting" && paused.value
      ? say.batch.look.paused
      : stage.kind === "waiting" || stage.kind === "opening"
      ? say.picture.opening
      : progress
        ? say.picture.searching(progress.done, progress.total)
        : say.picture.searchingNow;
  return (
    <div class="picture-progress">
      <progress aria-label={words} {...(progress ? { value: progress.done, max: progress.total } : {})} />
      <p aria-hidden="true">{words}</p>
    </div>
  );
}
