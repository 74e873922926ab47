// The second step: the class list, what was understood of it, and what was not.
import { chooseClassList, classList, classListBusy, classListError, type LoadedList } from "../state/school";
import type { Person } from "../wasm/schoolgate.js";
import { say } from "../words";
import { ErrorNote } from "./error-note";
import { FileButton } from "./file-button";
import { ImportProblems } from "./import-problems";
import { Panel } from "./panel";

const DROP_HINT_ID = "class-list-drop";

export function ClassListPanel() {
  const list = classList.value;
  const failed = classListError.value;
  return (
    <Panel title={say.classList.title} name="class-list" step={2} done={list !== null}>
      <FileButton
        plain={list !== null}
        label={list ? say.classList.another : say.classList.choose}
        accept=".csv,.tsv,.txt,text/csv"
        describedBy={DROP_HINT_ID}
        onFiles={([file]) => file && void chooseClassList(file)}
      />
      <p class="hint" id={DROP_HINT_ID}>
        {say.classList.drop}
      </p>
      <div role="status">
        {classListBusy.value && <p class="hint">{say.classList.reading}</p>}
        {list && !classListBusy.value && <Summary list={list} />}
      </div>
      {failed && (
        <ErrorNote
          title={say.classList.failed(failed.fileName)}
          error={failed.error}
          {...(list ? { also: say.classList.kept } : {})}
        />
      )}
      {list && list.report.problems.length > 0 && <ImportProblems problems={list.report.problems} />}
    </Panel>
  );
}

function Summary({ list: { fileName, report } }: { list: LoadedList }) {
  const number = (wanted: Person["kind"]) => report.people.filter(({ kind }) => kind === wanted).length;
  const separator = say.classList.separators[report.separator] ?? report.separator;
  return (
    <div class="loaded">
      <p class="loaded-name">{fileName}</p>
      <p>{say.classList.summary(number("pupil"), number("staff"), number("visitor"))}</p>
      <p class="hint">{say.classList.readAs(report.encoding, separator)}</p>
    </div>
  );
}
