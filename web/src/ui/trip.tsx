// The way off the iPads: bring photos in, see what they say of themselves, copy them into the school's folder, and delete
// them from the devices.
import { deviceList, policy } from "../state/school";
import { tripPhotos } from "../state/trip";
import { answerForAll, groups, ready, takerOfAll, tally } from "../state/trip-groups";
import { tripRules } from "../state/trip-rules";
import { say } from "../words";
import { Panel } from "./panel";
import { TakerField } from "./taker-field";
import { TripBring } from "./trip-bring";
import { TripCheck } from "./trip-check";
import { TripCopies } from "./trip-copies";
import { TripGroup } from "./trip-group";
import { TripTodo } from "./trip-todo";

export function Trip() {
  const found = groups.value;
  const rules = tripRules.value;
  const hasPhotos = tripPhotos.value.length > 0;
  const isListed = deviceList.value !== null || (policy.value?.devices ?? 0) > 0;
  return (
    <div class="trip">
      <header class="trip-head">
        <h2>{say.trip.title}</h2>
        <p>{say.trip.intro}</p>
      </header>
      <TripBring />
      {found.length > 0 && (
        <Panel title={say.trip.photos} name="trip-photos" step={4} done={ready.value.length === 0 && found.every(({ photos }) => photos.every(({ isDone }) => isDone))}>
          <p class="trip-sum" role="status">
            {say.trip.sum(tally.value, rules?.staffOwn ?? null, isListed)}
          </p>
          {!rules && <p class="trip-advice">{say.trip.noRules}</p>}
          {rules && !isListed && <p class="trip-advice">{say.trip.noDevices}</p>}
          {found.length > 1 && (
            <div class="trip-all">
              <TakerField id="trip-taker-all" label={say.trip.all} value={takerOfAll.value} onPick={answerForAll} />
              <p class="hint">{say.trip.allHint}</p>
            </div>
          )}
          {found.map((group, index) => (
            <TripGroup key={group.key} group={group} id={`trip-group-${index}`} />
          ))}
          <TripCheck />
        </Panel>
      )}
      {hasPhotos && <TripCopies />}
      <TripTodo />
    </div>
  );
}
