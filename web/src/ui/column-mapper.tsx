// What each column of a list was taken for, to be looked at and put right.
import { useEffect, useMemo, useRef } from "preact/hooks";
import { chooseSheet, type ListFile, mappedFile, mappedKey, openMapping, openQuestions, saveMapping } from "../state/class-list";
import type { Mapping } from "../wasm/schoolgate.js";
import { say } from "../words";
import { ColumnRow } from "./column-row";
import { ErrorNote } from "./error-note";
import { FileButton } from "./file-button";
import { Icon } from "./icons";
import { ListError } from "./list-error";
import { columnsButtonId, MAPPER_ID } from "./list-file";
import { Panel } from "./panel";
import { Select } from "./select";

const KEEP_HINT_ID = "columns-keep";

export function ColumnMapper() {
  const file = mappedFile.value;
  return file?.mapping ? <Mapper key={file.key} file={file} mapping={file.mapping} /> : null;
}

function Mapper({ file, mapping }: { file: ListFile; mapping: Mapping }) {
  const words = say.classList.mapper;
  const whole = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Whoever is typing elsewhere is not taken away from it.
    const active = document.activeElement;
    if (active && active !== document.body && !active.closest(".panel-class-list")) return;
    const first = whole.current?.querySelector<HTMLElement>(".column-asks .polarity input");
    (first ?? whole.current)?.focus();
    whole.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const questions = openQuestions(file).length;
  // In an order that does not depend on which is chosen.
  const sheets = mapping.sheet === null ? [] : [mapping.sheet, ...mapping.otherSheets].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
  const hasTypes = mapping.columns.some(({ means }) => means === "consent-type");
  // What waits for somebody comes first, and stays there once it is answered.
  const order = useMemo(() => {
    const isOpen = (at: number) => mapping.columns[at]?.sureness === "confirm";
    const all = mapping.columns.map((_, at) => at);
    return [...all.filter(isOpen), ...all.filter((at) => !isOpen(at))];
  }, [mapping.sheet, mapping.columns.length]);
  const close = () => {
    mappedKey.value = null;
    document.getElementById(columnsButtonId(file.key))?.focus();
  };
  return (
    <div id={MAPPER_ID} ref={whole} role="group" aria-label={say.classList.columnsOf(file.name)} tabIndex={-1}>
      <Panel title={say.classList.columnsOf(file.name)} name="columns" icon="list">
        <p>{words.text}</p>
        <div role="status">
          {questions > 0 ? (
            <p class="note note-ask">
              <Icon name="needs-you" />
              {words.open(questions)}
            </p>
          ) : (
            !file.error && <p class="columns-settled">{words.settled}</p>
          )}
        </div>
        {file.error && (
          <ErrorNote
            title={say.classList.failed(file.name)}
            error={file.error}
            {...(file.reading ? { also: say.classList.readingKept } : file.error.code === "people.no-names" ? { also: sheets.length > 1 ? words.namesOrSheet : words.names } : {})}
          />
        )}
        {sheets.length > 1 && (
          <Select
            label={words.sheet}
            value={mapping.sheet}
            options={sheets.map((sheet) => ({ value: sheet, words: sheet }))}
            onChoose={(sheet) => void chooseSheet(file.key, sheet)}
          />
        )}
        <div class="table-scroll columns-scroll">
          <table class="columns">
            <thead>
              <tr>
                <th scope="col">{words.file}</th>
                <th scope="col">{words.meaning}</th>
                <th scope="col">{words.samples}</th>
              </tr>
            </thead>
            <tbody>
              {order.map((at) => {
                const column = mapping.columns[at];
                const suggested = file.suggested?.columns[at]?.polarity ?? null;
                return column && <ColumnRow key={at} file={file.key} at={at} column={column} suggested={suggested} hasTypes={hasTypes} />;
              })}
            </tbody>
          </table>
        </div>
        <ListError />
        <p class="hint" id={KEEP_HINT_ID}>
          {words.keepHint}
        </p>
        <div class="columns-end">
          <button type="button" class="button" onClick={close}>
            {words.done}
          </button>
          <button type="button" class="button button-plain" aria-describedby={KEEP_HINT_ID} onClick={() => void saveMapping(file.key)}>
            {words.keep}
          </button>
          <FileButton plain label={words.open_} accept=".json,application/json" onFiles={([chosen]) => chosen && void openMapping(file.key, chosen)} />
        </div>
      </Panel>
    </div>
  );
}
