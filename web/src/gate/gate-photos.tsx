// The pictures of the asking, each with where it stands, and a way to leave it out or take it back.
import type { PhotoEntry } from "../state/photo";
import { select, selected } from "../state/photos";
import { goToNew } from "../ui/go-to";
import { rove } from "../ui/roving";
import { SmallPicture } from "../ui/small-picture";
import { StatusBadge } from "../ui/status-badge";
import { say } from "../words";
import { chosen, leaveOut, leftOut, takeBack } from "./asking";

const openId = (photo: PhotoEntry): string => `${photo.id}-open`;

export function GatePhotos() {
  const all = chosen.value;
  const stop = selected.value ?? all[0];
  return (
    <section class="panel gate-photos" aria-labelledby="gate-photos-title">
      <h2 class="panel-title" id="gate-photos-title">
        {say.gate.pictures(all.length)}
      </h2>
      {all.length > 0 && (
        <ul class="gate-list" aria-labelledby="gate-photos-title" onKeyDown={rove}>
          {all.map((photo) => (
            <Chosen key={photo.id} photo={photo} isStop={photo === stop} />
          ))}
        </ul>
      )}
      {leftOut.value.length > 0 && (
        <div class="gate-left-out">
          <h3 id="gate-left-out">{say.gate.leftOut}</h3>
          <ul aria-labelledby="gate-left-out">
            {leftOut.value.map((photo) => (
              <li key={photo.id}>
                <span class="photo-item-name">{photo.file.name}</span>
                <button
                  type="button"
                  class="chip"
                  aria-label={say.gate.takeBackOf(photo.file.name)}
                  onClick={() => {
                    takeBack(photo);
                    goToNew(openId(photo));
                  }}
                >
                  {say.gate.takeBack}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function Chosen({ photo, isStop }: { photo: PhotoEntry; isStop: boolean }) {
  const current = selected.value === photo;
  const tabIndex = isStop ? 0 : -1;
  return (
    <li class={current ? "photo-item photo-item-current" : "photo-item"}>
      <button id={openId(photo)} type="button" class="photo-item-open" data-rove="open" tabIndex={tabIndex} aria-current={current ? "true" : undefined} onClick={() => select(photo)}>
        <SmallPicture photo={photo} />
        <span class="photo-item-words">
          <span class="photo-item-name">{photo.file.name}</span>
          <StatusBadge status={photo.status.value} />
        </span>
      </button>
      <button
        type="button"
        class="chip"
        data-rove="out"
        tabIndex={tabIndex}
        aria-label={say.gate.leaveOutOf(photo.file.name)}
        onClick={() => {
          leaveOut(photo);
          const next = selected.value;
          if (next) goToNew(openId(next));
        }}
      >
        {say.gate.leaveOut}
      </button>
    </li>
  );
}
