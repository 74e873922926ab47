// The first step: whose rules, and for photos that go out where to, who and when.
import { channel, choosePolicy, policy, policyError, presets } from "../state/school";
import { way } from "../state/way";
import { say } from "../words";
import { ErrorNote } from "./error-note";
import { FileButton } from "./file-button";
import { Panel } from "./panel";
import { PolicyRules } from "./policy-rules";
import { Publication } from "./publication";
import { SchoolDevices } from "./school-devices";
import { SchoolWords } from "./school-words";
import { Select } from "./select";

/** How the select calls a policy that is no preset. */
const OWN = "own";

export function SchoolPanel() {
  const chosen = policy.value;
  const isPreset = presets.value.some(({ id }) => id === chosen?.id);
  const options = presets.value.map(({ id, name }) => ({ value: id, words: name }));
  if (chosen && !isPreset) options.push({ value: OWN, words: chosen.name });
  return (
    <Panel title={say.school.title} name="school" step={1} done={chosen !== null && (channel.value !== null || way.value === "trip")}>
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
      {way.value !== "trip" && <SchoolWords />}
      {way.value !== "trip" && <Publication />}
    </Panel>
  );
}
