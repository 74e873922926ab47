// How sharp each face is that the search found. The number is kept by the place it was measured at: a box that a person has
// moved or drawn may lie on a wall, and counts as sharp.
import { effect } from "@preact/signals";
import type { Runs } from "../bridge/lane";
import { PageError } from "../bridge/page-error";
import type { Region } from "../wasm/schoolgate.js";
import { isDrawn } from "./found";
import { guard } from "./guard";
import type { FaceEntry, PhotoEntry } from "./photo";

/** A box that has been where it is for this long rests. */
const PAUSE_MS = 400;

/** By place; null where it could not be measured, so that nobody asks again and again. */
export type Sharpness = ReadonlyMap<string, number | null>;

const placeOf = ({ x, y, width, height }: Region): string => [x, y, width, height].join();

const isWhereItWasFound = (face: FaceEntry): boolean => !isDrawn(face) && !face.moved;

/** What the judge is told; nothing where it would be a guess. */
export const sharpnessOf = (face: FaceEntry, known: Sharpness): number | null =>
  isWhereItWasFound(face) ? (known.get(placeOf(face.region)) ?? null) : null;

/** The places that nobody has measured yet. */
export const unmeasured = (faces: readonly FaceEntry[], known: Sharpness): Region[] =>
  faces.filter((face) => isWhereItWasFound(face) && !known.has(placeOf(face.region))).map(({ region }) => region);

/** Measures what is not measured yet. Where that fails the faces count as sharp. */
export async function measure(photo: PhotoEntry, pictures: Runs, signal: AbortSignal): Promise<void> {
  const regions = unmeasured(photo.faces.peek(), photo.sharpness.peek());
  if (regions.length === 0) return;
  let numbers: number[] = [];
  try {
    // It is quick, and the photo is not ready before: it must not wait for the search of every other.
    numbers = await pictures.run("sharpness", { id: photo.id, file: photo.file, regions }, { signal, urgent: true });
  } catch (thrown) {
    if (PageError.of(thrown).wasAborted) return;
  }
  const measured = regions.map((region, index) => [placeOf(region), numbers[index] ?? null] as const);
  photo.sharpness.value = new Map([...photo.sharpness.peek(), ...measured]);
}

/** Goes on measuring what turns up once the search is over, a moment after the boxes rest; the function returned stops it. */
export function measureAsItChanges(photo: PhotoEntry): () => void {
  return effect(() => {
    if (photo.stage.value.kind !== "ready" || unmeasured(photo.faces.value, photo.sharpness.value).length === 0) return;
    const off = new AbortController();
    const timer = setTimeout(() => {
      void guard().then(({ pictures }) => measure(photo, pictures, off.signal));
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      off.abort();
    };
  });
}
