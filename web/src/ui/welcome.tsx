// What stands in the middle while there is no photo: what this is, what to do, and a way to try it.
import { useSignal } from "@preact/signals";
import { loading } from "../state/guard";
import { sampleError, trySample } from "../state/sample";
import { startTour } from "../state/tour";
import { say } from "../words";
import { CheckWords } from "./check-words";
import { ErrorNote } from "./error-note";

export function Welcome() {
  const busy = useSignal(false);
  return (
    <div class="welcome">
      <h2>{say.welcome.title}</h2>
      <p class="welcome-text">{say.welcome.text}</p>
      <ol class="welcome-steps">
        {say.welcome.steps.map(({ title, text }) => (
          <li key={title}>
            <h3>{title}</h3>
            <p>{text}</p>
          </li>
        ))}
      </ol>
      <div class="welcome-try">
        <button
          type="button"
          class="button"
          disabled={busy.value || loading.value.kind === "failed"}
          onClick={() => {
            busy.value = true;
            void trySample().then(startTour).finally(() => {
              busy.value = false;
            });
          }}
        >
          {say.welcome.try}
        </button>
        <p class="hint">{say.welcome.tryText}</p>
      </div>
      <div class="welcome-try">
        <CheckWords />
        <p class="hint">{say.captions.text.openHint}</p>
      </div>
      {sampleError.value && <ErrorNote title={say.sample.failed} error={sampleError.value} />}
    </div>
  );
}
