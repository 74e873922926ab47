// What a person does to the faces of a photo: says who each is, draws one that was missed, moves and removes a drawn one.
import type { Region, Subject } from "../wasm/schoolgate.js";
import type { FaceEntry, PhotoEntry } from "./photo";
import { newFace } from "./found";
import { fitted } from "./region";

/** Whether a person drew the box. A box the detector found stays where it is: dismissing it is a recorded answer. */
export const isDrawn = (face: FaceEntry): boolean => face.score === null || face.score === undefined;

/** Below this, in thousandths, the detector guesses. */
const SURE = 400;

/** Whether the detector itself doubts the box: such a box is dashed, never hidden. */
export const isUnsure = (face: FaceEntry): boolean => !isDrawn(face) && (face.score ?? 0) < SURE;

function change(photo: PhotoEntry, key: number, next: (face: FaceEntry) => FaceEntry): void {
  photo.faces.value = photo.faces.value.map((face) => (face.key === key ? next(face) : face));
}

export function answer(photo: PhotoEntry, key: number, subject: Subject | null): void {
  change(photo, key, (face) => ({ ...face, subject }));
}

/** Every face that nobody has answered for yet, covered at one stroke. */
export function coverUnanswered(photo: PhotoEntry): void {
  photo.faces.value = photo.faces.value.map((face) => (face.subject ? face : { ...face, subject: { kind: "cover" } }));
}

/** Adds a box that a person drew; the key of the new face. */
export function addFace(photo: PhotoEntry, region: Region): number | null {
  const info = photo.info.value;
  if (!info) return null;
  const face = newFace({ region: fitted(region, info), score: null, landmarks: [], subject: null });
  photo.faces.value = [...photo.faces.value, face];
  return face.key;
}

/** A box in the middle of the picture, for whoever does not draw with a pointer. */
export function addFaceInTheMiddle(photo: PhotoEntry): number | null {
  const info = photo.info.value;
  if (!info) return null;
  const side = Math.round(Math.min(info.width, info.height) / 6);
  return addFace(photo, {
    x: Math.round((info.width - side) / 2),
    y: Math.round((info.height - side) / 2),
    width: side,
    height: side,
  });
}

export function placeFace(photo: PhotoEntry, key: number, region: Region): void {
  const info = photo.info.value;
  if (info) change(photo, key, (face) => (isDrawn(face) ? { ...face, region: fitted(region, info) } : face));
}

export function removeFace(photo: PhotoEntry, key: number): void {
  photo.faces.value = photo.faces.value.filter((face) => face.key !== key || !isDrawn(face));
}

/** The next face without an answer after this one, around the end to the beginning. */
export function nextUnanswered(photo: PhotoEntry, key: number): FaceEntry | null {
  const faces = photo.faces.value;
  const index = faces.findIndex((face) => face.key === key);
  const inOrder = [...faces.slice(index + 1), ...faces.slice(0, index)];
  return inOrder.find(({ subject }) => !subject) ?? null;
}
