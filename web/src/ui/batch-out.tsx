// The way out for a batch: one ZIP file or a folder, how far it is, and what became of it.
import { areSaved, cancelRun, outcome, outgoing, run, type Outcome } from "../state/batch-out";
import { canWriteFolders } from "../state/folder";
import { saveIntoFolder } from "../state/folder-out";
import { secondsLeft } from "../state/time-left";
import { saveZip } from "../state/zip-out";
import { say } from "../words";
import { inWords } from "../words/errors";
import { ErrorNote } from "./error-note";

const CANCEL_ID = "batch-cancel";
const ZIP_ID = "batch-zip";

export function BatchOut() {
  const list = outgoing.value;
  const going = run.value;
  const words = say.batch.out;
  /** The button that was pressed goes away, so the focus is put where it is of use. */
  const begin = (save: typeof saveZip) => {
    void save(outgoing.value).then(() => focusIfLost(ZIP_ID));
    focusSoon(CANCEL_ID);
  };
  if (!going && !outcome.value && list.length < 2) return null;
  return (
    <div class="batch-out">
      {going ? (
        <>
          <progress value={going.done} max={going.all} aria-label={words.busy(going.done, going.all)} />
          <p class="hint" role="status">
            {[words.busy(going.done, going.all), say.batch.timeLeft(secondsLeft(going.done, going.all, going.workedMs))].filter(Boolean).join(", ")}
          </p>
          <button id={CANCEL_ID} type="button" class="button button-plain" onClick={cancelRun}>
            {words.cancel}
          </button>
        </>
      ) : (
        list.length > 1 && (
          <>
            <button id={ZIP_ID} type="button" class="button" onClick={() => begin(saveZip)}>
              {words.zip(list.length, areSaved.value)}
            </button>
            <p class="hint">{words.hint}</p>
            {canWriteFolders() && (
              <>
                <button type="button" class="button button-plain" onClick={() => begin(saveIntoFolder)}>
                  {words.folder}
                </button>
                <p class="hint">{words.folderHint}</p>
              </>
            )}
          </>
        )
      )}
      <div role="status" class="batch-outcome">
        {outcome.value && !going && <Told of={outcome.value} />}
      </div>
    </div>
  );
}

function Told({ of: { way, name, saved, left, renamedFolders, cancelled, error } }: { of: Outcome }) {
  const words = say.batch.out;
  const told = cancelled
    ? way === "zip"
      ? words.cancelledZip
      : words.cancelledFolder(saved)
    : saved > 0 && (way === "zip" ? words.savedZip(saved, name) : words.savedFolder(saved, name));
  return (
    <>
      {error && <ErrorNote title={words.failed} error={error} />}
      {told && <p class="batch-told">{told}</p>}
      {saved > 0 && renamedFolders > 0 && <p class="hint">{words.renamed(renamedFolders)}</p>}
      {left.length > 0 && !cancelled && (
        <>
          <p>{words.left(left.length)}</p>
          <ul class="batch-left">
            {left.map((photo) => (
              <li key={photo.id}>
                <b>{photo.file.name}</b>: {photo.saveError.value ? inWords(photo.saveError.value).message : words.changed}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function focusSoon(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.focus());
}

/** Gives the focus back to whoever had it on a button that is gone. */
function focusIfLost(id: string): void {
  requestAnimationFrame(() => {
    if (document.activeElement === null || document.activeElement === document.body) document.getElementById(id)?.focus();
  });
}
