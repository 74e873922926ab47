// One photo in the list.
import type { PhotoEntry } from "../state/photo";
import { select, selected } from "../state/photos";
import { removeSeveral } from "../state/several";
import { isTextOpen } from "../state/text-open";
import { say } from "../words";
import { Icon } from "./icons";
import { SmallPicture } from "./small-picture";
import { StatusBadge } from "./status-badge";

interface Props {
  photo: PhotoEntry;
  /** Whether the Tab key stops here. */
  isStop: boolean;
}

export function PhotoItem({ photo, isStop }: Props) {
  const tabIndex = isStop ? 0 : -1;
  const stage = photo.stage.value;
  const current = selected.value === photo && !isTextOpen.value;
  return (
    <li class={current ? "photo-item photo-item-current" : "photo-item"}>
      <button type="button" class="photo-item-open" data-rove="open" tabIndex={tabIndex} aria-current={current ? "true" : undefined} onClick={() => show(photo)}>
        <SmallPicture photo={photo} />
        <span class="photo-item-words">
          <span class="photo-item-name">{photo.file.name}</span>
          <StatusBadge status={photo.status.value} />
          {photo.saveError.value && <span class="badge badge-failed">{say.save.failed}</span>}
          {stage.kind === "searching" && stage.progress && (
            <progress value={stage.progress.done} max={stage.progress.total} aria-hidden="true" />
          )}
        </span>
      </button>
      <button
        type="button"
        class="icon-button"
        data-rove="remove"
        tabIndex={tabIndex}
        aria-label={say.photos.remove(photo.file.name)}
        onClick={() => removeSeveral([photo])}
      >
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
