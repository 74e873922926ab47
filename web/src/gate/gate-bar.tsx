// Always in sight: how much is left to do, and the two ways out.
import { isShut } from "../state/kept";
import { missing } from "../state/school";
import { ErrorNote } from "../ui/error-note";
import { goTo, VERDICT_ID } from "../ui/go-to";
import { Icon, type IconName } from "../ui/icons";
import { openAtNeed } from "../ui/next-need";
import { nextThatNeeds } from "../state/queue";
import { selected } from "../state/photos";
import { say } from "../words";
import { chosenNumber, clearError, isClearing, isWordsOnly, leave, letGoIn, open, standing } from "./asking";
import { SETUP_ID } from "./attention";

const ICONS: Record<"working" | "open" | "clear", IconName> = { working: "waiting", open: "needs-you", clear: "clear" };

export function GateBar() {
  const words = say.gate.bar;
  const now = standing.value;
  const number = chosenNumber.value;
  return (
    <footer class="save-bar gate-bar" data-standing={now}>
      {clearError.value && <ErrorNote title={words.failed} error={clearError.value} />}
      <div class="save-bar-row">
        <p role="status" class={`save-bar-words badge badge-${now === "clear" ? "clear" : now === "open" ? "needs-you" : "working"}`}>
          <Icon name={ICONS[now]} />
          {inWords(number)}
        </p>
        {now === "open" && !isShut.value && number + Number(isWordsOnly.value) > 0 && (
          <button type="button" class="button button-plain" onClick={seeWhatIsLeft}>
            {say.save.seeThem}
          </button>
        )}
        <button type="button" class="button button-plain gate-leave" onClick={leave}>
          {words.leave}
        </button>
        {/* Never `disabled`: whoever tabs to it must find it, and pressing it leads to what is left to do. */}
        <button
          type="button"
          class="button"
          aria-disabled={now !== "clear" || isClearing.value}
          onClick={() => {
            if (now === "clear") void letGoIn();
            else seeWhatIsLeft();
          }}
        >
          {isClearing.value ? say.save.busy : isWordsOnly.value ? words.useWords : words.use(number)}
        </button>
      </div>
    </footer>
  );
}

function inWords(number: number): string {
  const words = say.gate.bar;
  if (isShut.value) return words.shut;
  if (missing.value.length > 0) return words.setUp;
  if (isWordsOnly.value) return words.words[standing.value];
  if (number === 0) return words.none;
  if (open.value > 0) return words.open(open.value, number);
  return standing.value === "clear" ? words.clear(number) : words.working;
}

/** Goes to where something is to be done. */
export function seeWhatIsLeft(): void {
  if (isShut.value) return;
  if (missing.value.length > 0) return goTo(SETUP_ID);
  // The one in hand first: `nextThatNeeds` leaves it out.
  const here = selected.value;
  const next = here && here.status.value !== "clear" && here.stage.value.kind === "ready" ? here : nextThatNeeds(here);
  if (next) openAtNeed(next);
  else goTo(VERDICT_ID);
}
