// One finding: what was found, what to do, and the way there.
import type { ComponentChildren } from "preact";
import { allowEverywhere, askedBy } from "../state/several";
import type { Written } from "../state/written";
import type { Finding } from "../wasm/schoolgate.js";
import { say } from "../words";
import { AllowButton, type Asking } from "./allow-button";
import { goTo, targetOf, VERDICT_ID } from "./go-to";
import { Rewordings } from "./rewordings";

interface Props {
  photo: Written;
  finding: Finding;
  /** Whose finding it is, where it is that of several: what is answered here is answered for all of them. */
  of?: Asking;
  /** Buttons that do what the remedy says. */
  children?: ComponentChildren;
}

export function FindingItem({ photo, finding, of = [{ entry: photo, key: finding.key }], children }: Props) {
  const { rule, also, severity, message, remedy, allowed } = finding;
  const target = targetOf(finding, photo.faces.value, photo.submission.value?.photo === null);
  return (
    <li class={allowed ? "finding finding-allowed" : "finding"} data-rule={rule} data-severity={severity}>
      <p class="finding-message">{message}</p>
      {remedy && <p class="finding-remedy">{remedy}</p>}
      {/* Whoever puts one finding right after the other stays among them. */}
      <Rewordings entry={photo} finding={finding} onUsed={() => document.getElementById(VERDICT_ID)?.focus({ preventScroll: true })} />
      <div class="finding-tools">
        {target && (
          <a
            href={`#${target.id}`}
            onClick={(event) => {
              event.preventDefault();
              goTo(target.id);
            }}
          >
            {target.words}
          </a>
        )}
        {children}
        <AllowButton of={of} finding={finding} />
        {allowed && rule.startsWith("device.") && askedBy(rule).length > 0 && (
          <button type="button" class="link-button" onClick={() => allowEverywhere(rule)}>
            {say.approval.all}
          </button>
        )}
        {severity === "ask" && allowed && <span class="hint">{say.verdict.allowed}</span>}
        <span class="finding-rule">{say.verdict.rule([rule, ...also].join(", "))}</span>
      </div>
    </li>
  );
}
