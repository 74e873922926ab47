// A small picture of what would be published: cropped, heads covered, and too small for anything but a look.
import { PageError } from "../bridge/page-error";
import type { ApprovalRequest, Region } from "../wasm/schoolgate.js";
import { readsTruly } from "./canvas-truth";
import { longerOf } from "./framing";
import { headOf, type Size } from "./region";

const LONGEST_SIDE = 480;
/** The grey of a cover. */
const GREY = "rgb(96 96 96)";

/** Draws it from the picture at `address`, whose upright size is `whole`. */
export async function publishedPicture(address: string, whole: Size, { crop, covers }: Pick<ApprovalRequest, "crop" | "covers">): Promise<Blob> {
  if (!readsTruly()) throw new PageError("page.pictures-changed");
  const image = new Image();
  image.src = address;
  await image.decode();
  // What the browser shows may be a smaller preview.
  const shown = image.naturalWidth / whole.width;
  const part: Region = crop ?? { x: 0, y: 0, width: whole.width, height: whole.height };
  const scale = Math.min(1, LONGEST_SIDE / longerOf(part));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(Math.round(part.width * scale), 1);
  canvas.height = Math.max(Math.round(part.height * scale), 1);
  const context = canvas.getContext("2d");
  if (!context) throw new TypeError("no drawing");
  context.drawImage(image, part.x * shown, part.y * shown, part.width * shown, part.height * shown, 0, 0, canvas.width, canvas.height);
  context.fillStyle = GREY;
  for (const cover of covers) {
    const head = headOf(cover, whole);
    context.fillRect((head.x - part.x) * scale, (head.y - part.y) * scale, head.width * scale, head.height * scale);
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new TypeError("no picture"))), "image/jpeg", 0.8);
  });
}
