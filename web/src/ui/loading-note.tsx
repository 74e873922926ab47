// How far the page has loaded, and that it needs no network from then on; rules that ask for a spelling check bring more.
import { signal } from "@preact/signals";
import { loading } from "../state/guard";
import { spelling } from "../state/spelling";
import { opensOffline } from "../state/offline";
import { say } from "../words";
import { ErrorNote } from "./error-note";

/** True once the page will ask for nothing more. */
export const loaded = signal(false);

export function LoadingNote() {
  const state = loading.value;
  if (state.kind === "failed") return <ErrorNote title={say.loading.failed} error={state.error} />;
  const isReady = state.kind === "ready" && loaded.value;
  const busy = state.kind === "loading" ? say.loading.busy(state.loaded, state.total) : say.loading.busy(0, 0);
  const more = spelling.value;
  if (isReady && more.kind === "loading") {
    return (
      <div class="loading-note">
        <p role="status" data-loaded={false}>
          {say.spelling.busy(more.loaded, more.total)}
        </p>
        <Room />
      </div>
    );
  }
  return (
    <div class="loading-note">
      <p role="status" data-loaded={isReady}>
        {isReady ? (opensOffline.value === "yes" ? say.loading.readyOffline : say.loading.ready) : busy}
      </p>
      <Room />
    </div>
  );
}

/** Takes the room of the longest words from the start, so that nothing below is pushed down as they change. */
const Room = () => (
  <p class="loading-room" aria-hidden="true">
    {say.loading.readyOffline}
  </p>
);
