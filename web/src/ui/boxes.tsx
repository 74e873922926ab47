// The boxes over the picture, in the picture's own pixels, and drawing a new one with a pointer.
import { useSignal, type Signal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { addFace } from "../state/faces";
import type { PhotoEntry } from "../state/photo";
import { between, SMALLEST, type Size } from "../state/region";
import type { Point } from "../wasm/schoolgate.js";
import { activeFace } from "./active-face";
import { FaceBox } from "./face-box";
import { FaceNumber } from "./face-number";
import { faceInputId, goTo, goToNew } from "./go-to";
import { pointIn } from "./point-in";

interface Props {
  photo: PhotoEntry;
  picture: Size;
  drawing: Signal<boolean>;
}

/** A pointer that has moved less than this many pixels of the screen has clicked, not drawn. */
const CLICK = 6;

export function Boxes({ photo, picture, drawing }: Props) {
  const overlay = useRef<SVGSVGElement>(null);
  const from = useRef<{ at: Point; screen: Point } | null>(null);
  const to = useSignal<Point | null>(null);
  const draft = from.current && to.value ? between(from.current.at, to.value) : null;

  const begin = (event: PointerEvent) => {
    // A finger that drags usually scrolls; it draws only when asked to.
    if (!event.isPrimary || event.button !== 0 || (event.pointerType === "touch" && !drawing.value)) return;
    const svg = overlay.current;
    if (!svg) return;
    from.current = { at: pointIn(svg, picture, event), screen: { x: event.clientX, y: event.clientY } };
    svg.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent) => {
    const start = from.current;
    if (!start || !overlay.current) return;
    const far = Math.hypot(event.clientX - start.screen.x, event.clientY - start.screen.y) > CLICK;
    if (far || to.value) to.value = pointIn(overlay.current, picture, event);
  };
  const end = () => {
    const region = draft;
    const start = from.current;
    from.current = null;
    to.value = null;
    if (region && region.width >= SMALLEST && region.height >= SMALLEST) {
      drawing.value = false;
      const key = addFace(photo, region);
      if (key !== null) goToNew(faceInputId(key));
    } else if (start) {
      const face = faceAt(photo, start.at);
      if (face !== undefined) goTo(faceInputId(face));
    }
  };
  const cancel = () => {
    from.current = null;
    to.value = null;
  };

  return (
    <>
      <svg
        ref={overlay}
        class={drawing.value ? "boxes boxes-drawing" : "boxes"}
        viewBox={`0 0 ${picture.width} ${picture.height}`}
        preserveAspectRatio="none"
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={cancel}
      >
        {photo.faces.value.map((face, index) => (
          <FaceBox key={face.key} photo={photo} face={face} number={index + 1} picture={picture} />
        ))}
        {draft && <rect class="box box-draft" {...draft} />}
      </svg>
      {photo.faces.value.map((face, index) => (
        <FaceNumber key={face.key} region={face.region} picture={picture} number={index + 1} active={activeFace.value === face.key} />
      ))}
    </>
  );
}

/** The smallest box around a point. */
function faceAt(photo: PhotoEntry, { x, y }: Point): number | undefined {
  return photo.faces.value
    .filter(({ region: r }) => x >= r.x && x <= r.x + r.width && y >= r.y && y <= r.y + r.height)
    .sort((a, b) => a.region.width * a.region.height - b.region.width * b.region.height)[0]?.key;
}
