// One box over the picture, and what the keyboard does to it. Pointers are followed by the picture as a whole.
import { dismissFace, isDrawn, isUnsure, nextUnanswered, placeFace } from "../state/faces";
import type { FaceEntry, PhotoEntry } from "../state/photo";
import { nudged, type Size } from "../state/region";
import { say } from "../words";
import { activeFace } from "./active-face";
import { answerInWords } from "./answer-in-words";
import { dismisses } from "./dismiss-key";
import { faceInputId, goTo, PICTURE_TOOLS_ID } from "./go-to";
import { Handles } from "./handles";

interface Props {
  photo: PhotoEntry;
  face: FaceEntry;
  number: number;
  picture: Size;
  /** How many pixels of the picture one of the screen shows. */
  unit: number;
}

export const boxId = (key: number): string => `face-${key}-box`;
/** What a box can do, told once for all boxes. */
export const boxHintId = (drawn: boolean): string => (drawn ? "box-hint-drawn" : "box-hint-found");

export function FaceBox({ photo, face, number, picture, unit }: Props) {
  const { region, subject, key } = face;
  const active = activeFace.value === key;
  const name = ["box", `box-${subject?.kind ?? "unanswered"}`, isUnsure(face) && "box-unsure", active && "box-active"]
    .filter(Boolean)
    .join(" ");

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // One press moves by a hundredth of the picture: fine enough for a face, quick enough across a hall.
    const step = Math.max(1, Math.round(Math.max(picture.width, picture.height) / 100));
    const next = nudged(region, event.key, event.shiftKey, step);
    if (next) {
      const deed = event.shiftKey ? "resize" : "move";
      placeFace(photo, key, next, deed, `${deed} ${key}`);
    } else if (dismisses(event)) {
      const after = nextUnanswered(photo, key);
      dismissFace(photo, key);
      if (after) goTo(boxId(after.key));
      else if (isDrawn(face)) goTo(PICTURE_TOOLS_ID);
    } else if (event.key === "Enter" || event.key === " ") goTo(faceInputId(key));
    else if (event.key === "Escape") goTo(PICTURE_TOOLS_ID);
    else return;
    event.preventDefault();
  };
  return (
    <g
      id={boxId(key)}
      class={isDrawn(face) ? "box-hold box-drawn" : "box-hold box-found"}
      role="button"
      tabindex={0}
      aria-label={say.picture.box(number, photo.isOutside(face) ? say.faces.isOutside : answerInWords(subject))}
      aria-describedby={boxHintId(isDrawn(face))}
      onKeyDown={onKeyDown}
      onFocus={() => {
        activeFace.value = key;
      }}
      onBlur={() => photo.history.settle()}
    >
      <rect class={name} {...region} />
      {active && <Handles region={region} picture={picture} unit={unit} />}
    </g>
  );
}
