// Says of a picture that it was taken down.
import { useSignal } from "@preact/signals";
import { PageError } from "../bridge/page-error";
import { recordRemoval } from "../state/removal";
import { say } from "../words";
import { ErrorNote } from "./error-note";

export function TakeDown({ entry }: { entry: string }) {
  const failed = useSignal<PageError | null>(null);
  const record = async () => {
    try {
      await recordRemoval(entry);
      failed.value = null;
    } catch (thrown) {
      failed.value = PageError.of(thrown);
    }
  };
  return (
    <>
      <div class="office-buttons">
        <button type="button" class="button button-plain" onClick={() => void record()}>
          {say.office.person.markDown}
        </button>
      </div>
      {failed.value && <ErrorNote title={say.office.person.markFailed} error={failed.value} />}
    </>
  );
}
