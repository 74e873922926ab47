// Names of saved files.
import type { ClearanceResult, Format } from "../wasm/schoolgate.js";

type MediaType = ClearanceResult["mediaType"];

const ENDING: Record<MediaType, RegExp> = {
  "image/jpeg": /\.jpe?g$/iu,
  "image/png": /\.png$/iu,
  "image/webp": /\.webp$/iu,
  "image/gif": /\.gif$/iu,
  "image/tiff": /\.tiff?$/iu,
  "image/heic": /\.hei[cf]$/iu,
  "image/avif": /\.avif$/iu,
};
const USUAL_ENDING: Record<MediaType, string> = {
  "image/jpeg": ".jpg",
  "image/png": ".png",
  "image/webp": ".webp",
  "image/gif": ".gif",
  "image/tiff": ".tif",
  "image/heic": ".heic",
  "image/avif": ".avif",
};
const PICTURE_ENDING = /\.(?:jpe?g|jfif|jpe|png|hei[cf]|hif|webp|avif|gif|tiff?|bmp)$/iu;

/** What a file chooser is told to offer: every format the guard reads, by type and by ending. */
export const PHOTO_TYPES = [
  ...Object.keys(USUAL_ENDING),
  "image/heif",
  ".jpg", ".jpeg", ".jfif", ".png", ".webp", ".gif", ".tif", ".tiff", ".heic", ".heif", ".avif",
].join(",");

/** The name as a file may have it, with the ending that its kind of picture has. */
export function savedName(name: string, mediaType: MediaType): string {
  // What file systems forbid, and what would hide the name's true end.
  const plain = name.replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, " ").replace(/\s+/gu, " ").trim();
  const ending = ENDING[mediaType].exec(plain)?.[0] ?? USUAL_ENDING[mediaType];
  const stem = plain.replace(PICTURE_ENDING, "").replace(/^\.+/u, "");
  return `${stem || "photo"}${ending}`;
}

/** A name that says nothing about anybody, with the ending the picture has when it is published: most formats become JPEG. */
export function neutralName(number: number, format: Format): string {
  const published = format === "png" || format === "webp" || format === "gif" ? format : "jpeg";
  return `school-photo-${number}${USUAL_ENDING[`image/${published}`]}`;
}
