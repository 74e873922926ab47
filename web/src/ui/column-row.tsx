// One column of a list: its heading, what it is, and what its first rows mean.
import { changeColumn } from "../state/class-list";
import type { ColumnMapping, Means, Polarity } from "../wasm/schoolgate.js";
import { say } from "../words";
import { ChannelChoice } from "./channel-choice";
import { PolarityChoice } from "./polarity-choice";
import { SampleRows } from "./sample-rows";

const GROUPS: readonly { name: keyof typeof say.classList.mapper.groups; means: readonly Means[] }[] = [
  { name: "names", means: ["legal-forename", "forename", "known-as", "legal-surname", "surname", "known-as-surname", "middle-names"] },
  {
    name: "person",
    means: ["class", "id", "upn", "admission-number", "born", "kind", "leaving", "hard-stop", "circumstances", "one-parent"],
  },
  { name: "consent", means: ["answer", "given-by", "day", "until", "method", "consent-type", "responsibility", "archived"] },
  { name: "other", means: ["irrelevant", "unknown"] },
];

/** What is said of one answer, and so belongs to what that was asked for. */
const HAVE_USE: readonly Means[] = ["answer", "given-by", "day", "until", "method"];

interface Props {
  file: number;
  at: number;
  column: ColumnMapping;
  /** What the guard itself took a yes to mean. */
  suggested: Polarity | null;
  /** Whether another column says what each row's answer is for. */
  hasTypes: boolean;
}

export function ColumnRow({ file, at, column, suggested, hasTypes }: Props) {
  const words = say.classList.mapper;
  const { heading, means, polarity } = column;
  const name = heading.trim();
  const isOpen = means === "answer" && polarity === null;
  const hasUse = HAVE_USE.includes(means);
  const isUseful = means !== "irrelevant" && means !== "unknown";
  const change = (said: Partial<ColumnMapping>) => void changeColumn(file, at, said);
  return (
    <tr class={isOpen ? "column-asks" : isUseful ? undefined : "column-unused"}>
      <th scope="row">{name || <span class="hint">{words.noHeading}</span>}</th>
      <td>
        {name ? (
          <div class="column-meaning">
            <select
              aria-label={words.means(name)}
              value={means}
              onChange={({ currentTarget }) => change({ means: currentTarget.value as Means })}
            >
              {GROUPS.map((group) => (
                <optgroup key={group.name} label={words.groups[group.name]}>
                  {group.means
                    .filter((each) => each !== "unknown" || means === "unknown")
                    .map((each) => (
                      <option key={each} value={each}>
                        {words.is[each]}
                      </option>
                    ))}
                </optgroup>
              ))}
            </select>
            {hasUse && (
              <ChannelChoice heading={name} column={column} hasTypes={hasTypes} onChange={change} />
            )}
            {means === "answer" && (
              <PolarityChoice
                name={`polarity-${file}-${at}`}
                heading={name}
                chosen={polarity}
                suggested={suggested}
                onChoose={(next) => change({ polarity: next, sureness: "certain" })}
              />
            )}
          </div>
        ) : (
          <span class="hint">{words.noHeadingHint}</span>
        )}
      </td>
      <td>
        <SampleRows column={column} />
      </td>
    </tr>
  );
}
