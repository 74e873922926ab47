// One face after the other, through all the photos: which is in hand, which is next, and the way back.
import { computed, signal } from "@preact/signals";
import { answer } from "./faces";
import type { FaceEntry, PhotoEntry } from "./photo";
import { photos } from "./photos";
import type { Subject } from "../wasm/schoolgate.js";

interface Place {
  photo: PhotoEntry;
  key: number;
}

/** The face in hand; none when every face has an answer. */
const place = signal<Place | null>(null);
/** The faces that were in hand before, the latest last. */
const before = signal<readonly Place[]>([]);

const isThere = ({ photo, key }: Place): boolean => photos.value.includes(photo) && photo.faces.value.some((face) => face.key === key);

export const inHand = computed((): { photo: PhotoEntry; face: FaceEntry } | null => {
  const at = place.value;
  const face = at && isThere(at) ? at.photo.faces.value.find(({ key }) => key === at.key) : undefined;
  return at && face ? { photo: at.photo, face } : null;
});

export const canGoBack = computed(() => before.value.some(isThere));

/** Faces are asked about once their photo has been searched: until then boxes may still change. */
const openIn = (photo: PhotoEntry): FaceEntry[] => (photo.stage.value.kind === "ready" ? photo.shownFaces.value.filter(({ subject }) => !subject) : []);

/** How many faces wait for an answer, in all photos that have been searched. */
export const facesLeft = computed(() => photos.value.reduce((sum, photo) => sum + openIn(photo).length, 0));

/** The next face without an answer: later in this photo, then in the photos after it and around, then earlier in this one. */
function nextOpen(photo: PhotoEntry | null, key: number | null): Place | null {
  const at = photo ? Math.max(photos.value.indexOf(photo), 0) : 0;
  const [here, ...others] = [...photos.value.slice(at), ...photos.value.slice(0, at)];
  if (!here) return null;
  const own = openIn(here);
  const behind = key === null ? -1 : here.faces.value.findIndex((face) => face.key === key);
  const isLater = (face: FaceEntry): boolean => here.faces.value.indexOf(face) > behind;
  const inOrder = [
    ...own.filter(isLater).map((face) => ({ photo: here, key: face.key })),
    ...others.flatMap((each) => openIn(each).map((face) => ({ photo: each, key: face.key }))),
    ...own.filter((face) => !isLater(face)).map((face) => ({ photo: here, key: face.key })),
  ];
  return inOrder[0] ?? null;
}

/** Begins with this photo, or with the first. */
export function beginNaming(photo: PhotoEntry | null): void {
  before.value = [];
  place.value = nextOpen(photo, null);
}

/** Goes on to the next face without an answer, also past this one where it has none. */
export function goOnNaming(): void {
  const at = place.value;
  if (at && isThere(at)) before.value = [...before.value, at];
  place.value = nextOpen(at?.photo ?? null, at?.key ?? null);
}

/** Answers for the face in hand and goes on. */
export function answerInHand(subject: Subject | null): void {
  const at = inHand.value;
  if (!at) return;
  answer(at.photo, at.face.key, subject);
  if (subject) goOnNaming();
}

/** Back to the face before, with the answer it was given. */
export function goBackNaming(): void {
  const known = before.value.filter(isThere);
  const last = known.at(-1);
  if (!last) return;
  before.value = known.slice(0, -1);
  place.value = last;
}
