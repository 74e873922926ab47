// The register itself: opened, looked at, continued, saved.
import { day } from "../state/school";
import { entries, hashOf, opened, openError, openRegister, unsavedEntries } from "../state/register";
import { saveRegister, saveRegisterTable } from "../state/saving";
import { say } from "../words";
import { Checkpoint } from "./checkpoint";
import { ErrorNote } from "./error-note";
import { FileButton } from "./file-button";
import { RegisterKeyChoice } from "./register-key-choice";

const HINT_ID = "register-open-hint";

export function OfficeRegister() {
  const words = say.office.register;
  const failed = openError.value;
  const number = entries.value.length;
  return (
    <>
      <p class="office-intro">{words.intro}</p>
      <div class="office-group">
        <FileButton
          plain={number > 0}
          label={opened.value ? words.openAnother : words.open}
          accept=".jsonl"
          describedBy={HINT_ID}
          onFiles={([file]) => file && void openRegister(file)}
        />
        <p class="hint" id={HINT_ID}>
          {words.openHint}
        </p>
        <div role="status">
          {opened.value && <p class="office-good">{words.holds(opened.value.fileName, opened.value.lines)}</p>}
          <p>{number === 0 ? words.fresh : words.lines(number, unsavedEntries.value)}</p>
        </div>
        {failed && (
          <ErrorNote
            title={failed.error.place.kind === "line" ? words.broken(failed.fileName, failed.error.place.line) : words.failed(failed.fileName)}
            error={failed.error}
            also={words.untouched}
          />
        )}
        {number > 0 && (
          <div class="office-buttons">
            <button type="button" class="button" onClick={() => saveRegister(day.value)}>
              {words.save}
            </button>
            <button type="button" class="button button-plain" onClick={() => void saveRegisterTable(day.value)}>
              {words.saveTable}
            </button>
            <p class="hint">{words.tableHint}</p>
          </div>
        )}
      </div>
      {number > 0 && <Checkpoint />}
      <RegisterKeyChoice />
      {number > 0 && <Latest />}
    </>
  );
}

/** As many lines as a look at the register needs. */
const SHOWN = 50;

interface Line {
  kind?: string;
  on: string;
  channel?: string;
  publisher?: string | null;
  by?: string;
}

function Latest() {
  const { latest, columns, kinds, unsaved } = say.office.register;
  const all = entries.value;
  const saved = all.length - unsavedEntries.value;
  const shown = all.map((entry, index) => ({ entry, number: index + 1 })).slice(-SHOWN).reverse();
  return (
    <div class="office-group">
      <h4>{latest}</h4>
      <div class="table-scroll" tabIndex={0} role="group" aria-label={latest}>
        <table>
          <thead>
            <tr>
              {Object.values(columns).map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ entry, number }) => {
              const line = JSON.parse(entry) as Line;
              const who = line.publisher ?? line.by;
              return (
                <tr key={hashOf(entry)}>
                  <td>
                    {number}
                    {number > saved && <span class="office-new"> {unsaved}</span>}
                  </td>
                  <td>{say.office.day(line.on)}</td>
                  <td>{kinds[line.kind ?? "clearance"] ?? line.kind}</td>
                  <td>{line.channel && (say.office.channels[line.channel] ?? line.channel)}</td>
                  <td>{who && (say.office.roles[who] ?? who)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}
