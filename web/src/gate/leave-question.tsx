// Escape does not throw answers away: it asks first.
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { say } from "../words";
import { asking, leave } from "./asking";
import { askToLeave, isLeaving } from "./attention";

export function LeaveQuestion() {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      // A list or a dialog that is open has the first use of the key.
      if (event.key !== "Escape" || event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      askToLeave();
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, []);
  return isLeaving.value && asking.value ? <Question /> : null;
}

function Question() {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const words = say.gate.leaving;
  return (
    <dialog
      ref={dialog}
      class="gate-question"
      aria-labelledby="gate-question"
      onClose={() => {
        isLeaving.value = false;
      }}
    >
      <h2 id="gate-question">{words.title}</h2>
      <p>{words.text}</p>
      <div class="gate-question-buttons">
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          {words.stay}
        </button>
        <button
          type="button"
          class="button button-plain"
          onClick={() => {
            dialog.current?.close();
            leave();
          }}
        >
          {say.gate.bar.leave}
        </button>
      </div>
    </dialog>
  );
}
