// Chooses somebody of the class list.
import { displayName, search } from "../state/people";
import { classList, personOf } from "../state/school";
import { say } from "../words";
import { Combobox } from "./combobox";

interface Props {
  id: string;
  label: string;
  value: string | null;
  onPick: (id: string | null) => void;
}

export function PersonField({ id, label, value, onPick }: Props) {
  const people = classList.value?.people ?? [];
  const person = value === null ? undefined : personOf(value);
  return (
    <Combobox
      id={id}
      label={label}
      value={person ? displayName(person) : ""}
      disabled={people.length === 0}
      placeholder={people.length === 0 ? say.office.person.noList : ""}
      find={(query) =>
        search(people, query).map((found) => ({
          id: found.id,
          name: displayName(found),
          extra: [found.class, found.kind === "staff" ? say.faces.staff : ""].filter(Boolean).join(", "),
        }))
      }
      empty={say.faces.nobody}
      counted={say.faces.choices}
      onPick={onPick}
    />
  );
}
