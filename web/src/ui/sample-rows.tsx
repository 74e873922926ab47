// What stands in the first rows of a column, each value once, and what it means.
import type { Channel, ColumnMapping } from "../wasm/schoolgate.js";
import { say } from "../words";

type Sample = NonNullable<ColumnMapping["samples"]>[number];

export function SampleRows({ column }: { column: ColumnMapping }) {
  const words = say.classList.mapper;
  const samples = eachOnce(column.samples ?? []);
  const filled = samples.filter(({ value }) => value.trim() !== "");
  // Without an answer there is none: an empty cell says something only in a column of answers.
  const shown = column.means === "answer" ? samples : filled;
  if (shown.length === 0) return <span class="hint">{words.noRows}</span>;
  if (!hasMeaning(column)) return <p class="samples-plain">{filled.map(({ value }) => value.trim()).join(", ")}</p>;
  return (
    <ul class="samples">
      {shown.map((sample) => (
        <li key={sample.value}>
          <span class="sample-value">{sample.value.trim() || words.empty}</span>
          <span aria-hidden="true"> → </span>
          <span class="visually-hidden"> {words.stands} </span>
          <span class={`sample-${stateOf(sample)}`}>{meaningOf(column, sample)}</span>
        </li>
      ))}
    </ul>
  );
}

function eachOnce(samples: readonly Sample[]): Sample[] {
  return [...new Map(samples.map((sample) => [sample.value.trim(), sample])).values()];
}

const DAYS: readonly string[] = ["leaving", "day", "until", "circumstances", "born"];

const hasMeaning = ({ means }: ColumnMapping): boolean => means === "answer" || means === "consent-type" || means === "method" || DAYS.includes(means);

const stateOf = ({ understood }: Sample): string => (/refused|withdrawn/u.test(understood) ? "no" : understood === "granted" ? "yes" : "other");

function meaningOf({ means }: ColumnMapping, { understood }: Sample): string {
  const words = say.classList.mapper;
  if (means === "answer") {
    const states = understood.split("; ").filter(Boolean).map((state) => words.states[state] ?? state);
    return states.join("; ") || words.nothing;
  }
  if (means === "method") return words.methods[understood] ?? words.noMethod;
  if (means === "consent-type") return useOf(understood);
  return understood ? words.day(understood) : words.noDay;
}

/** A use, or "work" alone or with the use it is for. */
function useOf(understood: string): string {
  const words = say.classList.mapper;
  const [first = "", use = ""] = understood.split(", ");
  if (first !== "work") return words.channel[first as Channel] ?? words.noUseKnown;
  return use === "" ? words.abouts.work : `${words.abouts.work}: ${words.channel[use as Channel]}`;
}
