// What in the class list could not be understood. Nothing is dropped silently.
import { say } from "../words";
import type { ImportProblem } from "../wasm/schoolgate.js";

export function ImportProblems({ problems, hint }: { problems: readonly ImportProblem[]; hint?: string }) {
  return (
    <details class="more problems">
      <summary>{say.classList.problems(problems.length)}</summary>
      <p class="hint">{hint ?? say.classList.problemsHint}</p>
      <ol>
        {problems.map(({ row, column, heading, value, message, remedy }) => (
          <li key={`${row}:${column}`}>
            <p>
              <b>
                {say.classList.row} {row}
                {heading && `, ${heading}`}
              </b>
              {value && (
                <>
                  : <q>{value}</q>
                </>
              )}
            </p>
            <p>
              {message} {remedy}
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}
