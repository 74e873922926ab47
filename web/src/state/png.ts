// Draws a cleared picture anew as PNG, the one format that clipboards take, and makes sure that what comes out is that picture.
import { PageError } from "../bridge/page-error";

/** As large as social networks show a picture; canvases end not far above. */
const LONGEST_SIDE = 4096;

/** How far a colour may be off for rounding. Browsers that blind canvases are off by far more, or by something on plain colours. */
const ROUNDING = 2;

/** How many lines are compared at once. */
const STRIP = 128;

export async function asPng(file: Blob): Promise<Blob> {
  if (file.type === "image/png") return file;
  if (!(await isHonest())) throw new PageError("page.canvas-blocked");
  const drawn = await drawnOf(file);
  const png = await encoded(drawn);
  const again = await drawnOf(png);
  if (again.width !== drawn.width || again.height !== drawn.height) throw new PageError("page.canvas-blocked");
  for (let top = 0; top < drawn.height; top += STRIP) {
    const height = Math.min(STRIP, drawn.height - top);
    const [ours, theirs] = [drawn, again].map((canvas) => contextOf(canvas).getImageData(0, top, canvas.width, height).data);
    if (!ours?.every((value, index) => Math.abs(value - (theirs?.[index] ?? -255)) <= ROUNDING)) throw new PageError("page.canvas-blocked");
    // So that the page goes on answering.
    await new Promise((resolve) => setTimeout(resolve));
  }
  return png;
}

/** Whether a canvas gives back what was drawn on it; privacy settings may forbid it or add noise. */
async function isHonest(): Promise<boolean> {
  try {
    const canvas = canvasOf(16, 16);
    const context = contextOf(canvas);
    const colours: [number, number, number][] = Array.from({ length: 16 }, (_, index) => [index * 16, 255 - index * 9, (index * 73) % 256]);
    colours.forEach(([red, green, blue], column) => {
      context.fillStyle = `rgb(${red} ${green} ${blue})`;
      context.fillRect(column, 0, 1, 16);
    });
    const { data } = contextOf(await drawnOf(await encoded(canvas))).getImageData(0, 0, 16, 16);
    return data.every((value, index) => value === (colours[(index >> 2) % 16]?.[index % 4] ?? 255));
  } catch {
    return false;
  }
}

async function drawnOf(file: Blob): Promise<HTMLCanvasElement> {
  const bitmap = await createImageBitmap(file);
  try {
    const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = canvasOf(Math.max(1, Math.round(bitmap.width * scale)), Math.max(1, Math.round(bitmap.height * scale)));
    const context = contextOf(canvas);
    context.imageSmoothingQuality = "high";
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return canvas;
  } finally {
    bitmap.close();
  }
}

function canvasOf(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new PageError("page.canvas-blocked");
  return context;
}

const encoded = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new PageError("page.canvas-blocked"))), "image/png");
  });
