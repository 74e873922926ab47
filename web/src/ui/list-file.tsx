// One file of the class list: who was taken from it, how it was read, and what is open.
import { type ListFile, mappedKey, openQuestions, removeClassList } from "../state/class-list";
import { say } from "../words";
import { ErrorNote } from "./error-note";
import { Icon } from "./icons";

export const columnsButtonId = (key: number): string => `list-${key}-columns`;
export const MAPPER_ID = "columns";

export function ListFileItem({ file, hasOthers }: { file: ListFile; hasOthers: boolean }) {
  const { key, name, mapping, reading, error } = file;
  const isShown = mappedKey.value === key;
  const questions = openQuestions(file).length;
  const [shown, whose] = say.classList.columns(name);
  const fate = reading ? say.classList.readingKept : hasOthers ? say.classList.othersKept : say.classList.nobody;
  return (
    <li class="list-file">
      <div class="list-file-head">
        <p class="list-file-name">{name}</p>
        <button
          type="button"
          class="icon-button"
          aria-label={say.classList.remove(name)}
          title={say.classList.remove(name)}
          onClick={() => void removeClassList(key)}
        >
          <Icon name="remove" />
        </button>
      </div>
      {reading && (
        <p class="hint">
          {say.classList.people(reading.people)}. {say.classList.readAs(reading.encoding, reading.separator, reading.mapping.sheet)}.
        </p>
      )}
      {error && <ErrorNote title={say.classList.failed(name)} error={error} also={fate} />}
      {questions > 0 && (
        <p class="list-file-open">
          <Icon name="needs-you" />
          {say.classList.open(questions)}
        </p>
      )}
      {mapping && (
        <button
          type="button"
          class="link-button"
          id={columnsButtonId(key)}
          aria-expanded={isShown}
          aria-controls={isShown ? MAPPER_ID : undefined}
          onClick={() => {
            mappedKey.value = isShown ? null : key;
          }}
        >
          {shown}
          <span class="visually-hidden">{whose}</span>
        </button>
      )}
    </li>
  );
}
