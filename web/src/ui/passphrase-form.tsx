// Asks for a passphrase: once for what is locked already, twice for what will be.
import { useSignal } from "@preact/signals";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { StoreError } from "../store/store-error";
import { say } from "../words";
import { StoreNote } from "./store-note";

const SHORTEST = 12;

interface Props {
  /** A new passphrase is typed twice and must not be short. */
  isNew?: boolean;
  button: string;
  busy?: string;
  failed: string;
  /** Resolves when it is done; what it throws is told. */
  onGive: (passphrase: string) => Promise<void>;
  onCancel?: () => void;
}

export function PassphraseForm({ isNew = false, button, busy = say.kept.busy, failed, onGive, onCancel }: Props) {
  const [first, again] = [useSignal(""), useSignal("")];
  const isShown = useSignal(false);
  const isBusy = useSignal(false);
  const error = useSignal<StoreError | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const [firstId, againId, hintId, stateId] = [useId(), useId(), useId(), useId()];
  // At once: a moment later somebody may be typing in the other field already.
  useLayoutEffect(() => field.current?.focus(), []);

  const missing = () => SHORTEST - [...first.value].length;
  // Asked anew when it is given: Enter may come before the form is drawn again.
  const isFit = () => first.value !== "" && (!isNew || (missing() <= 0 && again.value === first.value));
  const left = missing();
  const wrong = !isNew || first.value === "" ? "" : left > 0 ? say.kept.short(left) : again.value !== "" && again.value !== first.value ? say.kept.different : "";

  async function give(): Promise<void> {
    if (!isFit() || isBusy.value) return;
    isBusy.value = true;
    error.value = null;
    try {
      await onGive(first.value);
      first.value = again.value = "";
    } catch (thrown) {
      error.value = thrown instanceof StoreError ? thrown : new StoreError("store.not-here", String(thrown));
      field.current?.select();
    } finally {
      isBusy.value = false;
    }
  }

  // The types of Preact know no field that is now the one and now the other.
  const type = (isShown.value ? "text" : "password") as "password";
  const autocomplete = isNew ? "new-password" : "current-password";
  return (
    <form
      class="passphrase"
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
    >
      <div class="field">
        <label class="label" for={firstId}>
          {say.kept.passphrase}
        </label>
        <input
          ref={field}
          id={firstId}
          type={type}
          autocomplete={autocomplete}
          spellcheck={false}
          aria-describedby={isNew ? `${hintId} ${stateId}` : undefined}
          value={first.value}
          onInput={({ currentTarget }) => (first.value = currentTarget.value)}
        />
      </div>
      {isNew && (
        <>
          <div class="field">
            <label class="label" for={againId}>
              {say.kept.again}
            </label>
            <input
              id={againId}
              type={type}
              autocomplete={autocomplete}
              spellcheck={false}
              aria-describedby={stateId}
              value={again.value}
              onInput={({ currentTarget }) => (again.value = currentTarget.value)}
            />
          </div>
          <p class="passphrase-state" id={stateId} role="status">
            {wrong}
          </p>
          <p class="hint" id={hintId}>
            {say.kept.hint}
          </p>
        </>
      )}
      <label class="tick">
        <input type="checkbox" checked={isShown.value} onChange={({ currentTarget }) => (isShown.value = currentTarget.checked)} />
        <span>{say.kept.show}</span>
      </label>
      <div class="kept-buttons">
        <button type="submit" class="button" aria-disabled={!isFit() || isBusy.value}>
          {isBusy.value ? busy : button}
        </button>
        {onCancel && (
          <button type="button" class="button button-plain" aria-disabled={isBusy.value} onClick={() => !isBusy.value && onCancel()}>
            {say.kept.cancel}
          </button>
        )}
      </div>
      {error.value && <StoreNote title={failed} error={error.value} />}
    </form>
  );
}
