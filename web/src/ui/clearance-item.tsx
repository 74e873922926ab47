// One picture that went out, as the register has it.
import type { ComponentChildren } from "preact";
import { shortCode } from "../state/checkpoint";
import type { Appearance } from "../wasm/schoolgate.js";
import { say } from "../words";
import { TakeDown } from "./take-down";

export function ClearanceItem({ appearance: { line, entry, cleared, removed }, children }: { appearance: Appearance; children?: ComponentChildren }) {
  const { channels, roles, somebody, person } = say.office;
  const publisher = cleared.publisher === null ? somebody : (roles[cleared.publisher] ?? cleared.publisher);
  return (
    <li class="clearance" data-line={line}>
      <p>
        <b>{say.office.line(line)}.</b> {person.cleared(cleared.on, channels[cleared.channel] ?? cleared.channel, publisher)}
      </p>
      <p class="hint">
        {person.file} <code>{shortCode(cleared.clearedSha256)}</code>
      </p>
      {children}
      {removed ? <p class="office-good">{person.down(removed)}</p> : <TakeDown entry={entry} />}
    </li>
  );
}
