// One photo in the list.
import type { PhotoEntry } from "../state/photo";
import { removePhoto, select, selected } from "../state/photos";
import { isTextOpen } from "../state/text-open";
import { say } from "../words";
import { Icon } from "./icons";
import { StatusBadge } from "./status-badge";

export function PhotoItem({ photo }: { photo: PhotoEntry }) {
  const stage = photo.stage.value;
  const current = selected.value === photo && !isTextOpen.value;
  return (
    <li class={current ? "photo-item photo-item-current" : "photo-item"}>
      <button type="button" class="photo-item-open" aria-current={current ? "true" : undefined} onClick={() => show(photo)}>
        {stage.kind === "failed" ? (
          <Icon name="stopped" />
        ) : photo.shown.value ? (
          <img src={photo.shown.value} alt="" loading="lazy" decoding="async" />
        ) : (
          <Icon name="photos" />
        )}
        <span class="photo-item-words">
          <span class="photo-item-name">{photo.file.name}</span>
          <StatusBadge status={photo.status.value} />
          {photo.saveError.value && <span class="badge badge-failed">{say.save.failed}</span>}
          {stage.kind === "searching" && stage.progress && (
            <progress value={stage.progress.done} max={stage.progress.total} aria-hidden="true" />
          )}
        </span>
      </button>
      <button type="button" class="icon-button" aria-label={say.photos.remove(photo.file.name)} onClick={() => removePhoto(photo)}>
        <Icon name="remove" />
      </button>
    </li>
  );
}

/** Opens a photo at its beginning. */
function show(photo: PhotoEntry): void {
  select(photo);
  const main = document.getElementById("photo");
  if (main && main.getBoundingClientRect().top < 0) main.scrollIntoView({ block: "start" });
}
