// Whether a browser gives back what was drawn. Some privacy settings change every picture that a page reads back from a
// canvas; such a picture is worse than none, since a person decides by it. What is published never comes from a canvas.
import { signal } from "@preact/signals";

/** True once a picture read back was not the one that was drawn. */
export const picturesAreChanged = signal(false);

const SIDE = 16;
/** Browsers that only stir the last bits leave a picture as good as it was. */
const TOLERANCE = 4;

/** Draws squares of known colours and reads them back. */
export function readsTruly(): boolean {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIDE;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return false;
  const shade = (index: number, channel: number): number => (index * 37 + channel * 91) % 256;
  for (let index = 0; index < SIDE * SIDE; index++) {
    context.fillStyle = `rgb(${[0, 1, 2].map((channel) => shade(index, channel)).join(" ")})`;
    context.fillRect(index % SIDE, Math.floor(index / SIDE), 1, 1);
  }
  const { data } = context.getImageData(0, 0, SIDE, SIDE);
  const isTrue = data.every((value, at) => at % 4 === 3 || Math.abs(value - shade(Math.floor(at / 4), at % 4)) <= TOLERANCE);
  picturesAreChanged.value = !isTrue;
  return isTrue;
}
