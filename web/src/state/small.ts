// A small copy of a photo's picture. A batch shows hundreds at once, and drawing each from the photo itself would hold
// hundreds of whole pictures in memory.
import { longerOf } from "./framing";
import type { PhotoEntry } from "./photo";
import { needsPreview } from "./preview";
import type { Size } from "./region";

/** The longer side, in pixels: twice what a list shows, for sharp screens. */
const SIDE = 360;

let turn: Promise<void> = Promise.resolve();

/** Makes it, one photo at a time. Where it cannot be drawn there is none, and a sign stands in its place. */
export function makeSmall(photo: PhotoEntry): Promise<void> {
  turn = turn.then(async () => {
    if (photo.small.peek() || photo.abort.signal.aborted || typeof document === "undefined") return;
    photo.small.value = await small(photo).catch(() => null);
  });
  return turn;
}

async function small(photo: PhotoEntry): Promise<HTMLCanvasElement | null> {
  const info = photo.info.peek();
  const address = photo.shown.peek();
  if (!info || !address) return null;
  const size = sizeOf(info);
  const canvas = document.createElement("canvas");
  Object.assign(canvas, size);
  const context = canvas.getContext("2d");
  if (!context) return null;
  const picture = (needsPreview(info.format) ? null : await scaled(photo.file, size)) ?? (await imageAt(address));
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, size.width, size.height);
  if ("close" in picture) picture.close();
  return canvas;
}

function sizeOf(whole: Size): Size {
  const scale = Math.min(1, SIDE / longerOf(whole));
  const side = (length: number) => Math.max(Math.round(length * scale), 1);
  return { width: side(whole.width), height: side(whole.height) };
}

/** Decoded and made smaller beside the page's own thread, where the browser can. */
async function scaled(file: Blob, { width, height }: Size): Promise<ImageBitmap | null> {
  try {
    const bitmap = await createImageBitmap(file, { resizeWidth: width, resizeHeight: height, resizeQuality: "medium" });
    if (bitmap.width === width && bitmap.height === height) return bitmap;
    bitmap.close();
  } catch {
    // The picture is drawn as it is shown.
  }
  return null;
}

async function imageAt(address: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = address;
  await image.decode();
  return image;
}
