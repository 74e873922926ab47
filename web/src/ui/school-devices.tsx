// The school's own cameras and iPads, so that photos from other devices are noticed.
import { chooseDevices, deviceList, deviceListError, policy } from "../state/school";
import { say } from "../words";
import { ErrorNote } from "./error-note";
import { FileButton } from "./file-button";
import { ImportProblems } from "./import-problems";

const HINT_ID = "devices-hint";

export function SchoolDevices() {
  const list = deviceList.value;
  const failed = deviceListError.value;
  const inFile = policy.value?.devices ?? 0;
  return (
    <div class="devices">
      <FileButton
        plain
        label={list ? say.devices.another : say.devices.choose}
        accept=".csv,.tsv,.txt,text/csv"
        describedBy={HINT_ID}
        onFiles={([file]) => file && void chooseDevices(file)}
      />
      <p class="hint" id={HINT_ID}>
        {say.devices.hint}
      </p>
      <div role="status">
        {inFile > 0 && <p class="hint">{say.devices.inFile(inFile)}</p>}
        {list && (
          <p class="devices-read">
            {list.fileName}: {say.devices.read(list.report.devices.length)}
          </p>
        )}
      </div>
      {failed && (
        <ErrorNote
          title={say.classList.failed(failed.fileName)}
          error={failed.error}
          {...(list ? { also: say.classList.kept } : {})}
        />
      )}
      {list && list.report.problems.length > 0 && <ImportProblems problems={list.report.problems} hint={say.devices.problemsHint} />}
    </div>
  );
}
