// The same answer for all photos that are ticked: words, pupils' work, the headteacher's permission, the device, the size.
import { useSignal } from "@preact/signals";
import type { ComponentChildren, ComponentType } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { isDay } from "../state/day";
import { displayName, search } from "../state/people";
import type { PhotoEntry } from "../state/photo";
import { classList, day, policy, signaturesCount } from "../state/school";
import { chooseNone, chosen } from "../state/selection";
import { allowDevice, coverAllLeft, deviceQuestions, giveApproval, giveFileNames, giveSize, giveWords, giveWork, removeSeveral } from "../state/several";
import { say } from "../words";
import { Combobox } from "./combobox";
import { goToNew } from "./go-to";
import { UNDO_SEVERAL_ID } from "./several-told";

const SIDES = [2000, 1600, 1200, 800] as const;

interface FormProps {
  list: readonly PhotoEntry[];
}

const FORMS = { words: WordsForm, work: WorkForm, approval: ApprovalForm, device: DeviceForm, size: SizeForm } satisfies Record<string, ComponentType<FormProps>>;
type Form = keyof typeof FORMS;

export function SeveralPanel() {
  return chosen.value.length > 0 ? <Deeds list={chosen.value} /> : null;
}

function Deeds({ list }: FormProps) {
  const open = useSignal<Form | null>(null);
  const title = useId();
  const words = say.batch.several;
  const forms = (Object.keys(FORMS) as Form[]).filter((form) => form !== "approval" || (policy.value?.approvalNeeded && !signaturesCount.value));
  const Form = open.value && forms.includes(open.value) ? FORMS[open.value] : null;
  const uncovered = list.reduce((sum, photo) => sum + photo.unanswered.value, 0);
  return (
    <section class="several" aria-labelledby={title}>
      <h3 id={title}>{words.title(list.length)}</h3>
      <div class="several-deeds">
        {forms.map((form) => (
          <button
            key={form}
            type="button"
            class="chip"
            aria-expanded={open.value === form}
            onClick={() => {
              open.value = open.value === form ? null : form;
            }}
          >
            {words.forms[form]}
          </button>
        ))}
        {uncovered > 0 && (
          <button type="button" class="chip" onClick={() => coverAllLeft(list)}>
            {words.cover(uncovered)}
          </button>
        )}
        <button type="button" class="chip" onClick={() => giveFileNames(list)}>
          {words.fileNames}
        </button>
        <button
          type="button"
          class="chip"
          onClick={() => {
            removeSeveral(list);
            chooseNone();
            goToNew(UNDO_SEVERAL_ID);
          }}
        >
          {words.remove(list.length)}
        </button>
      </div>
      {Form && (
        <Shown key={open.value}>
          <Form list={list} />
        </Shown>
      )}
    </section>
  );
}

/** On a small screen the panel scrolls: what was asked for is brought into sight. */
function Shown({ children }: { children: ComponentChildren }) {
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const panel = form.current?.closest(".several");
    if (panel && form.current) panel.scrollTop = form.current.offsetTop;
  }, []);
  return (
    <div ref={form} class="several-form">
      {children}
    </div>
  );
}

function WordsForm({ list }: FormProps) {
  const caption = useSignal("");
  const altText = useSignal("");
  const onlyEmpty = useSignal(true);
  const words = say.batch.several.words;
  return (
    <>
      <p class="hint">{words.hint}</p>
      {([["caption", caption], ["altText", altText]] as const).map(([field, text]) => (
        <label class="field" key={field}>
          <span class="label">{say.fields[field].label}</span>
          <textarea
            rows={2}
            value={text.value}
            onInput={({ currentTarget }) => {
              text.value = currentTarget.value;
            }}
          />
        </label>
      ))}
      <label class="tick">
        <input
          type="checkbox"
          checked={onlyEmpty.value}
          onChange={({ currentTarget }) => {
            onlyEmpty.value = currentTarget.checked;
          }}
        />
        <span>{words.onlyEmpty}</span>
      </label>
      <button type="button" class="button" onClick={() => giveWords(list, { caption: caption.value, altText: altText.value }, onlyEmpty.value)}>
        {words.give(list.length)}
      </button>
    </>
  );
}

function WorkForm({ list }: FormProps) {
  const people = classList.value?.people ?? [];
  const words = say.batch.several.work;
  return (
    <>
      <p>{say.work.question}</p>
      <button type="button" class="button button-plain" onClick={() => giveWork(list, [])}>
        {words.none}
      </button>
      <Combobox
        id="several-work"
        label={words.whose}
        value=""
        disabled={people.length === 0}
        placeholder={people.length === 0 ? say.faces.noList : ""}
        find={(query) =>
          search(people.filter(({ kind }) => kind === "pupil"), query).map((found) => ({ id: found.id, name: displayName(found), extra: found.class }))
        }
        empty={say.faces.nobody}
        counted={say.faces.choices}
        onPick={(id) => {
          if (id !== null) giveWork(list, [id]);
        }}
      />
    </>
  );
}

function ApprovalForm({ list }: FormProps) {
  const on = useSignal(day.value);
  return (
    <>
      <label class="field">
        <span class="label">{say.approval.on}</span>
        <input
          type="date"
          value={on.value}
          onInput={({ currentTarget: { value } }) => {
            if (isDay(value)) on.value = value;
          }}
        />
      </label>
      <button type="button" class="button" onClick={() => giveApproval(list, on.value)}>
        {say.batch.several.approval(list.length)}
      </button>
    </>
  );
}

function DeviceForm({ list }: FormProps) {
  const asked = deviceQuestions(list);
  const words = say.batch.several.device;
  if (asked.length === 0) return <p>{words.none}</p>;
  return (
    <>
      {asked.map(({ rule, message, number }) => (
        <div class="several-question" key={rule}>
          <p>{message}</p>
          <button type="button" class="button button-plain" onClick={() => allowDevice(list, rule)}>
            {words.allow(number)}
          </button>
        </div>
      ))}
    </>
  );
}

function SizeForm({ list }: FormProps) {
  const side = useSignal<number | null>(1600);
  return (
    <>
      <label class="field">
        <span class="label">{say.crop.size}</span>
        <select
          value={side.value ?? ""}
          onChange={({ currentTarget: { value } }) => {
            side.value = value === "" ? null : Number(value);
          }}
        >
          <option value="">{say.crop.asItIs}</option>
          {SIDES.map((each) => (
            <option key={each} value={each}>
              {say.crop.side(each)}
            </option>
          ))}
        </select>
      </label>
      <p class="hint">{say.batch.several.sizeHint}</p>
      <button type="button" class="button" onClick={() => giveSize(list, side.value)}>
        {say.batch.several.size(list.length)}
      </button>
    </>
  );
}
