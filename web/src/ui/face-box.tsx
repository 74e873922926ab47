// One box over the picture. A box that a person drew can be moved, resized and removed; one that was found stays put.
import { useRef } from "preact/hooks";
import { isDrawn, isUnsure, placeFace, removeFace } from "../state/faces";
import type { FaceEntry, PhotoEntry } from "../state/photo";
import { headOf, nudged, type Size } from "../state/region";
import type { Point, Region } from "../wasm/schoolgate.js";
import { say } from "../words";
import { activeFace } from "./active-face";
import { answerInWords } from "./answer-in-words";
import { faceInputId, goTo } from "./go-to";
import { pointIn } from "./point-in";

interface Props {
  photo: PhotoEntry;
  face: FaceEntry;
  number: number;
  picture: Size;
}

export const boxId = (key: number): string => `face-${key}-box`;

export function FaceBox({ photo, face, number, picture }: Props) {
  const { region, subject, key } = face;
  const drag = useRef<{ from: Point; region: Region; resize: boolean } | null>(null);
  const name = [
    "box",
    `box-${subject?.kind ?? "unanswered"}`,
    isUnsure(face) && "box-unsure",
    activeFace.value === key && "box-active",
  ]
    .filter(Boolean)
    .join(" ");

  // What a cover will hide is shown hidden at once.
  const cover = subject?.kind === "cover" && <rect class="box-fill" {...headOf(region, picture)} />;
  if (!isDrawn(face)) {
    return (
      <>
        {cover}
        <rect class={name} {...region} />
      </>
    );
  }

  const svgOf = (event: PointerEvent) => (event.currentTarget as SVGElement).ownerSVGElement;
  const take = (resize: boolean) => (event: PointerEvent) => {
    const svg = svgOf(event);
    if (!svg || event.button !== 0) return;
    event.stopPropagation();
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    drag.current = { from: pointIn(svg, picture, event), region, resize };
  };
  const pull = (event: PointerEvent) => {
    const svg = svgOf(event);
    const start = drag.current;
    if (!svg || !start) return;
    const at = pointIn(svg, picture, event);
    const [dx, dy] = [at.x - start.from.x, at.y - start.from.y];
    const { x, y, width, height } = start.region;
    placeFace(photo, key, start.resize ? { x, y, width: width + dx, height: height + dy } : { x: x + dx, y: y + dy, width, height });
  };
  const drop = () => {
    drag.current = null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // One press moves by a hundredth of the picture: fine enough for a face, quick enough across a hall.
    const step = Math.max(1, Math.round(Math.max(picture.width, picture.height) / 100));
    const next = nudged(region, event.key, event.shiftKey, step);
    if (next) placeFace(photo, key, next);
    else if (event.key === "Delete" || event.key === "Backspace") removeFace(photo, key);
    else if (event.key === "Enter") goTo(faceInputId(key));
    else return;
    event.preventDefault();
  };
  const handle = Math.max(picture.width, picture.height) / 60;
  return (
    <g
      id={boxId(key)}
      class="box-drawn"
      role="button"
      tabindex={0}
      aria-label={say.picture.box(number, answerInWords(subject))}
      onKeyDown={onKeyDown}
      onFocus={() => {
        activeFace.value = key;
      }}
    >
      {cover}
      <rect class={name} {...region} onPointerDown={take(false)} onPointerMove={pull} onPointerUp={drop} onPointerCancel={drop} />
      <circle
        class="box-handle"
        cx={region.x + region.width}
        cy={region.y + region.height}
        r={handle}
        onPointerDown={take(true)}
        onPointerMove={pull}
        onPointerUp={drop}
        onPointerCancel={drop}
      />
    </g>
  );
}
