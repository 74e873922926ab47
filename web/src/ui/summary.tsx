// The batch on paper, for the headteacher's yes: what goes where, who is in it, what is said with it, and what the rules say.
// It names pupils, so it says that it must not be published itself.
import { chosen } from "../state/selection";
import { deskView } from "../state/desk-view";
import { kept } from "../state/hidden";
import { fullName } from "../state/people";
import { leaksIn } from "../state/leaks";
import type { PhotoEntry } from "../state/photo";
import { photos } from "../state/photos";
import { channel, classList, day, personOf, policy, publisher } from "../state/school";
import { say } from "../words";
import { told } from "../words/language";
import type { InBoth } from "../wasm/schoolgate.js";
import { CoverageTable } from "./coverage-table";
import { needInWords } from "./need-in-words";
import { StatusBadge } from "./status-badge";
import { SummaryPicture } from "./summary-picture";

const TITLE_ID = "summary-title";

const wordsOf = (chosen: { words: InBoth } | undefined): string => (chosen ? told(chosen.words) : "");

export function Summary() {
  const words = say.batch.summary;
  const list = chosen.value.length > 0 ? chosen.value : photos.value;
  const rules = policy.value;
  const facts = [
    [words.channel, wordsOf(rules?.channels.find(({ id }) => id === channel.value))],
    [words.policy, rules?.name],
    [words.publisher, wordsOf(rules?.roles.find(({ id }) => id === publisher.value))],
    [words.day, day.value],
  ] as const;
  return (
    <section class="summary" aria-labelledby={TITLE_ID}>
      <header class="sheet-head">
        <h2 id={TITLE_ID}>{words.title(list.length)}</h2>
        <span class="sheet-tools no-print">
          <button type="button" class="button" onClick={() => window.print()}>
            {words.print}
          </button>
          <button
            type="button"
            class="button button-plain"
            onClick={() => {
              deskView.value = photos.value.length > 1 ? "sheet" : "photo";
            }}
          >
            {words.back}
          </button>
        </span>
      </header>
      <p class="summary-care">{words.care}</p>
      <dl class="summary-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value || words.notSaid}</dd>
          </div>
        ))}
      </dl>
      <ol class="summary-photos">
        {list.map((photo) => (
          <Entry key={photo.id} photo={photo} />
        ))}
      </ol>
      <div class="summary-sign">
        <p>{words.sign}</p>
        <p>{words.name}</p>
        <p>{words.date}</p>
      </div>
      <Leaks list={list} />
      <CoverageTable />
    </section>
  );
}

function Entry({ photo }: { photo: PhotoEntry }) {
  const words = say.batch.summary;
  const { caption, altText, fileName } = photo.words.value;
  const verdict = photo.judgement.value?.verdict;
  const hidden = [...new Set((photo.hidden.value?.summary ?? []).map(({ group }) => say.hidden.groups[group]))];
  const need = needInWords(photo);
  const lines = [
    [words.who, photo.stage.value.kind === "ready" ? whoIsIn(photo) || words.nobody : null],
    [words.caption, caption],
    [words.altText, altText],
    [words.hidden, photo.hidden.value && (hidden.length > 0 ? takenOut(photo, hidden) : words.nothingHidden)],
    [words.exposed, verdict ? (verdict.exposed ? say.verdict.yes : say.verdict.no) : null],
  ] as const;
  return (
    <li class="summary-photo">
      <SummaryPicture photo={photo} />
      <div class="summary-words">
        <h3>{fileName}</h3>
        <p class="summary-verdict">
          <StatusBadge status={photo.status.value} /> {need}
        </p>
        <dl>
          {lines.map(([name, value]) => (
            <div key={name} class={value === "" ? "summary-empty" : undefined}>
              <dt>{name}</dt>
              <dd>{value === null ? say.status.incomplete : value || words.none}</dd>
            </div>
          ))}
        </dl>
      </div>
    </li>
  );
}

/** What stays out, and what somebody chose to keep. */
function takenOut(photo: PhotoEntry, hidden: readonly string[]): string {
  const words = say.batch.summary.takenOut(hidden);
  const stays = photo.hidden.value ? kept(photo.hidden.value, photo.choices.value).map((each) => say.hidden.kept[each]) : [];
  return stays.length > 0 ? say.hidden.except(words, stays) : `${words}.`;
}

/** The names of those who are seen, and how many are not. */
function whoIsIn(photo: PhotoEntry): string {
  const words = say.batch.summary;
  const people = classList.value?.people ?? [];
  const faces = photo.shownFaces.value;
  const names = faces.flatMap(({ subject }) => {
    if (subject?.kind !== "person") return [];
    const person = personOf(subject.id);
    return [person ? fullName(people, person) : say.faces.is.gone];
  });
  const number = (kind: string | undefined) => faces.filter(({ subject }) => subject?.kind === kind).length;
  return [...names, ...words.others({ visitors: number("visitor"), covered: number("cover"), open: number(undefined) })].join(", ");
}

/** Bars, each with its number and its name in words. */
function Leaks({ list }: { list: readonly PhotoEntry[] }) {
  const leaks = leaksIn(list);
  const words = say.batch.summary.leaks;
  if (leaks.length === 0) return null;
  return (
    <div class="leaks">
      <h3>{words.title}</h3>
      <p class="hint">{words.hint}</p>
      <dl>
        {leaks.map(({ group, photos: number }) => (
          <div key={group}>
            <dt>{say.hidden.groups[group]}</dt>
            <dd>
              <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect class="bar-rest" width="100" height="8" />
                <rect class="bar-leak" width={(number / list.length) * 100} height="8" />
              </svg>
              {words.of(number, list.length)}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
