// The photo in hand: the picture, who is in it, its words, what was hidden, the verdict, and saving.
import { useSignal } from "@preact/signals";
import type { PhotoEntry } from "../state/photo";
import { retry } from "../state/photos";
import { policy } from "../state/school";
import { say } from "../words";
import { Approval } from "./approval";
import { ErrorNote } from "./error-note";
import { FaceList } from "./face-list";
import { RETRY_ID } from "./go-to";
import { HiddenPanel } from "./hidden-panel";
import { Picture } from "./picture";
import { SaveBar } from "./save-bar";
import { StatusBadge } from "./status-badge";
import { VerdictPanel } from "./verdict-panel";
import { WordsPanel } from "./words-panel";
import { Work } from "./work";

interface Props {
  photo: PhotoEntry;
  /** Whether it can be saved here. */
  saves?: boolean;
}

export function PhotoView({ photo, saves = true }: Props) {
  /** The picture once the browser has decoded it; the faces are cut out of it. */
  const image = useSignal<HTMLImageElement | null>(null);
  const drawing = useSignal(false);
  const stage = photo.stage.value;
  return (
    <article class="photo-view" data-photo={photo.id}>
      <header class="photo-head">
        <h2>{photo.file.name}</h2>
        <StatusBadge status={photo.status.value} />
      </header>
      {stage.kind === "failed" ? (
        <div class="failed">
          <ErrorNote title={say.status.failed} error={stage.error} />
          <button id={RETRY_ID} type="button" class="button button-plain" onClick={() => retry(photo)}>
            {say.photos.retry}
          </button>
        </div>
      ) : (
        <div class="photo-parts">
          <Picture photo={photo} image={image} drawing={drawing} />
          <div class="photo-people">
            {(stage.kind === "ready" || photo.faces.value.length > 0) && <FaceList photo={photo} image={image} drawing={drawing} />}
            {stage.kind === "ready" && <Work photo={photo} />}
            {stage.kind === "ready" && policy.value?.approvalNeeded && <Approval photo={photo} />}
            <HiddenPanel photo={photo} />
          </div>
          {stage.kind === "ready" && <WordsPanel photo={photo} />}
          {stage.kind === "ready" && <VerdictPanel photo={photo} />}
        </div>
      )}
      {saves && stage.kind === "ready" && <SaveBar photo={photo} />}
    </article>
  );
}
