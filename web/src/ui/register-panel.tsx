// The register, to be saved as a file.
import { kept } from "../state/kept";
import { day } from "../state/school";
import { entries, unsavedEntries } from "../state/register";
import { saveRegister } from "../state/saving";
import { say } from "../words";
import { Panel } from "./panel";

export function RegisterPanel() {
  const number = entries.value.length;
  const isKept = kept.value.kind === "open" && number > 0;
  return (
    <Panel title={say.register.title} name="register" icon="list">
      <p class="hint">
        {isKept ? say.register.kept(number) : say.register.text(number)} {!isKept && unsavedEntries.value > 0 && <b>{say.register.unsaved}</b>}
      </p>
      {number > 0 && (
        <button type="button" class="button button-plain" onClick={() => saveRegister(day.value)}>
          {say.register.save}
        </button>
      )}
    </Panel>
  );
}
