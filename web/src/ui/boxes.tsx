// The boxes over the picture, in the picture's own pixels, and what a pointer does to them: draws, moves, resizes.
import { useSignal, type Signal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { addFace, placeFace } from "../state/faces";
import type { FaceEntry, PhotoEntry } from "../state/photo";
import { between, CORNERS, headOf, isIn, isOnHandle, pulled, SMALLEST, type Corner, type Size } from "../state/region";
import type { Point, Region } from "../wasm/schoolgate.js";
import { say } from "../words";
import { activeFace } from "./active-face";
import { boxHintId, boxId, FaceBox } from "./face-box";
import { FaceNumber } from "./face-number";
import { faceInputId, goTo, goToNew } from "./go-to";
import { pointIn } from "./point-in";
import { useUnit } from "./use-unit";

interface Props {
  photo: PhotoEntry;
  picture: Size;
  drawing: Signal<boolean>;
}

/** What a pointer has taken hold of. Without a face it draws a new one. */
interface Hold {
  at: Point;
  screen: Point;
  face: { key: number; region: Region; corner: Corner | null } | null;
  /** Whether it may pull at all: a finger that has not chosen the box first only taps. */
  pulls: boolean;
  /** Whether it has gone far enough to be more than a click. */
  moving: boolean;
}

/** A pointer that has moved less than this many pixels of the screen has clicked, not drawn. */
const CLICK = 6;

export function Boxes({ photo, picture, drawing }: Props) {
  const overlay = useRef<SVGSVGElement>(null);
  const hold = useRef<Hold | null>(null);
  /** What was let go where it was taken hold of; the click that follows acts on it, when nothing else moves the focus any more. */
  const tapped = useRef<{ key: number; chooses: boolean } | null>(null);
  const draft = useSignal<Region | null>(null);
  const unit = useUnit(overlay, picture);

  const begin = (event: PointerEvent) => {
    const svg = overlay.current;
    tapped.current = null;
    if (!svg || !event.isPrimary || event.button !== 0) return;
    const at = pointIn(svg, picture, event);
    const isTouch = event.pointerType === "touch";
    const face = drawing.value ? null : faceAt(photo, at, picture, unit.value);
    // A finger that drags usually scrolls. It draws only when asked to, and moves only the box it has chosen before.
    const pulls = !isTouch || (face ? face.key === activeFace.value : drawing.value);
    if (!pulls && !face) return;
    hold.current = { at, screen: { x: event.clientX, y: event.clientY }, face, pulls, moving: false };
    svg.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent) => {
    const svg = overlay.current;
    if (!svg || !event.isPrimary) return;
    const at = pointIn(svg, picture, event);
    const start = hold.current;
    if (!start) {
      // The box beneath the mouse shows its handles.
      const under = event.pointerType === "mouse" && !drawing.value ? faceAt(photo, at, picture, unit.value) : null;
      if (under) activeFace.value = under.key;
      return;
    }
    start.moving ||= start.pulls && Math.hypot(event.clientX - start.screen.x, event.clientY - start.screen.y) > CLICK;
    if (!start.moving) return;
    if (!start.face) {
      draft.value = between(start.at, at);
      return;
    }
    const { key, region, corner } = start.face;
    const by = { x: at.x - start.at.x, y: at.y - start.at.y };
    activeFace.value = key;
    if (corner) placeFace(photo, key, pulled(region, corner, by, picture), "resize", start);
    else placeFace(photo, key, { ...region, x: region.x + by.x, y: region.y + by.y }, "move", start);
  };
  const end = () => {
    const start = hold.current;
    const drawn = draft.value;
    cancel();
    if (!start) return;
    if (drawn) {
      if (drawn.width < SMALLEST || drawn.height < SMALLEST) return;
      drawing.value = false;
      const key = addFace(photo, drawn);
      if (key !== null) goToNew(faceInputId(key));
    } else if (start.face && !start.moving) {
      // The first tap chooses a box, so that a finger can move it; a click or a second tap goes to its answer.
      tapped.current = { key: start.face.key, chooses: !start.pulls || start.face.corner !== null };
    }
  };
  /** The page must not scroll beneath a box that is being pulled; browsers heed no `touch-action` on parts of a drawing. */
  const keepStill = (event: TouchEvent) => {
    if (hold.current?.pulls && event.cancelable) event.preventDefault();
  };
  const act = () => {
    const tap = tapped.current;
    tapped.current = null;
    if (tap?.chooses) document.getElementById(boxId(tap.key))?.focus({ preventScroll: true });
    else if (tap) goTo(faceInputId(tap.key));
  };
  const cancel = () => {
    hold.current = null;
    draft.value = null;
    photo.history.settle();
  };

  return (
    <>
      {[true, false].map((drawn) => (
        <p key={String(drawn)} id={boxHintId(drawn)} hidden>
          {say.picture.boxHint(drawn)}
        </p>
      ))}
      <svg
        ref={overlay}
        class={drawing.value ? "boxes boxes-drawing" : "boxes"}
        viewBox={`0 0 ${picture.width} ${picture.height}`}
        preserveAspectRatio="none"
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={cancel}
        onClick={act}
        onTouchMove={keepStill}
      >
        {/* What a cover will hide is shown hidden at once, beneath every box, so that none hides another box. */}
        {photo.faces.value.map(
          ({ key, region, subject }) => subject?.kind === "cover" && <rect key={`cover ${key}`} class="box-fill" {...headOf(region, picture)} />,
        )}
        {photo.faces.value.map((face, index) => (
          <FaceBox key={face.key} photo={photo} face={face} number={index + 1} picture={picture} unit={unit.value} />
        ))}
        {draft.value && <rect class="box box-draft" {...draft.value} />}
      </svg>
      {photo.faces.value.map((face, index) => (
        <FaceNumber key={face.key} region={face.region} picture={picture} number={index + 1} active={activeFace.value === face.key} />
      ))}
    </>
  );
}

/** What is at a point: a handle of the box that shows them, or the smallest box around it. */
function faceAt(photo: PhotoEntry, at: Point, picture: Size, unit: number): Hold["face"] {
  const faces = photo.faces.value;
  const active = faces.find(({ key }) => key === activeFace.value);
  const corner = active && CORNERS.find((each) => isOnHandle(at, active.region, each, picture, unit));
  if (active && corner) return { key: active.key, region: active.region, corner };
  const smallest = faces.filter(({ region }) => isIn(at, region)).sort((a, b) => area(a) - area(b))[0];
  return smallest ? { key: smallest.key, region: smallest.region, corner: null } : null;
}

const area = ({ region }: FaceEntry): number => region.width * region.height;
