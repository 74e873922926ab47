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

/** The first face without an answer: in this photo where there is one, or else in those after it and around. */
function firstOpen(photo: PhotoEntry | null, after: number | null): Place | null {
  const at = photo ? photos.value.indexOf(photo) : 0;
  const inOrder = [...photos.value.slice(Math.max(at, 0)), ...photos.value.slice(0, Math.max(at, 0))];
  for (const each of inOrder) {
    const open = openIn(each);
    const behind = each === photo && after !== null ? each.faces.value.findIndex(({ key }) => key === after) : -1;
    const next = open.find((face) => each.faces.value.indexOf(face) > behind) ?? open[0];
    if (next) return { photo: each, key: next.key };
  }
  return null;
}

/** Begins with this photo, or with the first. */
export function beginNaming(photo: PhotoEntry | null): void {
  before.value = [];
  place.value = firstOpen(photo, null);
}

/** Goes on to the next face without an answer, also past this one where it has none. */
export function goOnNaming(): void {
  const at = place.value;
  if (at && isThere(at)) before.value = [...before.value, at];
  place.value = firstOpen(at?.photo ?? null, at?.key ?? null);
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
