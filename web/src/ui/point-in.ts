// From the screen to the picture.
import type { Size } from "../state/region";
import type { Point } from "../wasm/schoolgate.js";

/** Where in the picture a pointer is, in the picture's pixels, never outside it. */
export function pointIn(overlay: Element, picture: Size, { clientX, clientY }: PointerEvent): Point {
  const { left, top, width, height } = overlay.getBoundingClientRect();
  const across = Math.min(Math.max((clientX - left) / width, 0), 1);
  const down = Math.min(Math.max((clientY - top) / height, 0), 1);
  return { x: across * picture.width, y: down * picture.height };
}
