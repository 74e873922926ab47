// Says which person of the class list a face is.
import type { FaceEntry, PhotoEntry } from "../state/photo";
import { likelyFirst } from "../state/likely";
import { apart, displayName, fullName, search } from "../state/people";
import { classList, personOf } from "../state/school";
import { say } from "../words";
import { Combobox } from "./combobox";
import { faceInputId } from "./go-to";

interface Props {
  photo: PhotoEntry;
  face: FaceEntry;
  /** Whether names are offered before anything is typed. */
  eager?: boolean;
  onPick: (id: string | null) => void;
}

export function PersonPicker({ photo, face, eager = false, onPick }: Props) {
  const people = classList.value?.people ?? [];
  const person = face.subject?.kind === "person" ? personOf(face.subject.id) : undefined;
  const order = likelyFirst(photo, face.key);
  const elsewhere = new Map(
    photo.faces.value.flatMap(({ key, subject }, index) =>
      subject?.kind === "person" && key !== face.key ? [[subject.id, index + 1] as const] : [],
    ),
  );
  return (
    <Combobox
      id={faceInputId(face.key)}
      label={say.faces.who}
      value={person ? fullName(people, person) : ""}
      eager={eager}
      disabled={people.length === 0}
      placeholder={people.length === 0 ? say.faces.noList : ""}
      find={(query) =>
        search(people, query, order).map((found) => ({
          id: found.id,
          name: displayName(found),
          extra: [
            ...new Set([found.class, apart(people, found)]),
            found.kind === "pupil" ? "" : found.kind === "staff" ? say.faces.staff : say.faces.visitorKind,
            elsewhere.has(found.id) ? say.faces.already(elsewhere.get(found.id) ?? 0) : "",
          ]
            .filter(Boolean)
            .join(", "),
        }))
      }
      empty={say.faces.nobody}
      counted={say.faces.choices}
      onPick={onPick}
    />
  );
}
