// Every picture in which somebody is shown: what to take down once consent is withdrawn.
import { useEffect } from "preact/hooks";
import { answerLookups, appearances, due, lookedUp } from "../state/lookup";
import { displayName } from "../state/people";
import { entries } from "../state/register";
import { personOf } from "../state/school";
import type { Listed } from "../bridge/protocol";
import type { Appearance, Due } from "../wasm/schoolgate.js";
import { say } from "../words";
import { ClearanceItem } from "./clearance-item";
import { ErrorNote } from "./error-note";
import { PersonField } from "./person-field";
import { RegisterKeyChoice } from "./register-key-choice";

export function OfficePerson() {
  useEffect(answerLookups, []);
  const words = say.office.person;
  const person = lookedUp.value === null ? undefined : personOf(lookedUp.value);
  const answer = appearances.value;
  return (
    <>
      <p class="office-intro">{words.intro}</p>
      {entries.value.length === 0 && <p class="hint">{words.noRegister}</p>}
      {due.value.kind !== "found" && entries.value.length > 0 && <p class="hint">{words.noRules}</p>}
      <div class="office-narrow">
        <PersonField
          id="office-person"
          label={words.who}
          value={lookedUp.value}
          onPick={(id) => {
            lookedUp.value = id;
          }}
        />
      </div>
      <div role="status">
        {person && answer.kind === "found" && (
          <p class="office-said">
            {answer.found.length === 0 ? words.nowhere(displayName(person)) : words.shown(displayName(person), answer.found.length)}
          </p>
        )}
      </div>
      {answer.kind === "failed" && (
        <>
          <ErrorNote title={words.failed} error={answer.error} />
          {answer.error.code.startsWith("register.") && <RegisterKeyChoice />}
        </>
      )}
      {person && answer.kind === "found" && <Found person={person} found={answer.found} />}
    </>
  );
}

/** What somebody no longer agrees to stands first. */
function Found({ person, found }: { person: Listed; found: readonly Appearance[] }) {
  const words = say.office.person;
  const over = new Set(due.value.kind === "found" ? due.value.found.filter(({ why }) => why.some((each) => isAbout(each, person))).map(({ appearance }) => appearance.entry) : []);
  const toTakeDown = found.filter(({ entry }) => over.has(entry));
  const others = found.filter((appearance) => !toTakeDown.includes(appearance));
  return (
    <>
      {toTakeDown.length > 0 && (
        <div class="office-group office-group-stop">
          <h4>{words.takeDown(toTakeDown.length)}</h4>
          <p class="hint">{words.takeDownHint}</p>
          <ul class="clearances">
            {toTakeDown.map((appearance) => (
              <ClearanceItem key={appearance.entry} appearance={appearance} />
            ))}
          </ul>
        </div>
      )}
      {others.length > 0 && (
        <div class="office-group">
          {toTakeDown.length > 0 && <h4>{words.others}</h4>}
          <ul class="clearances">
            {others.map((appearance) => (
              <ClearanceItem key={appearance.entry} appearance={appearance} />
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** Whether that is why: this person has objected, or left. */
const isAbout = ({ kind, what }: Due["why"][number], { id }: Listed): boolean => what === id && (kind === "objected" || kind === "left");
