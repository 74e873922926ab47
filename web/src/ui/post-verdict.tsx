// The verdict on the post as a whole: in a word, what is wrong with the text once for all pictures, and where each picture stands.
import { pictures, SOCIAL } from "../state/post";
import { postText } from "../state/post-text";
import { answers, hold, notChecked, postStatus, sharedFindings, sharedText, statusIn } from "../state/post-verdict";
import { channel, missing, policy } from "../state/school";
import type { Severity } from "../wasm/schoolgate.js";
import { say } from "../words";
import { ErrorNote } from "./error-note";
import { FindingItem } from "./finding-item";
import { VERDICT_ID } from "./go-to";
import { Icon } from "./icons";
import { POST_ICONS } from "./post-badge";
import { reach } from "./post-reach";
import { whatToDo } from "./post-what";
import { StatusBadge } from "./status-badge";
import { Answers, NotChecked } from "./verdict-panel";

const COLOURS = { failed: "stopped", incomplete: "none", working: "none", empty: "none", stopped: "stopped", "needs-you": "needs-you", clear: "clear" };

export function PostVerdict() {
  const words = say.post.verdict;
  const status = postStatus.value;
  const error = postText.judgeError.value ?? pictures.value.find(({ judgeError }) => judgeError.value)?.judgeError.value;
  return (
    <section class={`panel verdict verdict-${COLOURS[status]}`} id={VERDICT_ID} tabIndex={-1} aria-labelledby="verdict-title">
      <h2 class="panel-title" id="verdict-title">
        {words.title}
      </h2>
      {error && <ErrorNote title={say.verdict.judgeFailed} error={error} />}
      <div role="status">
        <p class="verdict-word">
          <Icon name={POST_ICONS[status]} />
          <strong>{words.short[status]}.</strong> {words.words[status]}
        </p>
      </div>
      <Needed />
      {/* What is said for another use than social media is no answer here. */}
      {hold.value === null && answers.value && status !== "empty" && <Answers verdict={answers.value} />}
      {hold.value === null && <About />}
      {pictures.value.length > 0 && <Each />}
      <NotChecked verdict={{ notChecked: notChecked.value }} />
    </section>
  );
}

/** What has to be chosen before anything can be said, and what nobody can choose here. */
function Needed() {
  const words = say.post.verdict;
  if (hold.value === "no-social") return <p>{words.noSocial(policy.value?.name ?? "")}</p>;
  // The channel is set by itself as soon as there are rules.
  const needed = missing.value.filter((what) => what !== "channel" || policy.value);
  return (
    <>
      {hold.value === "channel" && <p>{words.otherChannel}</p>}
      {needed.length > 0 && (
        <>
          <p>{words.before}</p>
          <ul class="post-needed">
            {needed.map((what) => (
              <li key={what}>{say.verdict.missing[what]}</li>
            ))}
          </ul>
        </>
      )}
      {policy.value && channel.value !== SOCIAL && (
        <button
          type="button"
          class="button button-plain"
          onClick={() => {
            channel.value = SOCIAL;
          }}
        >
          {words.social}
        </button>
      )}
    </>
  );
}

const SEVERITIES: readonly Severity[] = ["block", "ask", "note"];

function About() {
  const shared = sharedFindings.value;
  if (shared.length === 0) return null;
  return (
    <div class="post-about">
      <h3>{say.post.verdict.text}</h3>
      {SEVERITIES.map((severity) => {
        const some = shared.filter(({ finding }) => finding.severity === severity);
        return (
          some.length > 0 && (
            <div key={severity} class={`findings findings-${severity}`}>
              <ul aria-label={say.verdict.severities[severity]}>
                {some.map(({ finding, of, numbers }, index) => (
                  <FindingItem key={`${finding.key}:${index}`} photo={sharedText.value} finding={finding} of={of}>
                    {numbers.length > 0 && <span class="hint">{say.post.verdict.about(numbers)}</span>}
                  </FindingItem>
                ))}
              </ul>
            </div>
          )
        );
      })}
    </div>
  );
}

function Each() {
  const words = say.post.verdict;
  return (
    <div class="post-each">
      <h3>{words.each}</h3>
      <ol>
        {pictures.value.map((photo, index) => (
          <li key={photo.id}>
            <button type="button" class="link-button" onClick={() => reach(photo)}>
              {say.post.pictures.picture(index + 1)}
            </button>
            <StatusBadge status={statusIn(photo)} />
            <span class="hint">{whatToDo(photo)}</span>
            {photo.judgement.value?.verdict.exposed && <span class="hint">{words.exposed}</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}
