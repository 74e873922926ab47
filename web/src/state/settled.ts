// How the last keeping went, while the next one is still at work: what somebody has to know stays told until it is no longer so.

export interface Saving<State> {
  kind: "saving";
  was: State;
}

export const settled = <State extends { kind: string }>(state: State | Saving<State>): State => (isSaving(state) ? state.was : state);

export const savingAfter = <State extends { kind: string }>(state: State | Saving<State>): Saving<State> => ({ kind: "saving", was: settled(state) });

const isSaving = <State extends { kind: string }>(state: State | Saving<State>): state is Saving<State> => state.kind === "saving";
