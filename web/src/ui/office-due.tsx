// What has to be deleted by now, why, and who sees to it.
import { useEffect } from "preact/hooks";
import { answerLookups, due } from "../state/lookup";
import { displayName } from "../state/people";
import { day, personOf, policy } from "../state/school";
import type { Due } from "../wasm/schoolgate.js";
import { say } from "../words";
import { told } from "../words/language";
import { ClearanceItem } from "./clearance-item";
import { ErrorNote } from "./error-note";
import { RegisterKeyChoice } from "./register-key-choice";

export function OfficeDue() {
  useEffect(answerLookups, []);
  const words = say.office.due;
  const answer = due.value;
  const rule = policy.value?.rules.find(({ id }) => id === "retention.leaver");
  return (
    <>
      <p class="office-intro">{words.intro(day.value)}</p>
      {rule && (
        <dl class="rules">
          <div>
            <dt>{words.who}</dt>
            <dd>{told(rule.setting)}</dd>
          </div>
        </dl>
      )}
      <div role="status">
        {answer.kind === "none" && <p class="hint">{words.missing}</p>}
        {answer.kind === "found" && <p class="office-said">{answer.found.length === 0 ? words.none : words.number(answer.found.length)}</p>}
      </div>
      {answer.kind === "failed" && (
        <>
          <ErrorNote title={words.failed} error={answer.error} />
          {answer.error.code.startsWith("register.") && <RegisterKeyChoice />}
        </>
      )}
      {answer.kind === "found" && answer.found.length > 0 && (
        <ul class="clearances office-group">
          {answer.found.map(({ appearance, why }) => (
            <ClearanceItem key={appearance.entry} appearance={appearance}>
              {why.map((each) => (
                <p key={`${each.kind} ${each.what}`}>{reason(each)}</p>
              ))}
            </ClearanceItem>
          ))}
        </ul>
      )}
    </>
  );
}

function reason({ kind, what }: Due["why"][number]): string {
  const words = say.office.due;
  switch (kind) {
    case "left": {
      const person = personOf(what);
      return words.left(person ? displayName(person) : what);
    }
    case "objected": {
      const person = personOf(what);
      return words.objected(person ? displayName(person) : what);
    }
    case "not-on-the-list":
      return words.notOnTheList;
    case "needed-until":
      return words.neededUntil(what);
  }
}
