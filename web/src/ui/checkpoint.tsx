// The code of the register's last line, to be noted elsewhere, and a noted one to be checked.
import { useSignal } from "@preact/signals";
import { PageError } from "../bridge/page-error";
import { checkNoted, shortCode, type Checked } from "../state/checkpoint";
import { previousHash } from "../state/register";
import { say } from "../words";
import { ErrorNote } from "./error-note";

export function Checkpoint() {
  const words = say.office.register;
  const noted = useSignal("");
  const checked = useSignal<Checked | null>(null);
  const failed = useSignal<PageError | null>(null);
  const hash = previousHash();
  const check = async () => {
    failed.value = null;
    const code = noted.value;
    // An answer about a code that is no longer there says nothing of the one that is.
    const tell = (answer: Checked | null, error: PageError | null) => {
      if (noted.value === code) [checked.value, failed.value] = [answer, error];
    };
    try {
      tell(await checkNoted(code), null);
    } catch (thrown) {
      tell(null, PageError.of(thrown));
    }
  };
  return (
    <div class="office-group">
      <h4>{words.checkpoint}</h4>
      {hash && <code class="checkpoint">{shortCode(hash)}</code>}
      <p class="hint">{words.checkpointHint}</p>
      <details class="more">
        <summary>{words.whole}</summary>
        <code class="checkpoint-whole">{hash}</code>
      </details>
      <form
        class="office-row"
        onSubmit={(event) => {
          event.preventDefault();
          void check();
        }}
      >
        <label class="field">
          <span class="label">{words.noted}</span>
          <input
            type="text"
            autocomplete="off"
            spellcheck={false}
            value={noted.value}
            onInput={({ currentTarget }) => {
              noted.value = currentTarget.value;
              checked.value = null;
            }}
          />
        </label>
        <button type="submit" class="button button-plain">
          {words.check}
        </button>
      </form>
      <p role="status" class={checked.value ? (checked.value.kind === "holds" ? "office-good" : "office-bad") : "office-said"}>
        {checked.value && inWords(checked.value)}
      </p>
      {failed.value && <ErrorNote title={words.failed(words.noted)} error={failed.value} />}
    </div>
  );
}

function inWords(checked: Checked): string {
  const words = say.office.register;
  switch (checked.kind) {
    case "holds":
      return words.checked(checked.line, checked.lines);
    case "missing":
      return words.missing;
    case "no-code":
      return words.noCode;
  }
}
