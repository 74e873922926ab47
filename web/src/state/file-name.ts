// Names of saved files.
import type { ClearanceResult } from "../wasm/schoolgate.js";

const ENDING = { "image/jpeg": /\.jpe?g$/iu, "image/png": /\.png$/iu } as const;
const USUAL_ENDING = { "image/jpeg": ".jpg", "image/png": ".png" } as const;
const PICTURE_ENDING = /\.(?:jpe?g|jfif|png|heic|heif|webp|avif|gif|tiff?|bmp)$/iu;

/** The name as a file may have it, with the ending that its kind of picture has. */
export function savedName(name: string, mediaType: ClearanceResult["mediaType"]): string {
  // What file systems forbid, and what would hide the name's true end.
  const plain = name.replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, " ").replace(/\s+/gu, " ").trim();
  const ending = ENDING[mediaType].exec(plain)?.[0] ?? USUAL_ENDING[mediaType];
  const stem = plain.replace(PICTURE_ENDING, "").replace(/^\.+/u, "");
  return `${stem || "photo"}${ending}`;
}

/** A name that says nothing about anybody. */
export function neutralName(number: number, format: "jpeg" | "png"): string {
  return `school-photo-${number}${format === "png" ? ".png" : ".jpg"}`;
}
