// What of a picture is published: a part of it, at a size. `crate/core/src/photo/framing.rs` decides; this shows it beforehand.
import type { Region } from "../wasm/schoolgate.js";
import { headOf, type Size } from "./region";

/** The longer sides that are offered, in pixels. */
const SIDES: readonly number[] = [2000, 1600, 1200, 800];

/** Those of them that would make what is published smaller. */
export const smallerSides = (part: Size): number[] => SIDES.filter((side) => side < longerOf(part));

/** Whether the crop leaves out all of the head around a face, so that nobody sees whose it is. */
export function isOutside(face: Region, crop: Region | null, picture: Size): boolean {
  if (!crop) return false;
  const head = headOf(face, picture);
  // Where the picture does not hold the face at all, nobody knows what is left of it.
  return head.width > 0 && head.height > 0 && !overlaps(head, crop);
}

/** The size of what is published, at most `longestSide` a side; never larger than it is. */
export function publishedSize(part: Size, longestSide: number | null): Size {
  const longer = longerOf(part);
  if (longestSide === null || longer <= longestSide) return { width: part.width, height: part.height };
  const side = (length: number) => Math.max(Math.floor((length * longestSide) / longer), 1);
  return { width: side(part.width), height: side(part.height) };
}

export const longerOf = ({ width, height }: Size): number => Math.max(width, height);

const overlaps = (a: Region, b: Region): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
