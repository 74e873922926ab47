// Writes into the register that a photo or a text was stopped, when somebody wants it written.
import { useSignal } from "@preact/signals";
import { PageError } from "../bridge/page-error";
import { recordRefusal } from "../state/refusal";
import type { Written } from "../state/written";
import type { Submission } from "../wasm/schoolgate.js";
import { say } from "../words";
import { ErrorNote } from "./error-note";

export function RecordRefusal({ photo }: { photo: Pick<Written, "submission" | "word"> }) {
  const words = say.office.refusal;
  const done = useSignal<{ submission: Submission | null; line: number | null } | null>(null);
  const failed = useSignal<PageError | null>(null);
  const record = async () => {
    const submission = photo.submission.value;
    try {
      done.value = { submission, line: await recordRefusal(photo) };
      failed.value = null;
    } catch (thrown) {
      failed.value = PageError.of(thrown);
    }
  };
  const told = done.value && done.value.submission === photo.submission.value ? done.value : null;
  const isStopped = photo.word.value === "stopped";
  return (
    <div class="record-refusal">
      {isStopped && !told && (
        <button type="button" class="link-button" onClick={() => void record()}>
          {words.button}
        </button>
      )}
      <p role="status" class="hint">
        {told && (told.line === null ? words.nothing : words.done(told.line))}
      </p>
      {failed.value && <ErrorNote title={words.failed} error={failed.value} />}
    </div>
  );
}
