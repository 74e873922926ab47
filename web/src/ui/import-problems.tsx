// What in a list could not be understood, kind by kind. Nothing is dropped silently.
import { useSignal } from "@preact/signals";
import { downloadOnce } from "../state/download";
import { problemsAsCsv } from "../state/problems-file";
import { say } from "../words";
import { language, LOCALES } from "../words/language";
import type { ImportProblem } from "../wasm/schoolgate.js";

/** So many are shown of each kind at first, and so many more with each press. */
const FIRST = 5;
const MORE = 200;

interface Props {
  problems: readonly ImportProblem[];
  hint?: string;
}

export function ImportProblems({ problems, hint }: Props) {
  const isOpen = useSignal(false);
  const kinds = [...new Set(problems.map(({ code }) => code))].map((code) => problems.filter((each) => each.code === code));
  const save = () => downloadOnce(new Blob([problemsAsCsv(problems)], { type: "text/csv" }), say.classList.problemsFile);
  return (
    <details class="more problems" onToggle={({ currentTarget }) => (isOpen.value = currentTarget.open)}>
      <summary>{say.classList.problems(problems.length)}</summary>
      {/* Hundreds are not drawn before somebody wants to see them. */}
      {isOpen.value && (
        <>
          <p class="hint">{hint ?? say.classList.problemsHint}</p>
          <button type="button" class="button button-plain" onClick={save}>
            {say.classList.saveProblems}
          </button>
          {kinds.map((each) => (
            <Kind key={each[0]?.code} problems={each} />
          ))}
        </>
      )}
    </details>
  );
}

function Kind({ problems }: { problems: readonly ImportProblem[] }) {
  const number = useSignal(FIRST);
  const first = problems[0];
  // In English these are the guard's own words.
  const told = first && say.errors[first.code];
  const left = problems.length - number.value;
  return (
    <div class="problem-kind">
      <p>
        <b>
          {problems.length.toLocaleString([LOCALES[language.value], LOCALES.en])} × {told?.[0] ?? first?.message}
        </b>{" "}
        {told?.[1] ?? first?.remedy}
      </p>
      <ol>
        {problems.slice(0, number.value).map(({ file, row, column, heading, value }) => (
          <li key={`${file}:${row}:${column}`}>
            {file && <span class="problem-file">{file}: </span>}
            {row > 0 ? `${say.classList.row} ${row}` : say.classList.wholeSheet}
            {row > 0 && heading && `, ${heading}`}
            {value && (
              <>
                : <q>{value}</q>
              </>
            )}
          </li>
        ))}
      </ol>
      {left > 0 && (
        <button type="button" class="link-button" onClick={() => (number.value += MORE)}>
          {left <= MORE ? say.classList.all(problems.length) : say.classList.more(MORE)}
        </button>
      )}
    </div>
  );
}
