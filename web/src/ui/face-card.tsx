// One face: what it looks like, and who or what it is.
import type { Signal } from "@preact/signals";
import { answer, isDrawn, nextUnanswered, removeFace } from "../state/faces";
import type { FaceEntry, PhotoEntry } from "../state/photo";
import type { Subject } from "../wasm/schoolgate.js";
import { say } from "../words";
import { activeFace } from "./active-face";
import { answerInWords } from "./answer-in-words";
import { BoxFields } from "./box-fields";
import { FaceCrop } from "./face-crop";
import { faceInputId, goTo } from "./go-to";
import { PersonPicker } from "./person-picker";

interface Props {
  photo: PhotoEntry;
  face: FaceEntry;
  number: number;
  image: Signal<HTMLImageElement | null>;
}

const ANSWERS: readonly { subject: Subject; words: string }[] = [
  { subject: { kind: "cover" }, words: say.faces.cover },
  { subject: { kind: "not-a-face" }, words: say.faces.notAFace },
  { subject: { kind: "visitor", agreed: true }, words: say.faces.visitor },
];

export function FaceCard({ photo, face, number, image }: Props) {
  const { key, subject } = face;
  const active = activeFace.value === key;
  const reply = (given: Subject | null) => {
    answer(photo, key, given);
    const next = given && nextUnanswered(photo, key);
    if (next) goTo(faceInputId(next.key));
  };
  return (
    <li
      class={["face", subject ? "face-answered" : "face-open", active && "face-active"].filter(Boolean).join(" ")}
      data-face={number}
      data-answer={subject?.kind ?? "none"}
      onFocusCapture={() => {
        activeFace.value = key;
      }}
      onPointerEnter={() => {
        activeFace.value = key;
      }}
    >
      {photo.info.value && <FaceCrop image={image} region={face.region} photo={photo.info.value} />}
      <fieldset class="face-answers">
        <legend>
          {say.faces.face(number)}
          {isDrawn(face) && <span class="face-drawn"> ({say.faces.drawn})</span>}
          <span class="face-answer">{answerInWords(subject)}</span>
        </legend>
        <PersonPicker photo={photo} face={face} onPick={(id) => reply(id === null ? null : { kind: "person", id })} />
        <div class="face-buttons">
          {ANSWERS.map(({ subject: choice, words }) => {
            const chosen = subject?.kind === choice.kind;
            return (
              <button
                key={choice.kind}
                type="button"
                class="chip"
                aria-pressed={chosen}
                onClick={() => reply(chosen ? null : choice)}
              >
                {words}
              </button>
            );
          })}
        </div>
        {isDrawn(face) && (
          <>
            <BoxFields photo={photo} face={face} />
            <button type="button" class="link-button" onClick={() => removeFace(photo, key)}>
              {say.faces.remove}
            </button>
          </>
        )}
      </fieldset>
    </li>
  );
}
