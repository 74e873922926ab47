// One device: whose it is, who took its photos, and the photos.
import { tripPhotos } from "../state/trip";
import { copying } from "../state/trip-copies";
import { answer, answerOf, needsPermission, waitsFor, whoseIs, type Group } from "../state/trip-groups";
import { tripRules } from "../state/trip-rules";
import { listForDeletion } from "../state/trip-todo";
import { today } from "../state/day";
import { policy } from "../state/school";
import { say } from "../words";
import { Icon } from "./icons";
import { TakerField } from "./taker-field";
import { TripTable } from "./trip-table";

export function TripGroup({ group, id }: { group: Group; id: string }) {
  const words = say.trip;
  const name = group.name || words.noDevice;
  const wait = waitsFor(group);
  const unlisted = group.photos.filter(({ isDone }) => !isDone);
  return (
    <section class="trip-group" aria-labelledby={id}>
      <h3 id={id} class="trip-group-name">
        {name}
        <span class="trip-count">{words.todo.photos(group.photos.length)}</span>
      </h3>
      <p class={`trip-device trip-device-${group.device ?? "unlisted"}`}>
        {deviceInWords(group)}
        {group.serial && <span class="hint"> {words.serial(group.serial)}</span>}
      </p>
      <Answers group={group} id={id} />
      <p class={wait === null ? "trip-wait trip-wait-none" : wait === "never" ? "trip-wait trip-wait-never" : "trip-wait"} role="status">
        <Icon name={wait === null ? "clear" : wait === "never" ? "stopped" : "needs-you"} />
        <span>{wait === null ? words.readyToCopy : wait === "never" ? words.answers.never : words.waits[wait]}</span>
      </p>
      <TripTable group={group} name={name} labelledBy={id} />
      {unlisted.length > 0 && tripPhotos.value.length > 0 && (
        <button type="button" class="link-button" disabled={copying.value !== null} onClick={() => listForDeletion(group, unlisted)}>
          {words.listOnly(unlisted.length)}
        </button>
      )}
    </section>
  );
}

/** Whether the school's list of devices is being looked through for it. */
const isLookedUp = (group: Group): boolean => policy.value !== null && group.photos.some((photo) => photo.facts.value === null);

function deviceInWords(group: Group): string {
  const words = say.trip.device;
  if (group.device) return words[group.device];
  return isLookedUp(group) ? words.asking : words.unlisted;
}

function Answers({ group, id }: { group: Group; id: string }) {
  const words = say.trip.answers;
  const rules = tripRules.value;
  const said = answerOf(group);
  const whose = whoseIs(group);
  const isAsked = rules !== null && needsPermission(group, rules);
  return (
    <div class="trip-answers">
      <TakerField id={`${id}-taker`} label={words.taker} value={said.taker} onPick={(taker) => answer(group, { taker })} />
      {/* What the list is about to answer is asked of nobody: the question would come and go under the hand. */}
      {group.device !== "school" && !isLookedUp(group) && (
        <fieldset class="choices">
          <legend class="label">{words.whose}</legend>
          {(["school", "own"] as const).map((each) => (
            <label class="tick" key={each}>
              <input type="radio" name={`${id}-whose`} checked={whose === each} onChange={() => answer(group, { whose: each })} />
              <span>{each === "own" ? words.own : group.device === "other" ? words.school : words.schoolPlain}</span>
            </label>
          ))}
        </fieldset>
      )}
      {isAsked && (
        <fieldset class="trip-permission">
          <legend class="label">{words.permission}</legend>
          <p class="hint">
            {words.permissionHint(rules.equipment)} {rules.staffOwn === "senior-leaders" && words.leaders}
          </p>
          <div class="trip-permission-fields">
            <label class="field">
              <span class="label">{words.by}</span>
              <input
                type="text"
                autocomplete="off"
                value={said.permission.by}
                aria-describedby={`${id}-by-hint`}
                onInput={({ currentTarget: { value } }) => answer(group, { permission: { ...said.permission, by: value } })}
              />
              <span class="hint" id={`${id}-by-hint`}>
                {words.byHint}
              </span>
            </label>
            <label class="field">
              <span class="label">{words.on}</span>
              <input
                type="date"
                max={today()}
                value={said.permission.on}
                onInput={({ currentTarget: { value } }) => answer(group, { permission: { ...said.permission, on: value } })}
              />
            </label>
          </div>
        </fieldset>
      )}
    </div>
  );
}
