// The register of this sitting, to be kept as a file.
import { day } from "../state/school";
import { entries, unsavedEntries } from "../state/register";
import { saveRegister } from "../state/saving";
import { say } from "../words";
import { Panel } from "./panel";

export function RegisterPanel() {
  const number = entries.value.length;
  return (
    <Panel title={say.register.title} name="register" icon="list">
      <p class="hint">
        {say.register.text(number)} {unsavedEntries.value > 0 && <b>{say.register.unsaved}</b>}
      </p>
      {number > 0 && (
        <button type="button" class="button button-plain" onClick={() => saveRegister(day.value)}>
          {say.register.save}
        </button>
      )}
    </Panel>
  );
}
