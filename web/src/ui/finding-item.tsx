// One finding: what was found, what to do, and the way there.
import type { ComponentChildren } from "preact";
import type { PhotoEntry } from "../state/photo";
import { allowEverywhere, askedBy } from "../state/photos";
import type { Finding } from "../wasm/schoolgate.js";
import { say } from "../words";
import { goTo, targetOf } from "./go-to";

interface Props {
  photo: Pick<PhotoEntry, "faces" | "allowed">;
  finding: Finding;
  /** Whose finding it is too, under a key of their own: what is answered here is answered for all of them. */
  of?: readonly { photo: Pick<PhotoEntry, "allowed">; key: string }[];
  /** Buttons that do what the remedy says. */
  children?: ComponentChildren;
}

export function FindingItem({ photo, finding, of = [{ photo, key: finding.key }], children }: Props) {
  const { rule, also, severity, message, remedy, allowed } = finding;
  const target = targetOf(finding, photo.faces.value);
  return (
    <li class={allowed ? "finding finding-allowed" : "finding"} data-rule={rule} data-severity={severity}>
      <p class="finding-message">{message}</p>
      {remedy && <p class="finding-remedy">{remedy}</p>}
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
        {severity === "ask" && (
          <button
            type="button"
            class="chip"
            aria-pressed={allowed}
            onClick={() => {
              for (const { photo: each, key } of of) {
                const others = each.allowed.value.filter((other) => other !== key);
                each.allowed.value = allowed ? others : [...others, key];
              }
            }}
          >
            {allowed ? say.verdict.takeBack : say.verdict.allow}
          </button>
        )}
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
