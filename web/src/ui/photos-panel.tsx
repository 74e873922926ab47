// The third step: the photos, each with how far it has come.
import { deskView } from "../state/desk-view";
import { leftOut, takeInOfFolder } from "../state/dropped-folders";
import { PHOTO_TYPES } from "../state/file-name";
import { addPhotos, photos, selected } from "../state/photos";
import { filtered } from "../state/queue";
import { say } from "../words";
import { BatchOut } from "./batch-out";
import { CheckWords } from "./check-words";
import { FileButton } from "./file-button";
import { FilterChoice } from "./filter-choice";
import { LookProgress } from "./look-progress";
import { Panel } from "./panel";
import { PhotoItem } from "./photo-item";
import { rove } from "./roving";

/** Not on every telephone. */
const CAN_CHOOSE_FOLDERS = "webkitdirectory" in HTMLInputElement.prototype;

const DROP_HINT_ID = "photos-drop";

export function PhotosPanel() {
  const all = photos.value.length;
  const list = filtered.value;
  // Arrow keys go through the list, and the Tab key stops at one photo of it.
  const stop = selected.value && list.includes(selected.value) ? selected.value : list[0];
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
      {CAN_CHOOSE_FOLDERS && <FileButton plain folder label={say.batch.folder} accept="" onFiles={takeInOfFolder} />}
      {leftOut.value && (
        <p class="hint" role="status">
          {say.batch.leftOut(leftOut.value)}
        </p>
      )}
      <p class="hint" id={DROP_HINT_ID}>
        {say.photos.drop}
      </p>
      <LookProgress />
      {all > 1 && (
        <>
          <button
            type="button"
            class="button button-plain"
            aria-pressed={deskView.value === "sheet"}
            onClick={() => {
              deskView.value = "sheet";
            }}
          >
            {say.batch.sheet.open}
          </button>
          <FilterChoice />
        </>
      )}
      {all > 0 && (
        <ul class="photo-list" aria-label={say.photos.list} onKeyDown={rove}>
          {list.map((photo) => (
            <PhotoItem key={photo.id} photo={photo} isStop={photo === stop} />
          ))}
        </ul>
      )}
      <BatchOut />
      {all > 0 && <CheckWords />}
    </Panel>
  );
}
