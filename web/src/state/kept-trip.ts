// What was said of a trip, as it is kept and read again: of each photo, and of all the devices and what the copies are called.
import { isText, isYesOrNo, listOf, oneOf, orNone, shape, type Check } from "./shape";
import { isTaker } from "./takers";
import type { TripPhoto } from "./trip";
import type { GroupAnswer, Whose } from "./trip-groups";
import { NAMINGS, type Naming } from "./trip-names";

const VERSION = 1;

export interface KeptTripPhoto {
  readonly version: typeof VERSION;
  /** The file all of this is about. */
  readonly sha256: string;
  readonly chosen: boolean;
  /** What its copy is called; none where there is no copy yet. */
  readonly copy: string | null;
  readonly listed: boolean;
}

/** The trip as a whole; its photos lie apart. */
export interface KeptTrip {
  readonly answers: readonly { readonly device: string; readonly said: GroupAnswer }[];
  readonly naming: Naming;
  readonly word: string;
}

/** The photo as it is now, written down; none until the file has been opened. */
export function writtenTripPhoto({ info, chosen, copy, listed }: TripPhoto): string | null {
  if (!info.value) return null;
  const { sha256 } = info.value;
  // A copy that could not be made is none: it is tried again.
  const name = copy.value?.kind === "saved" ? copy.value.name : null;
  return JSON.stringify({ version: VERSION, sha256, chosen: chosen.value, copy: name, listed: listed.value } satisfies KeptTripPhoto);
}

/** Reads what was written; nothing when any of it is not as it should be. */
export function readTripPhoto(text: string): KeptTripPhoto | null {
  try {
    const value: unknown = JSON.parse(text);
    return isTripPhoto(value) ? value : null;
  } catch {
    return null;
  }
}

/** Gives the photo what was kept of it; what it has already stays. */
export function giveTripPhoto(photo: TripPhoto, kept: KeptTripPhoto): void {
  if (kept.chosen) photo.chosen.value = true;
  if (kept.listed) photo.listed.value = true;
  if (kept.copy !== null && !photo.isSaved) photo.copy.value = { kind: "saved", name: kept.copy };
}

const isTripPhoto = shape({
  version: oneOf(VERSION),
  sha256: (value) => typeof value === "string" && /^[0-9a-f]{64}$/u.test(value),
  chosen: isYesOrNo,
  copy: orNone(isText),
  listed: isYesOrNo,
} satisfies Record<keyof KeptTripPhoto, Check>) as (value: unknown) => value is KeptTripPhoto;

const isSaid = shape({
  taker: orNone(isTaker),
  whose: orNone(oneOf("school", "own" satisfies Whose)),
  permission: shape({ by: isText, on: isText } satisfies Record<keyof GroupAnswer["permission"], Check>),
} satisfies Record<keyof GroupAnswer, Check>);

export const isTrip = shape({
  answers: listOf(shape({ device: isText, said: isSaid })),
  naming: oneOf(...NAMINGS),
  word: isText,
} satisfies Record<keyof KeptTrip, Check>);
