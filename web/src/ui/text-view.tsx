// A text without a photo: its words, the verdict on them, and the way to the clipboard.
import { useSignal } from "@preact/signals";
import type { Status } from "../state/photo";
import { saveVerdict } from "../state/saving";
import { missing } from "../state/school";
import { closeText, copyText, text } from "../state/text";
import { say } from "../words";
import { ErrorNote } from "./error-note";
import { fieldId, goTo, VERDICT_ID } from "./go-to";
import { Icon } from "./icons";
import { MarkedField } from "./marked-field";
import { Panel } from "./panel";
import { RecordRefusal } from "./record-refusal";
import { RewordedNote } from "./reworded-note";
import { StatusBadge } from "./status-badge";
import { UndoButtons } from "./undo-buttons";
import { Findings, Missing, NotChecked, SEVERITIES } from "./verdict-panel";

export function TextView() {
  const words = say.captions.text;
  const status: Status = text.word.value ?? "incomplete";
  return (
    <article class="photo-view text-view">
      <header class="photo-head">
        <h2>{words.title}</h2>
        <StatusBadge status={status} />
        <button type="button" class="button button-plain" onClick={closeText}>
          {words.close}
        </button>
      </header>
      <Panel title={words.kinds} name="words">
        <RewordedNote entry={text} />
        <MarkedField entry={text} field="caption" rows={8} called={words} />
        <div class="text-tools">
          <UndoButtons photo={text} />
          <Length />
        </div>
      </Panel>
      <TextVerdict />
      <CopyBar status={status} />
    </article>
  );
}

function Length() {
  const number = text.words.value.caption.match(/\S+/gu)?.length ?? 0;
  return <span class="hint">{say.captions.text.words(number)}</span>;
}

/** The verdict on the words alone. */
export function TextVerdict() {
  const words = say.captions.text;
  const judgement = text.judgement.value;
  const word = text.word.value;
  return (
    <section
      class={`panel verdict verdict-${word ?? "none"}`}
      id={VERDICT_ID}
      tabIndex={-1}
      aria-labelledby="verdict-title"
      aria-busy={text.submission.value !== null && text.verdict.value === null}
    >
      <h2 class="panel-title" id="verdict-title">
        {say.verdict.title}
      </h2>
      {text.judgeError.value && <ErrorNote title={say.verdict.judgeFailed} error={text.judgeError.value} />}
      <div role="status">
        {word ? (
          <p class="verdict-word">
            <Icon name={word} />
            <strong>{say.status[word]}.</strong> {words.verdicts[word]}
          </p>
        ) : missing.value.length > 0 ? (
          <Missing title={words.incomplete} />
        ) : (
          <p>{text.isBlank.value ? words.blank : say.verdict.checking}</p>
        )}
      </div>
      {judgement && (
        <>
          {SEVERITIES.map((severity) => (
            <Findings key={severity} entry={text} verdict={judgement.verdict} severity={severity} />
          ))}
          <NotChecked verdict={judgement.verdict} />
          <button type="button" class="link-button verdict-file" onClick={() => void saveVerdict(text, words.file)}>
            {say.verdict.file}
          </button>
          <RecordRefusal photo={text} />
        </>
      )}
    </section>
  );
}

function CopyBar({ status }: { status: Status }) {
  const words = say.captions.text;
  const copied = useSignal<{ caption: string; done: boolean } | null>(null);
  const mayLeave = text.mayLeave.value;
  const { caption } = text.words.value;
  const last = copied.value?.caption === caption ? copied.value : null;
  const copy = async () => {
    const done = await copyText();
    copied.value = { caption, done };
    const box = document.getElementById(fieldId("caption"));
    if (done || !(box instanceof HTMLTextAreaElement)) return;
    box.focus();
    box.select();
  };
  return (
    <div class="save-bar">
      <div class="save-bar-row">
        <StatusBadge status={status} />
        <p role="status" class="save-bar-words">
          {last && (last.done ? words.copied : words.notCopied)}
        </p>
        {/* Never `disabled`: whoever tabs to it must find it, and pressing it leads to why it will not copy. */}
        <button type="button" class="button" aria-disabled={!mayLeave} onClick={() => (mayLeave ? void copy() : goTo(VERDICT_ID))}>
          {words.copy}
        </button>
      </div>
      <p class="hint">{words.register}</p>
    </div>
  );
}
