// One setting of a policy as a plain control: a tick, a choice, ticks in a list, a number or a text; with what is wrong beside it.
import { useId } from "preact/hooks";
import { faults, isChanged, set, valueOf } from "../state/own-policy";
import { say } from "../words";
import { told } from "../words/language";
import type { PolicyControl, PolicyInfo } from "../wasm/schoolgate.js";
import { PolicyFault } from "./policy-fault";

interface Props {
  control: PolicyControl;
  policy: PolicyInfo;
  /** What it says, where the page has better words for it than the guard. */
  meaning?: string;
}

export function PolicyControlField({ control, policy, meaning = told(control.meaning) }: Props) {
  const faultId = useId();
  const about = { "aria-describedby": faultId, "aria-invalid": faults.value.has(control.key) };
  return (
    <div class={isChanged(control) ? "control control-changed" : "control"} data-key={control.key}>
      <Shape control={control} policy={policy} meaning={meaning} about={about} />
      <PolicyFault name={control.key} id={faultId} />
    </div>
  );
}

type Described = Required<Props> & { about: { "aria-describedby": string; "aria-invalid": boolean } };

function Shape(described: Described) {
  const { control, meaning, about } = described;
  switch (control.kind) {
    case "flag":
      return (
        <label class="tick">
          <input
            type="checkbox"
            {...about}
            checked={valueOf(control) === "true"}
            onChange={({ currentTarget }) => set(control, String(currentTarget.checked))}
          />
          {meaning}
        </label>
      );
    case "choice":
      return (
        <label class="field">
          <span class="label">{meaning}</span>
          <select {...about} value={valueOf(control)} onChange={({ currentTarget }) => set(control, currentTarget.value)}>
            {control.values.map(({ id, words }) => (
              <option key={id} value={id}>
                {capital(told(words))}
              </option>
            ))}
          </select>
        </label>
      );
    case "channels":
    case "roles":
      return <Ticks {...described} />;
    case "per-channel":
      return <PerChannel {...described} />;
    case "number":
      return (
        <label class="field">
          <span class="label">{meaning}</span>
          <input
            // Not of type number: what is none has to reach the guard, which says so.
            type="text"
            inputMode="numeric"
            maxLength={20}
            placeholder={say.policy.own.noLimit}
            {...about}
            value={valueOf(control)}
            onInput={({ currentTarget }) => set(control, currentTarget.value)}
          />
        </label>
      );
    case "text":
    case "texts":
      return (
        <label class="field">
          <span class="label">{meaning}</span>
          <textarea
            rows={control.value.length > 60 ? 3 : 1}
            maxLength={2000}
            placeholder={control.kind === "texts" ? say.policy.own.parted : ""}
            {...about}
            value={valueOf(control)}
            onInput={({ currentTarget }) => set(control, currentTarget.value)}
          />
        </label>
      );
  }
}

/** The values of a list, in the order in which the policy tells them. */
const items = (value: string): string[] => value.split(",").map((item) => item.trim()).filter(Boolean);

function Ticks({ control, meaning, about }: Described) {
  const ticked = items(valueOf(control));
  return (
    <fieldset class="ticks" aria-describedby={about["aria-describedby"]}>
      <legend class="label">{meaning}</legend>
      {control.values.map(({ id, words }) => (
        <label key={id} class="tick">
          <input
            type="checkbox"
            checked={ticked.includes(id)}
            onChange={({ currentTarget }) => {
              const next = control.values.map((value) => value.id).filter((other) => (other === id ? currentTarget.checked : ticked.includes(other)));
              set(control, next.join(", "));
            }}
          />
          {capital(told(words))}
        </label>
      ))}
    </fieldset>
  );
}

function PerChannel({ control, policy, meaning, about }: Described) {
  const chosen = new Map(items(valueOf(control)).map((pair) => pair.split("=") as [string, string]));
  return (
    <fieldset class="ticks" aria-describedby={about["aria-describedby"]}>
      <legend class="label">{meaning}</legend>
      {policy.channels.map(({ id, words }) => (
        <label key={id} class="field">
          <span>{capital(told(words))}</span>
          <select
            value={chosen.get(id) ?? ""}
            onChange={({ currentTarget: { value } }) => {
              const next = new Map(chosen);
              if (value) next.set(id, value);
              else next.delete(id);
              // In the channels' own order, so that what is put back is no change; then what this school has no channel for.
              const order = new Set<string>([...policy.channels.map((channel) => channel.id), ...next.keys()]);
              set(control, [...order].filter((channel) => next.has(channel)).map((channel) => `${channel}=${next.get(channel)}`).join(", "));
            }}
          >
            <option value="">{say.policy.own.anyChannel}</option>
            {control.values.map((value) => (
              <option key={value.id} value={value.id}>
                {capital(told(value.words))}
              </option>
            ))}
          </select>
        </label>
      ))}
    </fieldset>
  );
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
