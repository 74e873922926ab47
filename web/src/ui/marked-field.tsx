// A text field whose words are marked where something is wrong. The marks lie in a copy of the text behind the field,
// which also makes the field as high as its text.
import type { ComponentChildren } from "preact";
import { marksOf, stretches, carried } from "../state/marks";
import type { PhotoEntry } from "../state/photo";
import type { Field } from "../wasm/schoolgate.js";
import { say } from "../words";
import { fieldId } from "./go-to";
import { Icon } from "./icons";
import { Slips, SlipsLoading } from "./slips";
import { useSlips } from "./use-slips";

interface Props {
  photo: PhotoEntry;
  field: Field;
  rows: number;
  onInput: (text: string) => void;
  children?: ComponentChildren;
}

export function MarkedField({ photo, field, rows, onInput, children }: Props) {
  const id = fieldId(field);
  const text = photo.words.value[field];
  const judgement = photo.judgement.value;
  const mentions = photo.mentions.value;
  const slips = useSlips(field === "fileName" ? "" : text);
  const marks = [
    ...(slips ?? []).map(({ start, end }) => ({ start, end, weight: "slip" as const })),
    ...carried(marksOf(field, [], mentions?.found ?? []), mentions?.words[field] ?? "", text),
    ...carried(marksOf(field, judgement?.verdict.findings ?? [], []), judgement?.submission.words[field] ?? "", text),
  ];
  const findings = (judgement?.verdict.findings ?? []).filter(({ place }) => place.kind === "words" && place.field === field);
  const wrong = findings.some(({ severity, allowed }) => severity === "block" || (severity === "ask" && !allowed));
  const { label, hint } = say.fields[field];
  return (
    <div class="field">
      <label class="label" for={id}>
        {label}
      </label>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <div class="marked">
        <div class="marked-copy" aria-hidden="true">
          {stretches(text, marks).map((stretch, index) =>
            stretch.weight ? (
              <mark key={index} class={`mark-${stretch.weight}`}>
                {stretch.text}
              </mark>
            ) : (
              stretch.text
            ),
          )}
          {/* A last line that is empty has no height of its own. */}
          {"\n"}
        </div>
        <textarea
          id={id}
          rows={rows}
          value={text}
          spellcheck={field !== "fileName"}
          aria-describedby={`${id}-hint ${id}-findings`}
          aria-invalid={wrong}
          onInput={({ currentTarget }) => onInput(field === "fileName" ? currentTarget.value.replace(/[\r\n]+/gu, " ") : currentTarget.value)}
        />
      </div>
      <ul class="field-findings" id={`${id}-findings`}>
        {findings.map(({ key, message, severity, allowed }) => (
          <li key={key} class={`field-finding field-finding-${allowed ? "note" : severity}`}>
            <Icon name={severity === "block" ? "stopped" : severity === "ask" && !allowed ? "needs-you" : "note"} />
            {message}
          </li>
        ))}
      </ul>
      <Slips fieldId={id} text={text} slips={slips} onInput={onInput} />
      {field === "caption" && <SlipsLoading />}
      {children}
    </div>
  );
}
