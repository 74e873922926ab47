// What was found in one field, under it: what is wrong with other words for it, and what every other mark stands for.
import { useSignal, type ReadonlySignal } from "@preact/signals";
import { knownIn } from "../state/known";
import type { Written } from "../state/written";
import type { Field, Finding } from "../wasm/schoolgate.js";
import { say } from "../words";
import { AllowButton } from "./allow-button";
import { typeOn } from "./caret";
import { Icon } from "./icons";
import { Rewordings } from "./rewordings";

interface Props {
  entry: Written;
  field: Field;
  fieldId: string;
  /** Whether questions can be answered here. */
  asks: boolean;
  /** Where somebody types, in characters as the guard counts them; none while nobody does. */
  caret: ReadonlySignal<number | null>;
}

/** As many as are shown unasked: a newsletter may have hundreds. */
const SHOWN = 6;

export function FieldFindings({ entry, field, fieldId, asks, caret }: Props) {
  const isWhole = useSignal(false);
  const findings = (entry.judgement.value?.verdict.findings ?? []).filter((finding) => startIn(field, finding) !== null);
  // In the order of the text, not of their weight.
  findings.sort((a, b) => (startIn(field, a) ?? 0) - (startIn(field, b) ?? 0));
  const known = knownIn(entry, field);
  const at = caret.value === null ? -1 : findings.findIndex((finding) => isAround(finding, caret.value ?? 0));
  const shown = isWhole.value ? findings : findings.filter((_, index) => index < SHOWN || index === at);
  const shownKnown = isWhole.value ? known : known.slice(0, SHOWN);
  const left = findings.length - shown.length + known.length - shownKnown.length;
  const offers = shown.filter(({ suggestions }) => suggestions && suggestions.length > 0);
  // Tab goes to the words for what somebody is typing in, and the arrow keys to all the others.
  const stop = offers.find((finding) => finding === findings[at]) ?? offers[0];
  return (
    <>
      <ul class="field-findings" id={`${fieldId}-findings`} onKeyDown={(event) => walk(event, fieldId)}>
        {shown.map((finding, index) => (
          <li key={`${finding.key}:${index}`} {...ranged(finding)} class={`field-finding field-finding-${finding.allowed ? "note" : finding.severity}`}>
            <p class="field-finding-words">
              <Icon name={iconOf(finding)} />
              {finding.message}
            </p>
            <div class="field-finding-tools">
              <Rewordings
                entry={entry}
                finding={finding}
                tabStop={finding === stop ? 0 : null}
                onUsed={(_, place) => typeOn(entry, field, fieldId, place)}
              />
              {asks && <AllowButton of={[{ entry, key: finding.key }]} finding={finding} />}
            </div>
          </li>
        ))}
        {shownKnown.map(({ text, times, mention, isAllowed }) => (
          <li key={`${text}:${mention.kind}`} class="field-finding field-finding-note">
            <p class="field-finding-words">
              <Icon name="note" />
              {say.captions.known(text, times, say.captions.read(mention), isAllowed)}
            </p>
          </li>
        ))}
      </ul>
      {left > 0 && (
        <button
          type="button"
          class="link-button"
          onClick={() => {
            isWhole.value = true;
          }}
        >
          {say.captions.more(left)}
        </button>
      )}
      {offers.length > 0 && <p class="hint">{say.captions.hint}</p>}
    </>
  );
}

const startIn = (field: Field, { place }: Finding): number | null => (place.kind === "words" && place.field === field ? place.start : null);

const ranged = ({ place }: Finding) => (place.kind === "words" ? { "data-start": place.start, "data-end": place.end } : {});

const isAround = ({ place }: Finding, caret: number): boolean => place.kind === "words" && place.start <= caret && caret <= place.end;

function iconOf({ severity, allowed }: Finding): "stopped" | "needs-you" | "note" {
  if (severity === "block") return "stopped";
  return severity === "ask" && !allowed ? "needs-you" : "note";
}

/** Goes from one suggestion to the next with the arrow keys, and back to the field with Escape or from the first. */
function walk(event: KeyboardEvent & { currentTarget: HTMLElement }, id: string): void {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(".rewording")];
  const at = all.findIndex((each) => each === event.target);
  if (at < 0) return;
  const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key] ?? 0;
  if (by === 0 && event.key !== "Escape") return;
  event.preventDefault();
  const next = by === 0 ? undefined : all[at + by];
  if (next) next.focus();
  else if (by <= 0) document.getElementById(id)?.focus();
}
