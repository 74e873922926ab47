// One face: what it looks like, and who or what it is.
import type { Signal } from "@preact/signals";
import { answer, dismissFace, isDrawn, nextUnanswered } from "../state/faces";
import type { FaceEntry, PhotoEntry } from "../state/photo";
import type { Subject } from "../wasm/schoolgate.js";
import { say } from "../words";
import { activeFace } from "./active-face";
import { answerInWords } from "./answer-in-words";
import { BoxFields } from "./box-fields";
import { dismisses } from "./dismiss-key";
import { FaceCrop } from "./face-crop";
import { faceChoiceId, faceInputId, goTo, PICTURE_TOOLS_ID } from "./go-to";
import { PersonPicker } from "./person-picker";

interface Props {
  photo: PhotoEntry;
  face: FaceEntry;
  number: number;
  image: Signal<HTMLImageElement | null>;
}

const answers = (): readonly { subject: Subject; words: string }[] => [
  { subject: { kind: "cover" }, words: say.faces.cover },
  { subject: { kind: "not-a-face" }, words: say.faces.notAFace },
  { subject: { kind: "visitor", agreed: true }, words: say.faces.visitor },
];

export function FaceCard({ photo, face, number, image }: Props) {
  const { key, subject } = face;
  const active = activeFace.value === key;
  const titleId = `face-${key}-title`;
  const reply = (given: Subject | null) => {
    answer(photo, key, given);
    const next = given && nextUnanswered(photo, key);
    if (next) goTo(faceInputId(next.key));
  };
  /** `id` says where in the next card to go on. */
  const dismiss = (id: (key: number) => string) => {
    const next = nextUnanswered(photo, key);
    dismissFace(photo, key);
    if (next) goTo(id(next.key));
    else if (isDrawn(face)) goTo(PICTURE_TOOLS_ID);
  };
  const isOutside = photo.isOutside(face);
  const marks = [
    "face",
    isOutside ? "face-outside" : subject ? "face-answered" : "face-open",
    subject?.kind === "not-a-face" && "face-dismissed",
    active && "face-active",
  ];
  return (
    <li
      class={marks.filter(Boolean).join(" ")}
      data-face={number}
      data-answer={subject?.kind ?? "none"}
      data-outside={isOutside}
      onFocusCapture={() => {
        activeFace.value = key;
      }}
      onPointerEnter={() => {
        activeFace.value = key;
      }}
      onKeyDown={(event) => {
        if (!dismisses(event)) return;
        event.preventDefault();
        // To a button, where the same key goes on working, and not to the field, where it would be typed.
        dismiss((next) => faceChoiceId(next, "not-a-face"));
      }}
    >
      {photo.info.value && <FaceCrop image={image} region={face.region} photo={photo.info.value} />}
      <div class="face-answers" role="group" aria-labelledby={titleId}>
        <p id={titleId} class="face-title">
          {say.faces.face(number)}
          {isDrawn(face) && <span class="face-drawn"> ({say.faces.drawn})</span>}
          {face.moved && <span class="face-drawn"> ({say.faces.moved})</span>}
          <span class="face-answer">{isOutside ? say.faces.isOutside : answerInWords(subject)}</span>
        </p>
        {!isOutside && (
          <>
            <PersonPicker photo={photo} face={face} onPick={(id) => reply(id === null ? null : { kind: "person", id })} />
            <div class="face-buttons">
              {answers().map(({ subject: choice, words }) => {
                const chosen = subject?.kind === choice.kind;
                return (
                  <button
                    key={choice.kind}
                    id={faceChoiceId(key, choice.kind)}
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
          </>
        )}
        <BoxFields photo={photo} face={face} />
        {isDrawn(face) && (
          <button type="button" class="link-button" onClick={() => dismiss(faceInputId)}>
            {say.faces.remove}
          </button>
        )}
      </div>
    </li>
  );
}
