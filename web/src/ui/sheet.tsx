// The sheet: all photos of a batch as small pictures, each with where it stands. A photo is opened from here, and several
// are ticked here for one answer to all of them.
import { useSignal } from "@preact/signals";
import { deskView } from "../state/desk-view";
import { facesLeft } from "../state/naming";
import { photos } from "../state/photos";
import { filter, filtered, firstThatNeeds } from "../state/queue";
import { chooseAll, chooseNone, chosen } from "../state/selection";
import { say } from "../words";
import { FilterChoice } from "./filter-choice";
import { startNaming } from "./names";
import { goToNextNeed } from "./next-need";
import { rove } from "./roving";
import { SeveralPanel } from "./several-panel";
import { SheetTile } from "./sheet-tile";

const TITLE_ID = "sheet-title";

export function Sheet() {
  const stop = useSignal<string | null>(null);
  const list = filtered.value;
  const words = say.batch.sheet;
  const stopId = list.some(({ id }) => id === stop.value) ? stop.value : list[0]?.id;
  return (
    <section class="sheet" aria-labelledby={TITLE_ID}>
      <header class="sheet-head">
        <h2 id={TITLE_ID}>{words.title(photos.value.length)}</h2>
        <Tools />
      </header>
      <FilterChoice />
      <Ticks />
      {list.length === 0 && <p>{words.empty(say.batch.filter.names[filter.value])}</p>}
      <ul class="tiles" aria-label={words.list} onKeyDown={rove}>
        {list.map((photo) => (
          <SheetTile key={photo.id} photo={photo} list={list} isStop={photo.id === stopId} stop={stop} />
        ))}
      </ul>
      <SeveralPanel />
    </section>
  );
}

// What follows the photos as they change is drawn by itself: the tiles of hundreds are not drawn anew with it.

function Tools() {
  const next = firstThatNeeds.value;
  return (
    <span class="sheet-tools">
      {facesLeft.value > 0 && (
        <button type="button" class="button button-plain" onClick={() => startNaming(null)}>
          {say.batch.names.start(facesLeft.value)}
        </button>
      )}
      <button
        type="button"
        class="button button-plain"
        onClick={() => {
          deskView.value = "summary";
        }}
      >
        {say.batch.summary.open}
      </button>
      <button type="button" class="button" aria-disabled={next === null} aria-keyshortcuts="Control+Enter" onClick={goToNextNeed}>
        {next ? say.batch.bar.next : say.batch.bar.none}
      </button>
    </span>
  );
}

function Ticks() {
  const list = filtered.value;
  const words = say.batch.sheet;
  return (
    <p class="sheet-ticks">
      <button type="button" class="link-button" onClick={() => chooseAll(list)}>
        {words.all(list.length)}
      </button>
      <button type="button" class="link-button" aria-disabled={chosen.value.length === 0} onClick={chooseNone}>
        {words.none}
      </button>
      <span class="hint">{words.keys}</span>
    </p>
  );
}
