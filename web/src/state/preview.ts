// A picture to show: the file itself, or what the guard decoded where browsers cannot draw the format.
import type { Runs } from "../bridge/lane";
import type { PhotoSource } from "../bridge/protocol";
import type { ClearanceResult, Format } from "../wasm/schoolgate.js";

/** Formats that at least one browser does not draw. */
const UNDRAWN: readonly Format[] = ["heic", "tiff", "avif"];

/** As many pixels as a large screen shows. */
const LONGEST_SIDE = 2048;

export const needsPreview = (format: Format): boolean => UNDRAWN.includes(format);

export const formatOf = (mediaType: ClearanceResult["mediaType"]): Format => mediaType.slice("image/".length) as Format;

/** The address of a picture that every browser draws; whoever asked for it revokes it. */
export async function previewOf(lane: Runs, source: PhotoSource, signal?: AbortSignal): Promise<string> {
  const options = signal ? { signal, interrupt: true } : {};
  const jpeg = await lane.run("preview", { ...source, longestSide: LONGEST_SIDE }, options);
  return URL.createObjectURL(new Blob([jpeg as Uint8Array<ArrayBuffer>], { type: "image/jpeg" }));
}
