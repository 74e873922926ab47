// The school's own words: the file, what it holds, and doing without it.
import { chooseSchoolWords, removeSchoolWords, schoolWords, schoolWordsError } from "../state/school-words";
import { say } from "../words";
import { ErrorNote } from "./error-note";
import { FileButton } from "./file-button";
import { Icon } from "./icons";

const HINT_ID = "school-words-hint";

export function SchoolWords() {
  const words = say.captions.school;
  const held = schoolWords.value;
  const error = schoolWordsError.value;
  return (
    <div class="school-words">
      <FileButton
        plain
        label={held ? words.another : words.choose}
        accept=".toml,.json"
        describedBy={HINT_ID}
        onFiles={([file]) => {
          if (file) void chooseSchoolWords(file);
        }}
      />
      <p class="hint" id={HINT_ID}>
        {words.hint}
      </p>
      <div role="status">
        {held && (
          <div class="list-file">
            <div class="list-file-head">
              <p class="list-file-name">{words.name(held.fileName)}</p>
              <button type="button" class="icon-button" aria-label={words.remove} title={words.remove} onClick={() => void removeSchoolWords()}>
                <Icon name="remove" />
              </button>
            </div>
            <p class="hint">{words.holds(held.counts)}.</p>
          </div>
        )}
      </div>
      {error && <ErrorNote title={words.failed(error.fileName)} error={error.error} />}
    </div>
  );
}
