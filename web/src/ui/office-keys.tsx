// Who may permit a picture, and the making of a key for whoever does.
import { useSignal } from "@preact/signals";
import { chooseKeyList, keyList, keyListError, keyMade, keyMadeError, makeApproverKey, saveListed } from "../state/approver-keys";
import { policy } from "../state/school";
import type { Role } from "../wasm/schoolgate.js";
import { say } from "../words";
import { ErrorNote } from "./error-note";
import { FileButton } from "./file-button";
import { PassphraseForm } from "./passphrase-form";
import { Select } from "./select";

const LIST_HINT_ID = "key-list-hint";
const roles = () => (Object.entries(say.office.roles) as [Role, string][]).map(([value, words]) => ({ value, words }));

export function OfficeKeys() {
  const words = say.office.keys;
  const role = useSignal<Role>("headteacher");
  const isAsking = useSignal(false);
  const made = keyMade.value;
  const failed = keyListError.value;
  return (
    <>
      <p class="office-intro">{words.intro}</p>
      <div class="office-group">
        <h4>{words.who}</h4>
        <p class="hint" id={LIST_HINT_ID}>
          {words.whoHint}
        </p>
        <div class="office-buttons">
          <FileButton
            plain
            disabled={policy.value === null}
            label={words.choose}
            accept=".toml"
            describedBy={LIST_HINT_ID}
            onFiles={([file]) => file && void chooseKeyList(file)}
          />
        </div>
        <p role="status" class="office-said">
          {policy.value === null ? words.noPolicy : [keyList.value && `${keyList.value.fileName}:`, words.number(policy.value.approvalKeys)].filter(Boolean).join(" ")}
        </p>
        {failed && <ErrorNote title={words.listFailed(failed.fileName)} error={failed.error} />}
      </div>
      <div class="office-group">
        <h4>{words.make}</h4>
        <p class="hint">{words.makeHint}</p>
        <div class="office-row">
          <Select
            label={words.role}
            value={role.value}
            options={roles()}
            onChoose={(chosen) => {
              role.value = chosen;
            }}
          />
          {!isAsking.value && (
            <button type="button" class="button" onClick={() => (isAsking.value = true)}>
              {words.begin}
            </button>
          )}
        </div>
        {isAsking.value && (
          <PassphraseForm
            isNew
            button={words.button}
            failed={words.failed}
            onGive={async (passphrase) => {
              await makeApproverKey(role.value, passphrase);
              isAsking.value = false;
            }}
            onCancel={() => (isAsking.value = false)}
          />
        )}
        <div role="status">{made && <p class="office-good">{words.made(say.office.roles[made.role] ?? made.role)}</p>}</div>
        {made && (
          <>
            <p>{words.listed}</p>
            <pre class="listed">
              <code>{made.listed}</code>
            </pre>
            <div class="office-buttons">
              <button type="button" class="button button-plain" onClick={() => saveListed(made.listed)}>
                {words.saveListed}
              </button>
            </div>
          </>
        )}
        {keyMadeError.value && <ErrorNote title={words.failed} error={keyMadeError.value} />}
      </div>
    </>
  );
}
