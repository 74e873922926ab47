// What nobody may miss of what is kept: a change that is not, a question between two tabs, a register put aside.
import { aside, asked, keeping, kept, save, settle } from "../state/kept";
import { entries } from "../state/register";
import { settled } from "../state/settled";
import { cameBack, comingBack } from "../state/work-back";
import { tryAgain, workKeeping } from "../state/work-kept";
import { say } from "../words";
import { MOST_MEGABYTES } from "./keep-photos";
import { StoreNote } from "./store-note";

export function KeptAlerts() {
  const state = settled(keeping.value);
  const isOpen = kept.value.kind === "open";
  const names = isOpen ? asked.value : [];
  const failed = isOpen && state.kind === "not-kept" ? state.error : null;
  const work = settled(workKeeping.value);
  const left = work.kind === "kept" ? work.left : 0;
  const lost = cameBack.value?.lost ?? 0;
  const coming = comingBack.value;
  const isWorkFailed = isOpen && !failed && work.kind === "not-kept";
  if (!failed && !isWorkFailed && !coming && left === 0 && lost === 0 && names.length === 0 && aside.value.length === 0) return null;
  return (
    <div class="kept-alerts">
      {failed && (
        <div class="kept-failed">
          <StoreNote title={say.kept.states["not-kept"]} error={failed} />
          <button type="button" class="button button-plain" onClick={() => void save()}>
            {say.kept.tryAgain}
          </button>
        </div>
      )}
      {isWorkFailed && (
        <div class="kept-failed">
          <StoreNote title={say.keptPhotos.states["not-kept"]} error={work.error} />
          <button type="button" class="button button-plain" onClick={tryAgain}>
            {say.kept.tryAgain}
          </button>
        </div>
      )}
      {coming && (
        <p class="kept-question" role="status">
          {say.keptPhotos.comingBack(coming.done, coming.total)}
        </p>
      )}
      {isOpen && left > 0 && (
        <p class="kept-question" role="status">
          {say.keptPhotos.left(left, MOST_MEGABYTES)}
        </p>
      )}
      {lost > 0 && (
        <div class="kept-question">
          <p role="status">{say.keptPhotos.lost(lost)}</p>
          <div class="kept-buttons">
            <button type="button" class="chip" onClick={() => (cameBack.value = null)}>
              {say.kept.understood}
            </button>
          </div>
        </div>
      )}
      {names.map((name) => (
        <Question key={name} name={name} />
      ))}
      {aside.value.length > 0 && (
        <div class="kept-question">
          <p role="status">{say.kept.aside(aside.value)}</p>
          <div class="kept-buttons">
            <button type="button" class="chip" onClick={() => (aside.value = [])}>
              {say.kept.understood}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}

/** Two tabs changed the same thing. */
function Question({ name }: { name: string }) {
  const words = say.kept.asked(say.kept.names(name, entries.value.length));
  return (
    <div class="kept-question" role="group" aria-label={words}>
      <p>{words}</p>
      <div class="kept-buttons">
        <button type="button" class="chip" onClick={() => void settle(name, true)}>
          {say.kept.useKept}
        </button>
        <button type="button" class="chip" onClick={() => void settle(name, false)}>
          {say.kept.useThis}
        </button>
      </div>
    </div>
  );
}
