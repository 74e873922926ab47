// What the chosen policy says, rule by rule.
import { say } from "../words";
import type { PolicyInfo } from "../wasm/schoolgate.js";

export function PolicyRules({ policy }: { policy: PolicyInfo }) {
  return (
    <details class="more">
      <summary>{say.school.whatItSays(policy.rules.length)}</summary>
      <dl class="rules">
        {policy.rules.map(({ id, title, setting }) => (
          <div key={id}>
            <dt>{title}</dt>
            <dd>{setting}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
