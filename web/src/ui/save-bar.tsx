// Always in sight: where the photo stands, and the one way out.
import { useComputed } from "@preact/signals";
import type { PhotoEntry } from "../state/photo";
import { save } from "../state/saving";
import { say } from "../words";
import { ErrorNote } from "./error-note";
import { goTo, VERDICT_ID } from "./go-to";
import { StatusBadge } from "./status-badge";

export function SaveBar({ photo }: { photo: PhotoEntry }) {
  const toDo = useComputed(
    () =>
      photo.judgement.value?.verdict.findings.filter(({ severity, allowed }) => severity === "block" || (severity === "ask" && !allowed))
        .length ?? 0,
  );
  const status = photo.status.value;
  const saved = photo.isSaved.value;
  const busy = photo.saving.value;
  // The last verdict decides how the button looks; what it was about may just have changed, and clearing judges again.
  const mayLeave = photo.judgement.value?.verdict.permitted ?? false;
  return (
    <div class="save-bar">
      {photo.saveError.value && <ErrorNote title={say.save.failed} error={photo.saveError.value} />}
      <div class="save-bar-row">
        <StatusBadge status={status} />
        <p role="status" class="save-bar-words">
          {saved && photo.cleared.value ? say.save.saved(photo.cleared.value.fileName) : toDo.value > 0 && say.save.toDo(toDo.value)}
        </p>
        {toDo.value > 0 && (
          <button type="button" class="button button-plain" onClick={() => goTo(VERDICT_ID)}>
            {say.save.seeThem}
          </button>
        )}
        {/* Never `disabled`: whoever tabs to it must find it, and pressing it tells why it will not save. */}
        <button
          type="button"
          class="button"
          aria-disabled={!mayLeave || busy}
          onClick={() => {
            if (!mayLeave) goTo(VERDICT_ID);
            else if (!busy) void save(photo);
          }}
        >
          {busy ? say.save.busy : saved ? say.save.again : say.save.button}
        </button>
      </div>
    </div>
  );
}
