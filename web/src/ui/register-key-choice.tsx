// The register key: made once for the school, opened from its file ever after.
import { makeRegisterKey, openRegisterKey, registerKey, registerKeyError } from "../state/register-key";
import { say } from "../words";
import { ErrorNote } from "./error-note";
import { FileButton } from "./file-button";

const HINT_ID = "register-key-hint";

export function RegisterKeyChoice() {
  const words = say.office.register;
  const key = registerKey.value;
  return (
    <div class="office-group">
      <h4>{words.key}</h4>
      <p class="hint" id={HINT_ID}>
        {words.keyIntro}
      </p>
      <div class="office-buttons">
        <FileButton plain label={words.keyOpen} accept=".toml" describedBy={HINT_ID} onFiles={([file]) => file && void openRegisterKey(file)} />
        {!key && (
          <button type="button" class="button button-plain" onClick={() => void makeRegisterKey()}>
            {words.keyMake}
          </button>
        )}
      </div>
      <div role="status">
        {key && (
          <p class="office-good">
            {words.keyLoaded(key.fileName)} {words.keyKeep}
          </p>
        )}
      </div>
      {registerKeyError.value && <ErrorNote title={words.keyFailed} error={registerKeyError.value} />}
    </div>
  );
}
