// The crop over the picture: what lies outside is dimmed, and while the tool is open its frame is drawn, moved and resized
// by pointer, finger and keys.
import { useRef } from "preact/hooks";
import { cropTo, takeCropAway } from "../state/crop";
import type { PhotoEntry } from "../state/photo";
import { between, CORNERS, isIn, isOnHandle, nudged, pulled, type Corner, type Size } from "../state/region";
import type { Point, Region } from "../wasm/schoolgate.js";
import { say } from "../words";
import { CROP_FRAME_ID, CROP_HINT_ID, isCropping, stopCropping } from "./cropping";
import { Handles } from "./handles";
import { pointIn } from "./point-in";
import { useUnit } from "./use-unit";

/** What a pointer has taken hold of. Without a frame it draws one. */
interface Hold {
  at: Point;
  screen: Point;
  frame: { region: Region; corner: Corner | null } | null;
  /** Whether it may pull at all: a finger that has not chosen the frame first only taps. */
  pulls: boolean;
  moving: boolean;
}

/** A pointer that has moved less than this many pixels of the screen has clicked. */
const CLICK = 6;

export function CropFrame({ photo, picture }: { photo: PhotoEntry; picture: Size }) {
  const crop = photo.crop.value;
  if (isCropping(photo)) return <OpenFrame photo={photo} picture={picture} />;
  return (
    crop && (
      <svg class="crop" viewBox={`0 0 ${picture.width} ${picture.height}`} preserveAspectRatio="none" aria-hidden="true">
        <Shade region={crop} picture={picture} />
        <rect class="crop-edge" {...crop} />
      </svg>
    )
  );
}

function OpenFrame({ photo, picture }: { photo: PhotoEntry; picture: Size }) {
  const overlay = useRef<SVGSVGElement>(null);
  const frame = useRef<SVGGElement>(null);
  const hold = useRef<Hold | null>(null);
  const unit = useUnit(overlay, picture);
  const region = photo.crop.value ?? { x: 0, y: 0, width: picture.width, height: picture.height };

  const begin = (event: PointerEvent) => {
    const svg = overlay.current;
    if (!svg || !event.isPrimary || event.button !== 0) return;
    const at = pointIn(svg, picture, event);
    const corner = CORNERS.find((each) => isOnHandle(at, region, each, picture, unit.value)) ?? null;
    const isHeld = corner !== null || (photo.crop.value !== null && isIn(at, region));
    const pulls = event.pointerType !== "touch" || document.activeElement === frame.current;
    hold.current = { at, screen: { x: event.clientX, y: event.clientY }, frame: isHeld ? { region, corner } : null, pulls, moving: false };
    svg.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent) => {
    const svg = overlay.current;
    const start = hold.current;
    if (!svg || !start || !event.isPrimary) return;
    start.moving ||= start.pulls && Math.hypot(event.clientX - start.screen.x, event.clientY - start.screen.y) > CLICK;
    if (!start.moving) return;
    const at = pointIn(svg, picture, event);
    cropTo(photo, whereTo(start, at, picture), start);
  };
  const end = () => {
    hold.current = null;
    photo.history.settle();
  };
  /** The page must not scroll beneath a frame that is being pulled. */
  const keepStill = (event: TouchEvent) => {
    if (hold.current?.pulls && event.cancelable) event.preventDefault();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // One press is a hundredth of the picture.
    const step = Math.max(1, Math.round(Math.max(picture.width, picture.height) / 100));
    const next = nudged(region, event.key, event.shiftKey, step);
    if (next) cropTo(photo, next, event.shiftKey ? "crop size" : "crop place");
    else if (event.key === "Delete" || event.key === "Backspace") takeCropAway(photo);
    else if (event.key === "Escape" || event.key === "Enter") stopCropping();
    else return;
    event.preventDefault();
  };
  return (
    <svg
      ref={overlay}
      class="crop crop-open"
      viewBox={`0 0 ${picture.width} ${picture.height}`}
      preserveAspectRatio="none"
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onTouchMove={keepStill}
      onClick={() => frame.current?.focus({ preventScroll: true })}
    >
      <Shade region={region} picture={picture} />
      <g
        ref={frame}
        id={CROP_FRAME_ID}
        class="crop-frame"
        role="button"
        tabindex={0}
        aria-label={say.crop.frame(region)}
        aria-describedby={CROP_HINT_ID}
        onKeyDown={onKeyDown}
        onBlur={() => photo.history.settle()}
      >
        <rect class="crop-edge" {...region} />
        <Handles region={region} picture={picture} unit={unit.value} />
      </g>
    </svg>
  );
}

function whereTo({ at: from, frame }: Hold, at: Point, picture: Size): Region {
  if (!frame) return between(from, at);
  const by = { x: at.x - from.x, y: at.y - from.y };
  const { region, corner } = frame;
  return corner ? pulled(region, corner, by, picture) : { ...region, x: region.x + by.x, y: region.y + by.y };
}

/** Everything but the region. */
function Shade({ region: { x, y, width, height }, picture }: { region: Region; picture: Size }) {
  const around = `M0 0H${picture.width}V${picture.height}H0Z M${x} ${y}h${width}v${height}h${-width}Z`;
  return <path class="crop-shade" d={around} fill-rule="evenodd" />;
}
