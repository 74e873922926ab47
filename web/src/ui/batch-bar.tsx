// Above the photo of a batch: back to all of them, to its neighbours, and on to the next that needs somebody.
import { deskView } from "../state/desk-view";
import type { PhotoEntry } from "../state/photo";
import { photos, select } from "../state/photos";
import { neighbour, nextThatNeeds } from "../state/queue";
import { say } from "../words";
import { goToNew } from "./go-to";
import { goToNextNeed } from "./next-need";
import { tileId } from "./sheet-tile";

export function BatchBar({ photo }: { photo: PhotoEntry }) {
  const words = say.batch.bar;
  const next = nextThatNeeds(photo);
  return (
    <nav class="batch-bar" aria-label={words.title}>
      <button
        type="button"
        class="button button-plain"
        onClick={() => {
          deskView.value = "sheet";
          goToNew(tileId(photo));
        }}
      >
        {words.all(photos.value.length)}
      </button>
      <span class="batch-steps">
        <Step photo={neighbour(photo, -1)} words={words.before} />
        <span class="hint">{words.at(photos.value.indexOf(photo) + 1, photos.value.length)}</span>
        <Step photo={neighbour(photo, 1)} words={words.after} />
      </span>
      <button type="button" class="button button-plain batch-next" aria-disabled={next === null} aria-keyshortcuts="Control+Enter" onClick={goToNextNeed}>
        {next ? words.next : words.none}
      </button>
    </nav>
  );
}

/** Never `disabled`: at the end of the list it would take the focus away. */
function Step({ photo, words }: { photo: PhotoEntry | null; words: string }) {
  return (
    <button type="button" class="chip" aria-disabled={photo === null} onClick={() => photo && select(photo)}>
      {words}
    </button>
  );
}
