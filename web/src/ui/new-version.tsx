// Says that there is a newer version, and brings it in when somebody asks.
import { mayRenew, newVersion, renew } from "../state/offline";
import { say } from "../words";

const HINT_ID = "new-version-hint";

export function NewVersion() {
  const version = newVersion.value;
  if (version.kind === "none") return null;
  return (
    <section class="new-version" aria-label={say.offline.title}>
      <p role="status">{inWords(version)}</p>
      {"list" in version && version.kind !== "coming" && (
        <>
          <button type="button" class="button button-plain" disabled={!mayRenew.value} aria-describedby={mayRenew.value ? undefined : HINT_ID} onClick={() => void renew()}>
            {say.offline.use}
          </button>
          {!mayRenew.value && <p id={HINT_ID}>{say.offline.wait}</p>}
        </>
      )}
    </section>
  );
}

function inWords(version: typeof newVersion.value): string {
  switch (version.kind) {
    case "none":
      return "";
    case "there":
      return say.offline.there;
    case "coming":
      return say.offline.coming(version.done, version.total);
    case "failed":
      return say.offline.failed;
    case "tabs":
      return say.offline.tabs;
    case "next-time":
      return say.offline.nextTime;
  }
}
