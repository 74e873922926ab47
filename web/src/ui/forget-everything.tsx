// Wipes all that is kept, after one question.
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { forgetEverything } from "../state/kept";
import { photos } from "../state/photos";
import { tripPhotos } from "../state/trip";
import { StoreError } from "../store/store-error";
import { say } from "../words";
import { StoreNote } from "./store-note";

export function ForgetEverything() {
  const isAsked = useSignal(false);
  const error = useSignal<StoreError | null>(null);
  const no = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isAsked.value) no.current?.focus();
  }, [isAsked.value]);

  async function forget(): Promise<void> {
    try {
      await forgetEverything();
    } catch (thrown) {
      error.value = thrown instanceof StoreError ? thrown : new StoreError("store.not-here", String(thrown));
    }
  }

  if (!isAsked.value) {
    return (
      <button type="button" class="link-button link-button-stop" onClick={() => (isAsked.value = true)}>
        {say.kept.forget}
      </button>
    );
  }
  return (
    <div class="forget" role="group" aria-labelledby="forget-title">
      <h3 id="forget-title">{say.kept.forgetTitle}</h3>
      <p>{say.kept.forgetHint(photos.value.length + tripPhotos.value.length)}</p>
      <div class="kept-buttons">
        <button ref={no} type="button" class="button button-plain" onClick={() => (isAsked.value = false)}>
          {say.kept.forgetNo}
        </button>
        <button type="button" class="button button-stop" onClick={() => void forget()}>
          {say.kept.forgetYes}
        </button>
      </div>
      {error.value && <StoreNote title={say.kept.failed} error={error.value} />}
    </div>
  );
}
