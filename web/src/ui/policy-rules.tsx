// What the chosen policy says, rule by rule: what is asked, why, and what this school has set; all, or what differs from another.
import { useSignal } from "@preact/signals";
import { startFrom } from "../state/own-policy";
import { presets } from "../state/school";
import { say } from "../words";
import { told } from "../words/language";
import type { PolicyInfo } from "../wasm/schoolgate.js";

export function PolicyRules({ policy }: { policy: PolicyInfo }) {
  const otherId = useSignal("");
  const other = presets.value.find(({ id }) => id === otherId.value && id !== policy.id);
  const settings = new Map(other?.rules.map(({ id, setting }) => [id, setting]));
  const shown = other ? policy.rules.filter(({ id, setting }) => settings.get(id)?.en !== setting.en) : policy.rules;
  return (
    <details class="more">
      <summary>{say.policy.title(policy.rules.length)}</summary>
      <div class="policy">
        <label class="field">
          <span class="label">{say.policy.compare}</span>
          <select
            value={other ? other.id : ""}
            onChange={({ currentTarget }) => {
              otherId.value = currentTarget.value;
            }}
          >
            <option value="">{say.policy.compareNone}</option>
            {presets.value
              .filter(({ id }) => id !== policy.id)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </select>
        </label>
        {other && (
          <p class="policy-differs" role="status">
            {say.policy.differs(shown.length, other.name)}
          </p>
        )}
        <ul class="policy-rules">
          {shown.map(({ id, title, why, setting }) => (
            <li key={id} class="policy-rule" data-rule={id}>
              <p class="policy-title">{told(title)}</p>
              <p class="policy-why">{told(why)}</p>
              <dl class="policy-settings">
                <dt>{say.policy.here}</dt>
                <dd>{told(setting)}</dd>
                {other && (
                  <>
                    <dt>{other.name}</dt>
                    <dd class="policy-other">{told(settings.get(id) ?? setting)}</dd>
                  </>
                )}
              </dl>
            </li>
          ))}
        </ul>
      </div>
      <button type="button" class="button button-plain" onClick={() => startFrom(policy)}>
        {say.policy.makeOwn}
      </button>
    </details>
  );
}
