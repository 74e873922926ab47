// The words that travel with the photo, with what is wrong underlined as they are typed.
import type { PhotoEntry } from "../state/photo";
import { neutralName } from "../state/file-name";
import { say } from "../words";
import { MarkedField } from "./marked-field";
import { Panel } from "./panel";
import { RewordedNote } from "./reworded-note";

export function WordsPanel({ photo }: { photo: PhotoEntry }) {
  return (
    <Panel title={say.fields.title} name="words">
      <RewordedNote entry={photo} />
      <MarkedField entry={photo} field="caption" rows={3} />
      <MarkedField entry={photo} field="altText" rows={2} />
      <FileNameField photo={photo} />
    </Panel>
  );
}

/** What the file will be called; a name that names somebody can be put right with one press. */
export function FileNameField({ photo }: { photo: PhotoEntry }) {
  return (
    <MarkedField entry={photo} field="fileName" rows={1}>
      {namesSomebody(photo) && (
        <button
          type="button"
          class="button button-plain"
          onClick={() => {
            const fileName = neutralName(photo.number, photo.info.value?.format ?? "jpeg");
            photo.history.write({ ...photo.words.value, fileName }, "rewording");
          }}
        >
          {say.fields.neutral}
        </button>
      )}
    </MarkedField>
  );
}

/** Whether anything was found in the file name. */
function namesSomebody(photo: PhotoEntry): boolean {
  const judged = photo.judgement.value?.verdict.findings ?? [];
  const read = photo.mentions.value?.found ?? [];
  return (
    judged.some(({ place, severity }) => place.kind === "words" && place.field === "fileName" && severity !== "note") ||
    read.some(({ field }) => field === "fileName")
  );
}
