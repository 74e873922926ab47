// The register, to be saved as a file; the office has the rest of it.
import { kept } from "../state/kept";
import { office } from "../state/office";
import { entries, opened, unsavedEntries } from "../state/register";
import { saveRegister } from "../state/saving";
import { day } from "../state/school";
import { say } from "../words";
import { Panel } from "./panel";

export function RegisterPanel() {
  const number = entries.value.length;
  const before = opened.value?.lines ?? 0;
  const isKept = kept.value.kind === "open" && number > 0;
  return (
    <Panel title={say.register.title} name="register" icon="list">
      <p class="hint">
        {isKept ? say.register.kept(number) : before > 0 ? say.office.panel.continued(number, number - before) : say.register.text(number)}{" "}
        {!isKept && unsavedEntries.value > 0 && <b>{say.register.unsaved}</b>}
      </p>
      {number > 0 && (
        <button type="button" class="button button-plain" onClick={() => saveRegister(day.value)}>
          {say.register.save}
        </button>
      )}
      <button
        type="button"
        class="link-button"
        onClick={() => {
          office.value = "register";
        }}
      >
        {say.office.panel.more}
      </button>
    </Panel>
  );
}
