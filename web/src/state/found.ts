// What the search has found, put beside what is on the screen already: the quick look's faces, and a person's answers.
import type { Face, FaceAnswer, Region } from "../wasm/schoolgate.js";
import type { FaceEntry } from "./photo";

/** Two boxes that share more than this of their joint area are on one face, as the search itself has it. */
const SAME_FACE = 0.4;

let lastKey = 0;

export function newFace(answer: FaceAnswer): FaceEntry {
  return { ...answer, key: ++lastKey };
}

/** Whether a person drew the box. */
export const isDrawn = ({ score }: FaceAnswer): boolean => score === null || score === undefined;

/**
 * The faces with those that were found: each keeps its place, its number and its answer, new ones come last. Nothing that
 * was shown once is taken away, and a box that somebody drew, moved or answered for stays as it is.
 */
export function withFound(faces: readonly FaceEntry[], found: readonly Face[]): FaceEntry[] {
  return matched(faces, found, (face, now) => (isDrawn(face) || face.moved || face.subject ? face : { ...face, ...now }));
}

/** The faces with those that were found and are not among them yet. Those that are stay exactly as they are. */
export function withMore(faces: readonly FaceEntry[], found: readonly Face[]): FaceEntry[] {
  return matched(faces, found, (face) => face);
}

function matched(faces: readonly FaceEntry[], found: readonly Face[], again: (face: FaceEntry, now: Face) => FaceEntry): FaceEntry[] {
  const left = [...found];
  const known = faces.map((face) => {
    const shares = left.map(({ region }) => sharedWith(face, region));
    const best = shares.indexOf(Math.max(...shares));
    if (best < 0 || (shares[best] ?? 0) <= SAME_FACE) return face;
    const [now] = left.splice(best, 1);
    return now ? again(face, now) : face;
  });
  return [...known, ...left.map((face) => newFace(face))];
}

/** All that has been found, one of each face, as it was last seen. */
export function foundSoFar(before: readonly Face[], now: readonly Face[]): Face[] {
  return [...before.filter(({ region }) => !now.some((face) => sharedPart(region, face.region) > SAME_FACE)), ...now];
}

/**
 * The faces with a new box for each that was found and has none: a drawn box that stood for it was taken away. A box that
 * was moved off it by a person still stands for it.
 */
export function withUnboxed(faces: FaceEntry[], found: readonly Face[]): FaceEntry[] {
  const unboxed = found.filter(({ region }) => !faces.some((face) => sharedWith(face, region) > SAME_FACE));
  return unboxed.length > 0 ? [...faces, ...unboxed.map((face) => newFace(face))] : faces;
}

/** What a face shares with what was found there, where it is or where it was found itself before somebody moved it. */
function sharedWith({ region, moved }: FaceEntry, found: Region): number {
  return Math.max(sharedPart(region, found), moved ? sharedPart(moved, found) : 0);
}

/** The shared area over the joint area. */
function sharedPart(a: Region, b: Region): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  const shared = Math.max(width, 0) * Math.max(height, 0);
  return shared / (a.width * a.height + b.width * b.height - shared);
}
