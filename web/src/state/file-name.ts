// Names of saved files.
import type { ClearanceResult, Format } from "../wasm/schoolgate.js";

const ENDING = {
  "image/jpeg": /\.jpe?g$/iu,
  "image/png": /\.png$/iu,
  "image/webp": /\.webp$/iu,
  "image/gif": /\.gif$/iu,
  "image/tiff": /\.tiff?$/iu,
  "image/heic": /\.hei[cf]$/iu,
  "image/avif": /\.avif$/iu,
} as const;
const USUAL_ENDING = {
  "image/jpeg": ".jpg",
  "image/png": ".png",
  "image/webp": ".webp",
  "image/gif": ".gif",
  "image/tiff": ".tif",
  "image/heic": ".heic",
  "image/avif": ".avif",
} as const;
const PICTURE_ENDING = /\.(?:jpe?g|jfif|jpe|png|heic|heif|hif|webp|avif|gif|tiff?|bmp)$/iu;

/** The name as a file may have it, with the ending that its kind of picture has. */
export function savedName(name: string, mediaType: ClearanceResult["mediaType"]): string {
  // What file systems forbid, and what would hide the name's true end.
  const plain = name.replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, " ").replace(/\s+/gu, " ").trim();
  const ending = ENDING[mediaType].exec(plain)?.[0] ?? USUAL_ENDING[mediaType];
  const stem = plain.replace(PICTURE_ENDING, "").replace(/^\.+/u, "");
  return `${stem || "photo"}${ending}`;
}

/** A name that says nothing about anybody; what is published in another format gets its ending when it is saved. */
export function neutralName(number: number, format: Format): string {
  const kept = format === "png" || format === "webp" || format === "gif";
  return `school-photo-${number}${kept ? `.${format}` : ".jpg"}`;
}
