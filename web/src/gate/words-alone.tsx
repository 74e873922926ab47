// The words of a form that has no picture: read, marked and judged.
import { text } from "../state/text";
import { MarkedField } from "../ui/marked-field";
import { Panel } from "../ui/panel";
import { RewordedNote } from "../ui/reworded-note";
import { TextVerdict } from "../ui/text-view";
import { UndoButtons } from "../ui/undo-buttons";
import { say } from "../words";

export function WordsAlone() {
  return (
    <article class="photo-view">
      <Panel title={say.gate.words} name="words">
        <RewordedNote entry={text} />
        <MarkedField entry={text} field="caption" rows={6} />
        {text.words.value.altText !== "" && <MarkedField entry={text} field="altText" rows={2} />}
        <div class="text-tools">
          <UndoButtons photo={text} />
        </div>
      </Panel>
      <TextVerdict />
    </article>
  );
}
