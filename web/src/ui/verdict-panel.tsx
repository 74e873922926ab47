// The verdict in words: may it go out, could strangers recognise a pupil, what is in the way, and what a person answers for.
import type { PhotoEntry } from "../state/photo";
import { saveVerdict } from "../state/saving";
import { missing } from "../state/school";
import type { Written } from "../state/written";
import type { Severity, Verdict } from "../wasm/schoolgate.js";
import { say } from "../words";
import { ErrorNote } from "./error-note";
import { Exposure, isAboutExposure } from "./exposure";
import { FindingItem } from "./finding-item";
import { VERDICT_ID } from "./go-to";
import { Icon } from "./icons";
import { RecordRefusal } from "./record-refusal";

export const SEVERITIES: readonly Severity[] = ["block", "ask", "note"];

export function VerdictPanel({ photo }: { photo: PhotoEntry }) {
  const judgement = photo.judgement.value;
  const status = photo.isSaved.value ? "saved" : photo.word.value;
  return (
    <section
      class={`panel verdict verdict-${status ?? "none"}`}
      id={VERDICT_ID}
      tabIndex={-1}
      aria-labelledby="verdict-title"
      aria-busy={photo.verdict.value === null && missing.value.length === 0}
    >
      <h2 class="panel-title" id="verdict-title">
        {say.verdict.title}
      </h2>
      {photo.judgeError.value && <ErrorNote title={say.verdict.judgeFailed} error={photo.judgeError.value} />}
      <div role="status">
        {status ? (
          <p class="verdict-word">
            <Icon name={status} />
            <strong>{say.status[status]}.</strong> {say.verdict[status]}
          </p>
        ) : missing.value.length > 0 ? (
          <Missing title={say.verdict.incomplete} />
        ) : (
          <p>{say.verdict.checking}</p>
        )}
      </div>
      {judgement && (
        <>
          <Answers verdict={judgement.verdict} />
          <Exposure photo={photo} findings={judgement.verdict.findings} />
          {SEVERITIES.map((severity) => (
            <Findings key={severity} entry={photo} verdict={judgement.verdict} severity={severity} />
          ))}
          <NotChecked verdict={judgement.verdict} />
          <button type="button" class="link-button verdict-file" onClick={() => void saveVerdict(photo, photo.file.name)}>
            {say.verdict.file}
          </button>
          <RecordRefusal photo={photo} />
        </>
      )}
    </section>
  );
}

/** What has to be chosen before anything can be judged. */
export function Missing({ title }: { title: string }) {
  return (
    <>
      <p>{title}</p>
      <ul>
        {missing.value.map((what) => (
          <li key={what}>{say.verdict.missing[what]}</li>
        ))}
      </ul>
    </>
  );
}

/** Two questions that are never mixed: what the rules allow, and what strangers could see. */
export function Answers({ verdict: { permitted, exposed } }: { verdict: Pick<Verdict, "permitted" | "exposed"> }) {
  return (
    <dl class="answers">
      <div class={permitted ? "answer answer-good" : "answer answer-bad"}>
        <dt>{say.verdict.permitted}</dt>
        <dd>{permitted ? say.verdict.yes : say.verdict.notYet}</dd>
      </div>
      <div class={exposed ? "answer answer-care" : "answer answer-good"}>
        <dt>{say.verdict.exposed}</dt>
        <dd>{exposed ? say.verdict.yes : say.verdict.no}</dd>
      </div>
    </dl>
  );
}

export function Findings({ entry, verdict, severity }: { entry: Written; verdict: Verdict; severity: Severity }) {
  const findings = verdict.findings.filter((finding) => finding.severity === severity && !isAboutExposure(finding));
  if (findings.length === 0) return null;
  return (
    <div class={`findings findings-${severity}`}>
      <h3>
        {say.verdict.severities[severity]} ({findings.length})
      </h3>
      <ul>
        {findings.map((finding, index) => (
          <FindingItem key={`${finding.key}:${index}`} photo={entry} finding={finding} />
        ))}
      </ul>
    </div>
  );
}

export function NotChecked({ verdict: { notChecked } }: { verdict: Pick<Verdict, "notChecked"> }) {
  if (notChecked.length === 0) return null;
  return (
    <details class="more not-checked">
      <summary>{say.verdict.yours(notChecked.length)}</summary>
      <p class="hint">{say.verdict.yoursHint}</p>
      <ul>
        {notChecked.map(({ rule, title }) => (
          <li key={rule}>{title}</li>
        ))}
      </ul>
    </details>
  );
}
