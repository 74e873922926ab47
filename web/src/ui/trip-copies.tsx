// Cleaned copies into the school's folder, called as somebody chooses.
import { useLayoutEffect, useRef } from "preact/hooks";
import { tripPhotos } from "../state/trip";
import { copied, copyError, copying, naming, plannedNames, saveCopies, word, type Target } from "../state/trip-copies";
import { canWriteFolders } from "../state/folder";
import { ready } from "../state/trip-groups";
import { fileNameOf, NAMINGS } from "../state/trip-names";
import { tripRules } from "../state/trip-rules";
import { say } from "../words";
import { ErrorNote } from "./error-note";
import { goToNew } from "./go-to";
import { Panel } from "./panel";

const RESULT_ID = "trip-result";

export function TripCopies() {
  const words = say.trip.copies;
  const rules = tripRules.value;
  const number = ready.value.length;
  const open = tripPhotos.value.filter(({ isSaved, stage }) => !isSaved && stage.value.kind === "read");
  const busy = copying.value;
  const result = copied.value;
  const targets: Target[] = canWriteFolders() ? ["folder", "zip", "files"] : ["zip", "files"];
  return (
    <Panel title={words.title} name="trip-copies" step={5} done={open.length === 0 && number === 0}>
      <p>{words.intro}</p>
      {rules?.storage && <p class="hint">{say.trip.storage(rules.storage)}</p>}
      <fieldset class="choices">
        <legend class="label">{words.names}</legend>
        {NAMINGS.map((each) => (
          <label class="tick" key={each}>
            <input
              type="radio"
              name="trip-naming"
              checked={naming.value === each}
              disabled={busy !== null}
              onChange={() => {
                naming.value = each;
              }}
            />
            <span>{each === "keep" ? words.keep : words.byDay}</span>
          </label>
        ))}
      </fieldset>
      {naming.value === "day" && (
        <label class="field trip-word">
          <span class="label">{words.word}</span>
          <input
            type="text"
            value={word.value}
            maxLength={60}
            disabled={busy !== null}
            onInput={({ currentTarget }) => {
              word.value = currentTarget.value;
            }}
          />
          <span class="hint">{words.dayHint}</span>
        </label>
      )}
      <Example />
      <p class="trip-ready" role="status">
        {busy ? words.busy(busy.done, busy.total) : words.ready(number, open.length - number)}
      </p>
      {busy ? (
        <>
          <progress value={busy.done} max={Math.max(1, busy.total)} aria-label={words.busy(busy.done, busy.total)} />
          <div class="trip-buttons">
            <Stop onStop={() => busy.stop.abort()} />
          </div>
        </>
      ) : (
        <div class="trip-buttons">
          {targets.map((target, index) => (
            <button
              key={target}
              type="button"
              class={index === 0 ? "button" : "button button-plain"}
              disabled={number === 0}
              onClick={() => void saveCopies(target).then(() => copied.value && goToNew(RESULT_ID))}
            >
              {words.buttons[target]}
            </button>
          ))}
        </div>
      )}
      {targets.includes("folder") && !busy && <p class="hint">{words.folderHint}</p>}
      <div role="status">
        {result && (
          <p class="trip-result" id={RESULT_ID} tabIndex={-1}>
            {result.stopped && words.stopped} {result.number > 0 && words.done(result.number, result.target, result.where)}{" "}
            {result.failed > 0 && words.failedSome(result.failed)}
          </p>
        )}
      </div>
      {copyError.value && <ErrorNote title={words.failed} error={copyError.value} />}
      {rules && <p class="trip-retention">{words.retention(rules.keeper)}</p>}
    </Panel>
  );
}

/** It takes the place of the button that was pressed, and its focus. */
function Stop({ onStop }: { onStop: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => button.current?.focus(), []);
  return (
    <button ref={button} type="button" class="button button-plain" onClick={onStop}>
      {say.trip.copies.stop}
    </button>
  );
}

function Example() {
  const first = [...plannedNames()].find(([photo]) => photo.info.value !== null);
  const format = first?.[0].info.value?.format;
  if (!first || !format) return null;
  const [, name] = first;
  return <p class="hint">{say.trip.copies.example(fileNameOf(name, `image/${format}`, 1))}</p>;
}
