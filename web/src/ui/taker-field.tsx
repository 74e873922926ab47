// Asks who took photos: a name on the class list, a role, or somebody from outside.
import { findTakers, takerInWords, takerOf, type Taker } from "../state/takers";
import { say } from "../words";
import { Combobox } from "./combobox";

interface Props {
  id: string;
  label: string;
  value: Taker | null;
  onPick: (taker: Taker | null) => void;
}

export function TakerField({ id, label, value, onPick }: Props) {
  return (
    <Combobox
      id={id}
      label={label}
      value={value ? takerInWords(value) : ""}
      disabled={false}
      placeholder={say.trip.answers.placeholder}
      find={findTakers}
      empty={say.trip.answers.takerEmpty}
      counted={say.trip.answers.takers}
      onPick={(picked) => onPick(picked === null ? null : takerOf(picked))}
    />
  );
}
