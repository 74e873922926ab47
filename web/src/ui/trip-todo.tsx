// The last step: what has to be deleted from which device by when, until somebody says it is done.
import { useId } from "preact/hooks";
import { useSignal } from "@preact/signals";
import { today } from "../state/day";
import { downloadOnce } from "../state/download";
import { kept } from "../state/kept";
import { isDue, isOverdue, removeDone, stillToDelete, takeBack, tickOff, toDelete, toDeleteCsv, type ToDelete } from "../state/trip-todo";
import { tripRules } from "../state/trip-rules";
import { say } from "../words";
import { Icon } from "./icons";
import { Panel } from "./panel";

export const TODO_ID = "trip-todo";

export function TripTodo() {
  const words = say.trip.todo;
  const all = toDelete.value;
  const left = stillToDelete.value.length;
  const transfer = tripRules.value?.transfer;
  return (
    <div id={TODO_ID} tabIndex={-1} class="trip-todo">
      <Panel title={words.title} name="trip-todo" step={6} done={all.length > 0 && left === 0}>
        {transfer && <p class="hint">{say.trip.answers.permissionHint(transfer)}</p>}
        {all.length === 0 ? (
          <p>{words.empty}</p>
        ) : (
          <>
            <ul class="trip-list">
              {all.map((entry) => (
                <Entry key={entry.id} entry={entry} />
              ))}
            </ul>
            <p class="hint">{words.recently}</p>
            <p class="hint">{kept.value.kind === "open" ? words.keptHere : words.notKept}</p>
            <div class="trip-buttons">
              <button type="button" class="button button-plain" onClick={printList}>
                {words.print}
              </button>
              <button
                type="button"
                class="button button-plain"
                onClick={() => downloadOnce(new Blob([`\uFEFF${toDeleteCsv()}`], { type: "text/csv" }), say.trip.csv.fileName(today()))}
              >
                {words.csv}
              </button>
              {left < all.length && (
                <button type="button" class="button button-plain" onClick={removeDone}>
                  {words.removeDone}
                </button>
              )}
            </div>
          </>
        )}
      </Panel>
    </div>
  );
}

/** Prints the list and nothing else of the page. */
function printList(): void {
  document.documentElement.dataset["printing"] = "trip";
  window.addEventListener("afterprint", () => delete document.documentElement.dataset["printing"], { once: true });
  window.print();
}

function Entry({ entry }: { entry: ToDelete }) {
  const words = say.trip.todo;
  const day = say.office.day;
  const overdue = isOverdue(entry);
  const facts = [
    words.photos(entry.files.length),
    entry.takenBy && words.takenBy(entry.takenBy),
    entry.whose === "own" && words.own,
    entry.permission && words.permission(entry.permission.by, day(entry.permission.on)),
    words.moved(day(entry.moved)),
  ].filter(Boolean);
  return (
    <li class={entry.done ? "trip-entry trip-entry-done" : overdue ? "trip-entry trip-entry-overdue" : "trip-entry"}>
      <h3>
        {entry.device}
        {entry.serial && <span class="hint"> {say.trip.serial(entry.serial)}</span>}
      </h3>
      {!entry.done && (
        <p class={isDue(entry) ? "trip-until trip-until-due" : "trip-until"}>
          <Icon name={overdue ? "stopped" : "waiting"} />
          <span>{words.until(entry.by && day(entry.by), overdue, entry.by === today())}</span>
        </p>
      )}
      <p class="hint">{facts.join(" · ")}</p>
      <details class="more">
        <summary>{words.names}</summary>
        <p class="trip-names">{entry.files.join(", ")}</p>
      </details>
      {/* On paper everything is unfolded, and there is a place to write. */}
      <p class="trip-paper">{entry.files.join(", ")}</p>
      {!entry.done && <p class="trip-paper">{words.box}</p>}
      {entry.done ? <Done entry={entry} done={entry.done} /> : <Tick entry={entry} />}
    </li>
  );
}

function Tick({ entry }: { entry: ToDelete }) {
  const words = say.trip.todo;
  const id = useId();
  const who = useSignal("");
  const missing = useSignal(false);
  return (
    <div class="trip-tick">
      <label class="field">
        <span class="label">{words.who}</span>
        <input
          id={id}
          type="text"
          autocomplete="off"
          value={who.value}
          aria-invalid={missing.value}
          aria-describedby={`${id}-missing`}
          onInput={({ currentTarget }) => {
            who.value = currentTarget.value;
            missing.value = false;
          }}
        />
      </label>
      <button
        type="button"
        class="button"
        onClick={() => {
          missing.value = !tickOff(entry.id, who.value);
          if (missing.value) document.getElementById(id)?.focus();
          else document.getElementById(TODO_ID)?.focus();
        }}
      >
        {words.tick}
      </button>
      <p class="trip-missing" id={`${id}-missing`} role="alert">
        {missing.value && words.needsWho}
      </p>
    </div>
  );
}

function Done({ entry, done }: { entry: ToDelete; done: NonNullable<ToDelete["done"]> }) {
  const words = say.trip.todo;
  return (
    <p class="trip-done">
      <Icon name="clear" />
      <span>{words.done(done.by, say.office.day(done.on))}</span>{" "}
      <button type="button" class="link-button" onClick={() => takeBack(entry.id)}>
        {words.back}
      </button>
    </p>
  );
}
