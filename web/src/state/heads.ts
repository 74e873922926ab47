// Is everyone boxed? Where the search may have missed or made up a face, a person counts the heads, and the numbers must agree.
import { isDrawn, isUnsure } from "./faces";
import type { Region } from "../wasm/schoolgate.js";
import { sameCrop } from "./crop";
import type { FaceEntry } from "./photo";

/** How many heads somebody counted, the faces whose boxes were there then, by their keys, and the part they counted in. */
export interface HeadCount {
  heads: number;
  boxes: readonly number[];
  crop: Region | null;
}

export type Heads =
  /** The search was sure of every face: nobody needs to count. */
  | { kind: "sure"; boxes: number }
  /** Nobody has counted; `again` when somebody had, and the faces have changed since. */
  | { kind: "open"; boxes: number; again: boolean }
  | { kind: "missing"; boxes: number; heads: number; number: number }
  | { kind: "agreed"; boxes: number; heads: number }
  /** Fewer heads than boxes: a box may be on something else. */
  | { kind: "spare"; boxes: number; heads: number; number: number };

/** More than any school has pupils in one picture; a larger number is a slip of the finger. */
export const MOST_HEADS = 9999;

/** The boxes that are on a face, or may be. */
export const boxesOnFaces = (faces: readonly FaceEntry[]): FaceEntry[] => faces.filter(({ subject }) => subject?.kind !== "not-a-face");

/** What somebody typed as a number of heads; none when it is no such number. */
export const headsOf = (typed: number): number | null => (Number.isInteger(typed) && typed >= 0 && typed <= MOST_HEADS ? typed : null);

export const countOf = (heads: number, faces: readonly FaceEntry[], crop: Region | null = null): HeadCount => ({
  heads,
  boxes: boxesOnFaces(faces).map(({ key }) => key),
  crop,
});

/** `faces` are those inside `crop`, the part that is published. */
export function headsState(faces: readonly FaceEntry[], counted: HeadCount | null, crop: Region | null = null): Heads {
  const onFaces = boxesOnFaces(faces);
  const boxes = onFaces.length;
  const isSure = boxes > 0 && !onFaces.some((face) => isUnsure(face) || isDrawn(face));
  if (isSure) return { kind: "sure", boxes };
  if (!counted) return { kind: "open", boxes, again: false };
  // Another part may show somebody who has no box.
  if (!sameCrop(counted.crop, crop)) return { kind: "open", boxes, again: true };
  const { heads } = counted;
  if (heads === boxes) return { kind: "agreed", boxes, heads };
  // Whoever boxes the missing ones, one after the other, is not asked again at each.
  const isOnTheWay = heads > counted.boxes.length && heads > boxes;
  const hasChanged = boxes !== counted.boxes.length || onFaces.some(({ key }) => !counted.boxes.includes(key));
  if (hasChanged && !isOnTheWay) return { kind: "open", boxes, again: true };
  const number = Math.abs(heads - boxes);
  return heads > boxes ? { kind: "missing", boxes, heads, number } : { kind: "spare", boxes, heads, number };
}
