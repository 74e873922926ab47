// The foot of the page: under which licence it is, and the accessibility statement.
import { useSignal } from "@preact/signals";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { say } from "../words";

export function About() {
  const open = useSignal(false);
  return (
    <footer class="foot" aria-label={say.about.foot}>
      <p>{say.about.source}</p>
      <button
        type="button"
        class="link-button"
        onClick={() => {
          open.value = true;
        }}
      >
        {say.about.accessibility}
      </button>
      {open.value && (
        <Statement
          onClose={() => {
            open.value = false;
          }}
        />
      )}
    </footer>
  );
}

function Statement({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="statement" aria-labelledby={titleId} onClose={onClose}>
      <h2 id={titleId} tabIndex={-1}>
        {say.about.accessibility}
      </h2>
      <p class="hint">{say.about.draft}</p>
      {say.about.parts.map(({ title, text }) => (
        <section key={title}>
          <h3>{title}</h3>
          <p>{text}</p>
        </section>
      ))}
      <button type="button" class="button" onClick={() => dialog.current?.close()}>
        {say.about.close}
      </button>
    </dialog>
  );
}
