// A text field whose words are marked where something is wrong. The marks lie in a copy of the text behind the field,
// which also makes the field as high as its text.
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { carried, marksOf, stretches } from "../state/marks";
import { endOfChange } from "../state/rewording";
import type { Written } from "../state/written";
import type { Field } from "../wasm/schoolgate.js";
import { say } from "../words";
import { caretIn, isOnLastLine, typeOn } from "./caret";
import { FieldFindings } from "./field-findings";
import { fieldId } from "./go-to";
import { MarkedText } from "./marked-text";
import { turnOf } from "./undo-buttons";
import { Slips, SlipsLoading } from "./slips";
import { useSlips } from "./use-slips";

interface Props {
  entry: Written;
  field: Field;
  rows: number;
  /** Where the page has several fields of this kind. */
  id?: string;
  /** What else describes it. */
  describedBy?: string;
  /** Whether questions are answered here; not where one text goes with several pictures. */
  asks?: boolean;
  /** What the field is called, where that is not what it is called beside a photo. */
  called?: { label: string; hint: string };
  children?: ComponentChildren;
}

/** Whoever pauses for longer begins another step. */
const PAUSE_MS = 1000;

export function MarkedField({ entry, field, rows, id = fieldId(field), describedBy = "", asks = true, called = say.fields[field], children }: Props) {
  const text = entry.words.value[field];
  const judgement = entry.judgement.value;
  const mentions = entry.mentions.value;
  const caret = useSignal<number | null>(null);
  const typedAt = useRef(0);
  const slips = useSlips(field === "fileName" ? "" : text);
  const all = useMemo(() => {
    const slipped = (slips ?? []).map(({ start, end }) => ({ start, end, weight: "slip" as const }));
    const read = carried(marksOf(field, [], mentions?.found ?? []), mentions?.words[field] ?? "", text);
    const judged = carried(marksOf(field, judgement?.verdict.findings ?? [], []), judgement?.submission.words[field] ?? "", text);
    return stretches(text, [...slipped, ...read, ...judged]);
  }, [field, text, judgement, mentions, slips]);
  const wrong = (judgement?.verdict.findings ?? []).some(
    ({ place, severity, allowed }) => place.kind === "words" && place.field === field && (severity === "block" || (severity === "ask" && !allowed)),
  );

  const look = ({ currentTarget: box }: { currentTarget: HTMLTextAreaElement }) => {
    caret.value = caretIn(box);
  };
  const write = (box: HTMLTextAreaElement, when: number) => {
    if (when - typedAt.current > PAUSE_MS) entry.history.settle();
    typedAt.current = when;
    const typed = field === "fileName" ? box.value.replace(/[\r\n]+/gu, " ") : box.value;
    entry.history.write({ ...entry.words.value, [field]: typed }, "typing", `typing ${field}`);
  };
  /** Puts other words there, with the caret behind them. */
  const put = (changed: string, at: number) => {
    entry.history.write({ ...entry.words.value, [field]: changed }, "rewording");
    typeOn(entry, field, id, at);
  };
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }) => {
    const box = event.currentTarget;
    const turn = turnOf(event);
    if (turn) {
      // The browser's own undo knows nothing of words that were put there for somebody.
      event.preventDefault();
      if (!entry.history.isOfWords(turn)) return;
      entry.history[turn]();
      typeOn(entry, field, id, endOfChange(box.value, entry.words.value[field]));
      return;
    }
    // Down from the last line leads to the other words.
    const isDown = event.key === "ArrowDown" && !event.shiftKey && !event.ctrlKey && !event.metaKey;
    const first = isDown && isOnLastLine(box) ? firstRewording(id, caretIn(box)) : null;
    if (!first) return;
    event.preventDefault();
    first.focus();
  };

  return (
    <div class="field">
      <label class="label" for={id}>
        {called.label}
      </label>
      <p class="hint" id={`${id}-hint`}>
        {called.hint}
      </p>
      <div class="marked">
        <MarkedText all={all} />
        <textarea
          id={id}
          rows={rows}
          value={text}
          spellcheck={field !== "fileName"}
          aria-describedby={`${id}-hint ${id}-findings ${describedBy}`.trimEnd()}
          aria-invalid={wrong}
          onInput={(event) => {
            write(event.currentTarget, event.timeStamp);
            look(event);
          }}
          onKeyDown={onKeyDown}
          onKeyUp={look}
          onClick={look}
          onBlur={() => entry.history.settle()}
        />
      </div>
      <FieldFindings entry={entry} field={field} fieldId={id} asks={asks} caret={caret} />
      <Slips fieldId={id} text={text} slips={slips} onUsed={put} />
      {field === "caption" && <SlipsLoading />}
      {children}
    </div>
  );
}

/** The first of the words for what the caret is in, or else the first of all. */
function firstRewording(id: string, caret: number): HTMLElement | null {
  const all = [...(document.getElementById(`${id}-findings`)?.querySelectorAll<HTMLElement>("li:has(.rewording)") ?? [])];
  const around = all.find(({ dataset: { start, end } }) => Number(start) <= caret && caret <= Number(end));
  return (around ?? all[0])?.querySelector<HTMLElement>(".rewording") ?? null;
}
