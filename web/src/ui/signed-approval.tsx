// The headteacher's permission where only a signature counts: asked for as a file, and opened when it comes back.
import { approvals, approvalsError, approvalsOf, needsPermission, openApprovals } from "../state/approvals";
import { asked, askError, askFor, photosToAskFor } from "../state/asking";
import { picturesAreChanged } from "../state/canvas-truth";
import { office } from "../state/office";
import type { PhotoEntry } from "../state/photo";
import { photos } from "../state/photos";
import { publisher } from "../state/school";
import { takePhotosHere } from "../state/signing";
import { say } from "../words";
import { ErrorNote } from "./error-note";
import { FileButton } from "./file-button";
import { APPROVAL_ID } from "./go-to";

export function SignedApproval({ photo }: { photo: PhotoEntry }) {
  const words = say.office.approval;
  const needed = needsPermission(photo);
  const all = photosToAskFor().length;
  const failed = approvalsError.value;
  return (
    <div class="signed-approval" id={APPROVAL_ID} tabIndex={-1}>
      <Standing photo={photo} needed={needed} />
      {needed && publisher.value === null && <p class="hint">{words.publisher}</p>}
      {needed && (
        <div class="office-buttons">
          <button type="button" class="button button-plain" onClick={() => void askFor([photo])}>
            {words.ask}
          </button>
          {all > 1 && (
            <button type="button" class="button button-plain" onClick={() => void askFor(photosToAskFor())}>
              {words.askAll(all)}
            </button>
          )}
        </div>
      )}
      <FileButton plain label={words.open} accept=".jsonl" onFiles={([file]) => file && void openApprovals(file)} />
      <p role="status" class="hint">
        {[asked.value > 0 && words.asked(asked.value), approvals.value.length > 0 && opened()].filter(Boolean).join(" ")}
      </p>
      {asked.value > 0 && picturesAreChanged.value && <p class="note note-ask">{say.offline.withoutPictures}</p>}
      {failed && <ErrorNote title={words.failed(failed.fileName)} error={failed.error} />}
      {askError.value && <ErrorNote title={words.askFailed} error={askError.value} />}
      {needed && (
        <button
          type="button"
          class="link-button"
          onClick={() => {
            office.value = "permit";
            void takePhotosHere();
          }}
        >
          {words.here}
        </button>
      )}
    </div>
  );
}

function Standing({ photo, needed }: { photo: PhotoEntry; needed: boolean }) {
  const words = say.office.approval;
  const signed = photo.signedApproval.value;
  if (!signed) return <p>{words.none}</p>;
  if (needed) return <p class="office-bad">{words.void}</p>;
  const { by, on } = signed.statement;
  return <p class="office-good">{words.by(say.office.roles[by] ?? by, on)}</p>;
}

/** How many photos of this page the opened permissions are about, and how many are about others. */
function opened(): string {
  const own = photos.value.filter((photo) => approvalsOf(photo).length > 0);
  const hashes = new Set(own.map((photo) => photo.info.value?.sha256));
  const others = new Set(approvals.value.map(({ statement }) => statement.what.originalSha256).filter((hash) => !hashes.has(hash)));
  return say.office.approval.fits(own.length, others.size);
}
