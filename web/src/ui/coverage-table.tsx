// How many of each class may be shown where: a table whose cells are bars and say the same in words.
import { countCoverage, coverage, coverageError, counting, type Share } from "../state/coverage";
import { classList, policy } from "../state/school";
import { say } from "../words";
import { told } from "../words/language";
import { ErrorNote } from "./error-note";

export function CoverageTable() {
  const words = say.batch.summary.coverage;
  const known = coverage.value;
  const going = counting.value;
  if (!classList.value || !policy.value) return null;
  return (
    <div class="coverage">
      <h3>{words.title}</h3>
      {coverageError.value && <ErrorNote title={words.failed} error={coverageError.value} />}
      {known && (
        <div class="table-scroll" tabIndex={0} role="region" aria-label={words.title}>
          <table>
            <caption class="hint">{words.caption}</caption>
            <thead>
              <tr>
                <th scope="col">{words.class}</th>
                {known.channels.map(({ id, words: channel }) => (
                  <th scope="col" key={id}>
                    {told(channel)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {known.rows.map(({ name, people, shares }) => (
                <tr key={name}>
                  <th scope="row">
                    {name || words.noClass} <span class="hint">({people})</span>
                  </th>
                  {shares.map((share, index) => (
                    <td key={known.channels[index]?.id}>
                      <Bar share={share} people={people} />
                      {words.of(share, people)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {going ? (
        <progress value={going.done} max={going.all} aria-label={words.busy} />
      ) : (
        <button type="button" class="button button-plain no-print" onClick={() => void countCoverage()}>
          {known ? words.again : words.count}
        </button>
      )}
    </div>
  );
}

/** Drawn beside the words, so it is not read out. */
function Bar({ share: { yes, ask }, people }: { share: Share; people: number }) {
  const part = (number: number) => (people > 0 ? (number / people) * 100 : 0);
  return (
    <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="bar-rest" width="100" height="8" />
      <rect class="bar-yes" width={part(yes)} height="8" />
      <rect class="bar-ask" x={part(yes)} width={part(ask)} height="8" />
    </svg>
  );
}
