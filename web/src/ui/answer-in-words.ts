// What was said of a face, in words.
import { fullName } from "../state/people";
import { classList, personOf } from "../state/school";
import type { Subject } from "../wasm/schoolgate.js";
import { say } from "../words";

export function answerInWords(subject: Subject | null | undefined): string {
  const { is } = say.faces;
  switch (subject?.kind) {
    case undefined:
      return is.unanswered;
    case "cover":
      return is.covered;
    case "not-a-face":
      return is.notAFace;
    case "visitor":
      return is.visitor;
    case "person": {
      const person = personOf(subject.id);
      return person ? fullName(classList.value?.people ?? [], person) : is.gone;
    }
  }
}
