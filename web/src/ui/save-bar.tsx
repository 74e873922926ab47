// Always in sight: where the photo stands, and the one way out.
import { useComputed } from "@preact/signals";
import type { Hold, PhotoEntry } from "../state/photo";
import { save } from "../state/saving";
import { say } from "../words";
import { ErrorNote } from "./error-note";
import { goTo, HEADS_ID, VERDICT_ID } from "./go-to";
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
  const hold = photo.hold.value;
  const words = [toDo.value > 0 && say.save.toDo(toDo.value), hold && holdInWords(hold)].filter(Boolean).join(". ");
  // Nothing but the counting of heads may be left to do, and then that is where to go.
  const seeThem = () => goTo(toDo.value === 0 && hold && hold.kind !== "looking" ? HEADS_ID : VERDICT_ID);
  // The last verdict decides how the button looks; what it was about may just have changed, and clearing judges again.
  const mayLeave = (photo.judgement.value?.verdict.permitted ?? false) && !hold;
  return (
    <div class="save-bar">
      {photo.saveError.value && <ErrorNote title={say.save.failed} error={photo.saveError.value} />}
      <div class="save-bar-row">
        <StatusBadge status={status} />
        <p role="status" class="save-bar-words">
          {[saved && photo.cleared.value && say.save.saved(photo.cleared.value.fileName), words].filter(Boolean).join(". ")}
        </p>
        {(toDo.value > 0 || (hold && hold.kind !== "looking")) && (
          <button type="button" class="button button-plain" onClick={seeThem}>
            {say.save.seeThem}
          </button>
        )}
        {/* Never `disabled`: whoever tabs to it must find it, and pressing it tells why it will not save. */}
        <button
          type="button"
          class="button"
          aria-disabled={!mayLeave || busy}
          onClick={() => {
            if (!mayLeave) seeThem();
            else if (!busy) void save(photo);
          }}
        >
          {busy ? say.save.busy : saved ? say.save.again : say.save.button}
        </button>
      </div>
    </div>
  );
}

export function holdInWords(hold: Hold): string {
  switch (hold.kind) {
    case "looking":
      return say.save.looking;
    case "count":
      return hold.again ? say.save.countAgain : say.save.count;
    case "missing":
      return say.save.missing(hold.number);
  }
}
