// What a person does to the faces of a photo: says who each is, draws one that was missed, moves, resizes and dismisses any.
import type { Region, Subject } from "../wasm/schoolgate.js";
import { isDrawn, newFace } from "./found";
import type { Deed } from "./history";
import { noteNamed } from "./likely";
import type { FaceEntry, PhotoEntry } from "./photo";
import { fitted, sameRegion } from "./region";

export { isDrawn };

/** Below this, in thousandths, the detector guesses. */
const SURE = 400;

/** Whether the detector itself doubts the box: such a box is dashed, never hidden. */
export const isUnsure = (face: FaceEntry): boolean => !isDrawn(face) && (face.score ?? 0) < SURE;

function change(photo: PhotoEntry, deed: Deed, key: number, next: (face: FaceEntry) => FaceEntry, gesture: unknown = null): void {
  const faces = photo.faces.value.map((face) => (face.key === key ? next(face) : face));
  photo.history.act(deed, key, faces, gesture);
}

export function answer(photo: PhotoEntry, key: number, subject: Subject | null): void {
  change(photo, "answer", key, (face) => ({ ...face, subject }));
  if (subject?.kind === "person") noteNamed(subject.id);
}

/** Every published face that nobody has answered for yet, covered at one stroke. */
export function coverUnanswered(photo: PhotoEntry): void {
  const open = new Set(photo.shownFaces.value.filter(({ subject }) => !subject).map(({ key }) => key));
  const faces = photo.faces.value.map((face): FaceEntry => (open.has(face.key) ? { ...face, subject: { kind: "cover" } } : face));
  photo.history.act("cover-rest", null, faces);
}

/** Adds a box that a person drew; the key of the new face. */
export function addFace(photo: PhotoEntry, region: Region): number | null {
  const info = photo.info.value;
  if (!info) return null;
  const face = newFace({ region: fitted(region, info), score: null, landmarks: [], subject: null });
  photo.history.act("draw", face.key, [...photo.faces.value, face]);
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

/**
 * Puts a box elsewhere. One that was found keeps its score and loses its landmarks, which would no longer fit. What happens
 * in one `gesture` is undone as one.
 */
export function placeFace(photo: PhotoEntry, key: number, region: Region, deed: "move" | "resize", gesture: unknown = null): void {
  const info = photo.info.value;
  if (!info) return;
  const place = fitted(region, info);
  change(photo, deed, key, (face) => (sameRegion(face.region, place) ? face : placed(face, place)), gesture);
}

const placed = (face: FaceEntry, region: Region): FaceEntry =>
  isDrawn(face) ? { ...face, region } : { ...face, region, landmarks: [], moved: face.moved ?? face.region };

/** Takes away a box that a person drew. Of one that was found it records that this is no face; it stays and can be answered anew. */
export function dismissFace(photo: PhotoEntry, key: number): void {
  const face = photo.faces.value.find((each) => each.key === key);
  if (!face) return;
  if (isDrawn(face)) photo.history.act("remove", key, photo.faces.value.filter((each) => each.key !== key));
  else if (face.subject?.kind !== "not-a-face") change(photo, "not-a-face", key, (each) => ({ ...each, subject: { kind: "not-a-face" } }));
}

/** The next published face without an answer after this one, around the end to the beginning. */
export function nextUnanswered(photo: PhotoEntry, key: number): FaceEntry | null {
  const faces = photo.faces.value;
  const index = faces.findIndex((face) => face.key === key);
  const inOrder = [...faces.slice(index + 1), ...faces.slice(0, index)];
  return inOrder.find((face) => !face.subject && !photo.isOutside(face)) ?? null;
}
