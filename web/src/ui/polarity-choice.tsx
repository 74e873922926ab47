// What a yes or a tick means in a column of answers. It is never guessed: a person says it.
import { useSignal } from "@preact/signals";
import type { Polarity } from "../wasm/schoolgate.js";
import { say } from "../words";

interface Props {
  name: string;
  heading: string;
  chosen: Polarity | null;
  /** Offered where the guard itself read the column so. */
  suggested: Polarity | null;
  onChoose: (polarity: Polarity) => void;
}

/** What a person may say of any column; the others are for the guard to see in the cells. */
const OFFERED: readonly Polarity[] = ["consent", "denial", "objection"];

export function PolarityChoice({ name, heading, chosen, suggested, onChoose }: Props) {
  const words = say.classList.mapper;
  // Once it has been asked it stays open, so that the answer is seen and can be changed.
  const isOpen = useSignal(chosen === null);
  const seen = ([chosen, suggested] as const).find((each) => each !== null && !OFFERED.includes(each));
  const offered = seen ? [seen, ...OFFERED] : OFFERED;
  return (
    <details class="more polarity" open={isOpen.value || chosen === null} onToggle={({ currentTarget }) => (isOpen.value = currentTarget.open)}>
      <summary>{words.polarityFolded}</summary>
      <fieldset>
        <legend>{words.polarity(heading)}</legend>
        {offered.map((each) => (
          <label key={each} class="choice-line">
            <input type="radio" name={name} value={each} checked={chosen === each} onChange={() => onChoose(each)} />
            {words.polarities[each]}
          </label>
        ))}
      </fieldset>
      {chosen === null && <p class="hint">{words.notSaid}</p>}
    </details>
  );
}
