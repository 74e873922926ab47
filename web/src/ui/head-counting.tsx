// Is everyone boxed? Asks how many heads there are where the search may have missed or made up a face.
import type { Signal } from "@preact/signals";
import { useId } from "preact/hooks";
import { addFaceInTheMiddle } from "../state/faces";
import { countOf, headsOf, MOST_HEADS, type Heads } from "../state/heads";
import type { PhotoEntry } from "../state/photo";
import { say } from "../words";
import { boxId } from "./face-box";
import { DRAW_ID, goTo, goToNew, HEADS_ID } from "./go-to";

interface Props {
  photo: PhotoEntry;
  drawing: Signal<boolean>;
}

export function HeadCounting({ photo, drawing }: Props) {
  const title = useId();
  const heads = photo.heads.value;
  const drawOne = () => {
    drawing.value = true;
    goTo(DRAW_ID);
  };
  const addOne = () => {
    const key = addFaceInTheMiddle(photo);
    if (key !== null) goToNew(boxId(key));
  };
  return (
    <section class={`heads heads-${heads.kind}`} aria-labelledby={title}>
      <h3 id={title}>{say.heads.title}</h3>
      <p>{say.heads.boxes(heads.boxes)}</p>
      {heads.kind !== "sure" && <Question photo={photo} heads={heads} />}
      <p role="status" class="heads-words">
        {inWords(heads)}
      </p>
      {heads.kind === "missing" && (
        <div class="face-buttons">
          <button type="button" class="button button-plain" onClick={drawOne}>
            {say.heads.draw}
          </button>
          <button type="button" class="button button-plain" onClick={addOne}>
            {say.heads.add}
          </button>
        </div>
      )}
    </section>
  );
}

function Question({ photo, heads }: { photo: PhotoEntry; heads: Exclude<Heads, { kind: "sure" }> }) {
  return (
    <label class="field heads-field">
      <span class="label">{photo.crop.value ? say.heads.questionCropped : say.heads.question}</span>
      <input
        id={HEADS_ID}
        type="number"
        inputMode="numeric"
        min="0"
        max={MOST_HEADS}
        step="1"
        value={heads.kind === "open" ? "" : heads.heads}
        onChange={({ currentTarget }) => {
          const counted = headsOf(currentTarget.valueAsNumber);
          photo.history.give("headsCounted", counted === null ? null : countOf(counted, photo.shownFaces.value, photo.crop.value));
          if (counted === null) currentTarget.value = "";
        }}
      />
    </label>
  );
}

function inWords(heads: Heads): string {
  switch (heads.kind) {
    case "sure":
      return "";
    case "open":
      return heads.again ? say.heads.again : "";
    case "missing":
      return say.heads.missing(heads.number);
    case "agreed":
      return say.heads.agreed;
    case "spare":
      return say.heads.spare(heads.number);
  }
}
