// The headteacher's permission, where the school's rules ask for it.
import { isDay } from "../state/day";
import { office } from "../state/office";
import type { PhotoEntry } from "../state/photo";
import { photos } from "../state/photos";
import { day, signaturesCount } from "../state/school";
import { giveApproval } from "../state/several";
import { say } from "../words";
import { APPROVAL_ID } from "./go-to";
import { Panel } from "./panel";
import { SignedApproval } from "./signed-approval";

export function Approval({ photo }: { photo: PhotoEntry }) {
  return (
    <Panel title={say.approval.title} name="approval">
      {signaturesCount.value ? <SignedApproval photo={photo} /> : <TickedApproval photo={photo} />}
    </Panel>
  );
}

/** Somebody's word, where the school lists no keys. */
function TickedApproval({ photo }: { photo: PhotoEntry }) {
  const on = photo.approvedOn.value;
  const others = photos.value.filter((other) => other !== photo && other.approvedOn.value !== on);
  return (
    <>
      <label class="tick">
        <input
          id={APPROVAL_ID}
          type="checkbox"
          checked={on !== null}
          onChange={({ currentTarget }) => {
            photo.history.give("approvedOn", currentTarget.checked ? day.value : null);
          }}
        />
        <span>{say.approval.tick}</span>
      </label>
      {on !== null && (
        <>
          <label class="field">
            <span class="label">{say.approval.on}</span>
            <input
              type="date"
              value={on}
              onInput={({ currentTarget: { value } }) => {
                if (isDay(value)) photo.history.give("approvedOn", value, "the day they said yes");
              }}
            />
          </label>
          {others.length > 0 && (
            <button
              type="button"
              class="link-button"
              onClick={() => giveApproval(photos.value, on)}
            >
              {say.approval.all}
            </button>
          )}
        </>
      )}
      <button
        type="button"
        class="link-button"
        onClick={() => {
          office.value = "keys";
        }}
      >
        {say.office.approval.setUp}
      </button>
    </>
  );
}
