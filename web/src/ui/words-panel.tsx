// The words that travel with the photo, with what is wrong underlined as they are typed.
import type { PhotoEntry } from "../state/photo";
import { neutralName } from "../state/file-name";
import type { Field } from "../wasm/schoolgate.js";
import { say } from "../words";
import { MarkedField } from "./marked-field";
import { Panel } from "./panel";

export function WordsPanel({ photo }: { photo: PhotoEntry }) {
  const set = (field: Field) => (text: string) => {
    photo.words.value = { ...photo.words.value, [field]: text };
  };
  return (
    <Panel title={say.fields.title} name="words">
      <MarkedField photo={photo} field="caption" rows={3} onInput={set("caption")} />
      <MarkedField photo={photo} field="altText" rows={2} onInput={set("altText")} />
      <MarkedField photo={photo} field="fileName" rows={1} onInput={set("fileName")}>
        {namesSomebody(photo) && (
          <button
            type="button"
            class="button button-plain"
            onClick={() => set("fileName")(neutralName(photo.number, photo.info.value?.format ?? "jpeg"))}
          >
            {say.fields.neutral}
          </button>
        )}
      </MarkedField>
    </Panel>
  );
}

/** Whether anything was found in the file name. */
export function namesSomebody(photo: PhotoEntry): boolean {
  const judged = photo.judgement.value?.verdict.findings ?? [];
  const read = photo.mentions.value?.found ?? [];
  return (
    judged.some(({ place, severity }) => place.kind === "words" && place.field === "fileName" && severity !== "note") ||
    read.some(({ field }) => field === "fileName")
  );
}
