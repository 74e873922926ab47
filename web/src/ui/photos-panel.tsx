// The third step: the photos, each with how far it has come.
import { computed } from "@preact/signals";
import { PHOTO_TYPES } from "../state/file-name";
import { addPhotos, photos } from "../state/photos";
import { savable, saveAll, savingAll } from "../state/saving";
import { say } from "../words";
import { CheckWords } from "./check-words";
import { FileButton } from "./file-button";
import { Panel } from "./panel";
import { PhotoItem } from "./photo-item";

const DROP_HINT_ID = "photos-drop";

const progress = computed(() => {
  const all = photos.value.length;
  const done = photos.value.filter(({ stage }) => stage.value.kind === "ready" || stage.value.kind === "failed").length;
  return { all, done };
});

export function PhotosPanel() {
  const { all, done } = progress.value;
  const busy = done < all;
  return (
    <Panel title={say.photos.title} name="photos" step={3} done={all > 0 && photos.value.every((photo) => photo.isSaved.value)}>
      <FileButton
        plain={all > 0}
        multiple
        label={say.photos.choose}
        accept={PHOTO_TYPES}
        describedBy={DROP_HINT_ID}
        onFiles={addPhotos}
      />
      <p class="hint" id={DROP_HINT_ID}>
        {say.photos.drop}
      </p>
      {busy && <progress value={done} max={all} aria-label={say.photos.ready(done, all)} />}
      <p class="hint" role="status">
        {all > 0 && (busy ? say.photos.ready(done, all) : say.photos.allReady(all))}
      </p>
      {all > 0 && (
        <ul class="photo-list" aria-label={say.photos.list}>
          {photos.value.map((photo) => (
            <PhotoItem key={photo.id} photo={photo} />
          ))}
        </ul>
      )}
      {savable.value.length > 1 && (
        <button type="button" class="button" disabled={savingAll.value} onClick={() => void saveAll()}>
          {say.photos.saveAll(savable.value.length)}
        </button>
      )}
      {all > 0 && <CheckWords />}
    </Panel>
  );
}
