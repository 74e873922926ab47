// What the search has found, put beside what is on the screen already: the quick look's faces, and a person's answers.
import type { Face, FaceAnswer, Region } from "../wasm/schoolgate.js";
import type { FaceEntry } from "./photo";

/** Two boxes that share more than this of their joint area are on one face, as the search itself has it. */
const SAME_FACE = 0.4;

let lastKey = 0;

export function newFace(answer: FaceAnswer): FaceEntry {
  return { ...answer, key: ++lastKey };
}

/**
 * The faces with those that were found: each keeps its place, its number and its answer, new ones come last. Nothing that
 * was shown once is taken away, and a box that somebody drew or answered for stays as it is.
 */
export function withFound(faces: readonly FaceEntry[], found: readonly Face[]): FaceEntry[] {
  const left = [...found];
  const known = faces.map((face) => {
    const shares = left.map(({ region }) => sharedPart(face.region, region));
    const best = shares.indexOf(Math.max(...shares));
    if (best < 0 || (shares[best] ?? 0) <= SAME_FACE) return face;
    const [now] = left.splice(best, 1);
    const drawn = face.score === null || face.score === undefined;
    return drawn || face.subject || !now ? face : { ...face, ...now };
  });
  return [...known, ...left.map((face) => newFace(face))];
}

/** The shared area over the joint area. */
function sharedPart(a: Region, b: Region): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  const shared = Math.max(width, 0) * Math.max(height, 0);
  return shared / (a.width * a.height + b.width * b.height - shared);
}
