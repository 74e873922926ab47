// What holds for all sites: who publishes, whether documents may pass, and the way to what is kept under lock.
import { Panel } from "../../src/ui/panel";
import { say } from "../../src/words";
import { changeOwn, ROLES, type Settings } from "./settings";
import { capital, words } from "./words";

export function SchoolForm({ settings: { publisher, documents, fixed } }: { settings: Settings }) {
  const { options } = words();
  return (
    <>
      <Panel title={options.school} name="school">
        <label class="field">
          <span class="label">{options.publisher}</span>
          <select
            value={publisher ?? ""}
            disabled={fixed.includes("publisher")}
            onChange={({ currentTarget: { value } }) => void changeOwn((own) => ({ ...own, publisher: value || null }))}
          >
            <option value="">{options.ask}</option>
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {capital(say.office.roles[role] ?? role)}
              </option>
            ))}
          </select>
        </label>
        <div class="documents">
          <label class="tick">
            <input
              type="checkbox"
              checked={documents === "pass"}
              disabled={fixed.includes("documents")}
              aria-describedby="documents-hint"
              onChange={({ currentTarget: { checked } }) => void changeOwn((own) => ({ ...own, documents: checked ? "pass" : "stop" }))}
            />
            {options.documents}
          </label>
          <p class="hint" id="documents-hint">
            {options.documentsHint}
          </p>
        </div>
        {fixed.length > 0 && <p class="hint">{options.byTheSchool}</p>}
      </Panel>
      <Panel title={options.keep} name="keep">
        <p>{options.keepHint}</p>
        <button type="button" class="button button-plain" onClick={() => void chrome.tabs.create({ url: chrome.runtime.getURL("gate/gate.html") })}>
          {options.keepButton}
        </button>
      </Panel>
    </>
  );
}
