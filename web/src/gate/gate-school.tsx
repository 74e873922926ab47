// Whose rules, whose class list and where to: what the host has not said is chosen here, and what it has said is not asked.
import { useLayoutEffect, useRef } from "preact/hooks";
import type { PageError } from "../bridge/page-error";
import { channel, choosePolicy, classList, missing, policy, policyError, presets } from "../state/school";
import { ClassListPanel } from "../ui/class-list-panel";
import { ErrorNote } from "../ui/error-note";
import { FileButton } from "../ui/file-button";
import { KeptPanel } from "../ui/kept-panel";
import { Panel } from "../ui/panel";
import { ChannelField, DayField, PublisherField } from "../ui/publication";
import { Select } from "../ui/select";
import { say } from "../words";
import { isField, SETUP_ID } from "./attention";
import { ReceiptKeyChoice } from "./receipt-key-choice";
import { fault, fixed } from "./school";

/** Opened as a page of its own, it is there for this: what the school keeps. */
const isAlone = window.parent === window;

/** How the select calls a policy that is no preset. */
const OWN = "own";

export function GateSchool() {
  const said = fixed.value;
  const asksList = said.classList.length === 0;
  const asksPlan = said.policy === null || said.channel === null || said.publisher === null || said.on === null;
  const isWanted = missing.value.length > 0;
  const details = useRef<HTMLDetailsElement>(null);
  useLayoutEffect(() => (details.current ? openWhile(details.current, isWanted || isAlone) : undefined), [isWanted, asksList || asksPlan]);
  if (!asksList && !asksPlan) return null;
  return (
    <details ref={details} class="more gate-school">
      <summary id={SETUP_ID}>{isWanted ? say.gate.setUp : say.gate.school(inShort())}</summary>
      <div class="gate-school-parts">
        {asksPlan && <Plan />}
        {asksList && <ClassListPanel />}
        {asksList && said.receiptKey === null && <ReceiptKeyChoice />}
        {asksList && <KeptPanel withPhotos={false} />}
      </div>
    </details>
  );
}

/** Opens it when it is wanted, and closes it afterwards, but not under the hand of whoever is still at one of its fields. */
function openWhile(details: HTMLDetailsElement, isWanted: boolean): () => void {
  const off = new AbortController();
  const at = document.activeElement;
  const isAtField = at !== null && details.contains(at) && isField(at);
  if (isWanted || !isAtField) details.open = isWanted;
  else {
    const hear = ({ relatedTarget }: FocusEvent) => {
      // Another window, or a question, is not elsewhere in the gate.
      if (!(relatedTarget instanceof Element) || details.contains(relatedTarget) || relatedTarget.closest("dialog")) return;
      details.open = false;
      off.abort();
    };
    details.addEventListener("focusout", hear, { signal: off.signal });
  }
  return () => off.abort();
}

function Plan() {
  const said = fixed.value;
  const chosen = policy.value;
  const isPreset = presets.value.some(({ id }) => id === chosen?.id);
  const options = presets.value.map(({ id, name }) => ({ value: id, words: name }));
  if (chosen && !isPreset) options.push({ value: OWN, words: chosen.name });
  return (
    <Panel title={say.school.title} name="school" step={1} done={chosen !== null && channel.value !== null}>
      {said.policy === null && (
        <>
          <Select
            label={say.school.policy}
            value={chosen ? (isPreset ? chosen.id : OWN) : null}
            options={options}
            onChoose={(id) => {
              if (id !== OWN) void choosePolicy(id);
            }}
          />
          <FileButton plain label={say.school.ownPolicy} accept=".toml" onFiles={([file]) => void file?.text().then(choosePolicy)} />
          {(policyError.value ?? fault.value) && <ErrorNote title={say.school.policy} error={(policyError.value ?? fault.value) as PageError} />}
        </>
      )}
      {said.channel === null && <ChannelField />}
      {said.publisher === null && <PublisherField />}
      {said.on === null && <DayField />}
    </Panel>
  );
}

/** What is chosen, in a line. */
function inShort(): string[] {
  const where = channel.value;
  const people = classList.value?.people.length ?? 0;
  return [policy.value?.name, where && (say.office.channels[where] ?? where), say.gate.people(people)].filter((part): part is string => Boolean(part));
}
