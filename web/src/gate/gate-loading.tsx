// That the guard is on its way, or that it cannot be had.
import { loading } from "../state/guard";
import { ErrorNote } from "../ui/error-note";
import { say } from "../words";

export function GateLoading() {
  const state = loading.value;
  if (state.kind === "failed") return <ErrorNote title={say.loading.failed} error={state.error} />;
  return (
    <p role="status" class="hint" data-loaded={state.kind === "ready"}>
      {state.kind === "loading" ? say.loading.busy(state.loaded, state.total) : ""}
    </p>
  );
}
