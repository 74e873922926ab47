// The second step: the files that make the class list, and what of them was not understood.
import type { Listed } from "../bridge/protocol";
import { addClassLists, classListBusy, listFiles, mappedFile } from "../state/class-list";
import { TABLE_FILES } from "../state/dropped";
import { classList } from "../state/school";
import { say } from "../words";
import { FileButton } from "./file-button";
import { ImportProblems } from "./import-problems";
import { ListError } from "./list-error";
import { ListFileItem } from "./list-file";
import { Panel } from "./panel";

const DROP_HINT_ID = "class-list-drop";

export function ClassListPanel() {
  const list = classList.value;
  const files = listFiles.value;
  return (
    <Panel title={say.classList.title} name="class-list" step={2} done={list !== null}>
      <FileButton
        plain={list !== null}
        label={list ? say.classList.another : say.classList.choose}
        accept={TABLE_FILES}
        multiple
        describedBy={DROP_HINT_ID}
        onFiles={(chosen) => void addClassLists(chosen)}
      />
      <p class="hint" id={DROP_HINT_ID}>
        {say.classList.drop}
      </p>
      <div class={list ? "loaded" : undefined}>
        <div role="status">
          {classListBusy.value && <p class="hint">{say.classList.reading}</p>}
          {list && !classListBusy.value && <Summary people={list.people} />}
        </div>
        {files.length > 0 && (
          <ul class="list-files" aria-label={say.classList.files}>
            {files.map((file) => (
              <ListFileItem key={file.key} file={file} hasOthers={list !== null} />
            ))}
          </ul>
        )}
      </div>
      {!mappedFile.value && <ListError />}
      {list && list.problems.length > 0 && <ImportProblems problems={list.problems} />}
    </Panel>
  );
}

function Summary({ people }: { people: readonly Listed[] }) {
  const number = (wanted: Listed["kind"]) => people.filter(({ kind }) => kind === wanted).length;
  return <p class="loaded-name">{say.classList.summary(number("pupil"), number("staff"), number("visitor"))}</p>;
}
