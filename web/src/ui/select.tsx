// A choice from a short list. Nothing is chosen until somebody chooses it.
import { say } from "../words";

interface Props<Value extends string> {
  id?: string;
  label: string;
  value: Value | null;
  options: readonly { value: Value; words: string }[];
  onChoose: (value: Value) => void;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

export function Select<Value extends string>({ id, label, value, options, onChoose }: Props<Value>) {
  return (
    <label class="field">
      <span class="label">{label}</span>
      <select
        id={id}
        value={value ?? ""}
        disabled={options.length === 0}
        onChange={({ currentTarget }) => {
          const option = options.find((each) => each.value === currentTarget.value);
          if (option) onChoose(option.value);
        }}
      >
        <option value="" disabled={value !== null}>
          {say.school.choose}
        </option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {capital(option.words)}
          </option>
        ))}
      </select>
    </label>
  );
}
