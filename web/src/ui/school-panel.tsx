// The first step: whose rules, where to, who and when.
import { isDay } from "../state/day";
import { channel, choosePolicy, day, policy, policyError, presets, publisher } from "../state/school";
import { say } from "../words";
import { ErrorNote } from "./error-note";
import { FileButton } from "./file-button";
import { PUBLISHER_ID } from "./go-to";
import { Panel } from "./panel";
import { PolicyRules } from "./policy-rules";
import { SchoolDevices } from "./school-devices";
import { Select } from "./select";

/** How the select calls a policy that is no preset. */
const OWN = "own";

export function SchoolPanel() {
  const chosen = policy.value;
  const isPreset = presets.value.some(({ id }) => id === chosen?.id);
  const options = presets.value.map(({ id, name }) => ({ value: id, words: name }));
  if (chosen && !isPreset) options.push({ value: OWN, words: chosen.name });
  return (
    <Panel title={say.school.title} name="school" step={1} done={chosen !== null && channel.value !== null}>
      <Select
        label={say.school.policy}
        value={chosen ? (isPreset ? chosen.id : OWN) : null}
        options={options}
        onChoose={(id) => {
          if (id !== OWN) void choosePolicy(id);
        }}
      />
      <FileButton
        plain
        label={say.school.ownPolicy}
        accept=".toml"
        onFiles={([file]) => void file?.text().then(choosePolicy)}
      />
      {policyError.value && <ErrorNote title={say.school.policy} error={policyError.value} />}
      {chosen && <PolicyRules policy={chosen} />}
      <SchoolDevices />
      <Select
        label={say.school.channel}
        value={channel.value}
        options={(chosen?.channels ?? []).map(({ id, words }) => ({ value: id, words: say.office.channels[id] ?? words }))}
        onChoose={(id) => {
          channel.value = id;
        }}
      />
      <Select
        id={PUBLISHER_ID}
        label={say.school.publisher}
        value={publisher.value}
        options={(chosen?.roles ?? []).map(({ id, words }) => ({ value: id, words: say.office.roles[id] ?? words }))}
        onChoose={(id) => {
          publisher.value = id;
        }}
      />
      <label class="field">
        <span class="label">{say.school.day}</span>
        <input
          type="date"
          value={day.value}
          onInput={({ currentTarget: { value } }) => {
            if (isDay(value)) day.value = value;
          }}
        />
      </label>
    </Panel>
  );
}
