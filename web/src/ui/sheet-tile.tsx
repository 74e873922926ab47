// One photo of the sheet: its picture with what is known of the faces, its status in words, and a tick.
import type { Signal } from "@preact/signals";
import { foldersOf } from "../state/came-from";
import type { FaceEntry, PhotoEntry } from "../state/photo";
import { choose, isChosen } from "../state/selection";
import { say } from "../words";
import { needInWords } from "./need-in-words";
import { openAtNeed } from "./next-need";
import { SmallPicture } from "./small-picture";
import { StatusBadge } from "./status-badge";

export const tileId = ({ id }: PhotoEntry): string => `tile-${id}`;

interface Props {
  photo: PhotoEntry;
  /** The photos of the sheet, for ticking from one to another. */
  list: readonly PhotoEntry[];
  /** Whether the Tab key stops here. */
  isStop: boolean;
  /** The id of the photo at which it stops. */
  stop: Signal<string | null>;
}

export function SheetTile({ photo, list, isStop, stop }: Props) {
  const { name } = photo.file;
  // Two of one name are told apart by where they lie.
  const folder = foldersOf(photo.file).join(" / ");
  const on = isChosen(photo);
  const tabIndex = isStop ? 0 : -1;
  return (
    <li
      class={on ? "tile tile-chosen" : "tile"}
      data-status={photo.status.value}
      onFocusCapture={() => {
        stop.value = photo.id;
      }}
    >
      <label class="tile-tick">
        <input
          type="checkbox"
          data-rove="tick"
          tabIndex={tabIndex}
          checked={on}
          aria-label={say.batch.sheet.choose(name, folder)}
          onClick={(event) => choose(photo, event.currentTarget.checked, event.shiftKey, list)}
        />
      </label>
      <button id={tileId(photo)} type="button" class="tile-open" data-rove="open" tabIndex={tabIndex} onClick={() => openAtNeed(photo)}>
        <span class="tile-picture">
          <span class="tile-frame" style={ratioOf(photo)}>
            <SmallPicture photo={photo} />
            <Marks photo={photo} />
          </span>
        </span>
        <span class="tile-name">{name}</span>
        {folder && <span class="tile-folder">{folder}</span>}
        <StatusBadge status={photo.status.value} />
        <span class="tile-need">{needInWords(photo)}</span>
      </button>
    </li>
  );
}

function ratioOf(photo: PhotoEntry): Record<string, string> | undefined {
  const info = photo.info.value;
  return info && photo.small.value ? { "--ratio": String(info.width / info.height) } : undefined;
}

/** Where the faces are, and which still need an answer. */
function Marks({ photo }: { photo: PhotoEntry }) {
  const info = photo.info.value;
  if (!info || !photo.small.value || photo.shownFaces.value.length === 0) return null;
  return (
    <svg class="tile-marks" viewBox={`0 0 ${info.width} ${info.height}`} aria-hidden="true">
      {photo.shownFaces.value.map((face) => (
        <rect key={face.key} class={`tile-mark ${markOf(face)}`} {...face.region} />
      ))}
    </svg>
  );
}

const markOf = ({ subject }: FaceEntry): string =>
  subject?.kind === "cover" ? "tile-mark-cover" : subject?.kind === "not-a-face" ? "tile-mark-none" : subject ? "tile-mark-known" : "tile-mark-open";
