// What a person said of one photo, and what the search found in it, as a text that is kept and read again.
import type { Choices, CoverStyle, Face, FaceAnswer, Point, Region, Subject, Words } from "../wasm/schoolgate.js";
import { newFace } from "./found";
import type { HeadCount } from "./heads";
import type { Choice } from "./hidden";
import type { FaceEntry, PhotoEntry } from "./photo";
import { isNumber, isObject, isText, isWhole, isYesOrNo, listOf, oneOf, orNone, shape, type Check } from "./shape";

/** A new shape gets a new number: what an older page cannot read it does not half read. */
const VERSION = 1;

/** Keys are given anew at every visit; here a face is its place in the list. */
type KeptFace = Pick<FaceAnswer, "region" | "score" | "landmarks" | "subject"> & Pick<FaceEntry, "moved">;

export interface KeptAnswers {
  readonly version: typeof VERSION;
  /** The file all of this is about. */
  readonly sha256: string;
  /** Which search found the faces, and which of its passes were done; none where it was not over. */
  readonly search: { readonly by: string | null; readonly passes: number[] } | null;
  readonly quick: number | null;
  readonly found: Face[];
  readonly faces: KeptFace[];
  readonly foundTurned: number;
  /** How many faces the turned picture showed, where it was looked at and the look was over. */
  readonly turned: number | null;
  readonly heads: HeadCount | null;
  readonly crop: Region | null;
  readonly longestSide: number | null;
  readonly words: Words;
  readonly choices: Record<Choice, boolean>;
  readonly coverStyle: CoverStyle;
  readonly work: string[] | null;
  readonly approvedOn: string | null;
  readonly allowed: string[];
}

/** The photo as it is now, written down; none until the file has been opened. `caption` is its own where a post lends it another. */
export function writtenAnswers(photo: PhotoEntry, searchBy: string | null, caption: string | null): string | null {
  const sha256 = photo.info.value?.sha256;
  if (sha256 === undefined) return null;
  const faces = photo.faces.value;
  const turning = photo.turning.value;
  const counted = photo.headsCounted.value;
  const passes = photo.searched.value;
  const { keepGainMap, plainProfile } = photo.choices.value;
  const kept: KeptAnswers = {
    version: VERSION,
    sha256,
    search: passes.length > 0 ? { by: searchBy, passes: [...passes] } : null,
    quick: photo.quick.value,
    found: [...photo.found.value],
    faces: faces.map(({ region, score, landmarks, subject, moved }) => ({
      region,
      score: score ?? null,
      landmarks: landmarks ?? [],
      subject: subject ?? null,
      moved: moved ?? null,
    })),
    foundTurned: photo.foundTurned.value,
    turned: turning?.kind === "done" ? turning.added : null,
    heads: counted && { ...counted, boxes: counted.boxes.map((key) => faces.findIndex((face) => face.key === key)) },
    crop: photo.crop.value,
    longestSide: photo.sideChosen.value,
    words: caption === null ? photo.words.value : { ...photo.words.value, caption },
    choices: { keepGainMap, plainProfile },
    coverStyle: photo.coverStyle.value,
    work: photo.work.value && [...photo.work.value],
    approvedOn: photo.approvedOn.value,
    allowed: [...photo.allowed.value],
  };
  return JSON.stringify(kept);
}

/** Reads what was written; nothing when any of it is not as it should be, for half an answer is none. */
export function readAnswers(text: string): KeptAnswers | null {
  try {
    const value: unknown = JSON.parse(text);
    return isKept(value) ? value : null;
  } catch {
    return null;
  }
}

/** Gives the photo what was kept of it. Whether the search has to look once more is for whoever opens the file. */
export function giveAnswers(photo: PhotoEntry, kept: KeptAnswers): void {
  const faces = kept.faces.map((face): FaceEntry => ({ ...newFace(face), moved: face.moved ?? null }));
  photo.found.value = kept.found;
  photo.faces.value = faces;
  photo.quick.value = kept.quick;
  photo.foundTurned.value = kept.foundTurned;
  photo.turning.value = kept.turned === null ? null : { kind: "done", added: kept.turned };
  // A box that was there when the heads were counted, and is not any more, has no key: no face has this one.
  photo.headsCounted.value = kept.heads && { ...kept.heads, boxes: kept.heads.boxes.map((index) => faces[index]?.key ?? NO_FACE) };
  photo.crop.value = kept.crop;
  photo.sideChosen.value = kept.longestSide;
  photo.words.value = kept.words;
  photo.choices.value = kept.choices;
  photo.coverStyle.value = kept.coverStyle;
  photo.work.value = kept.work;
  photo.approvedOn.value = kept.approvedOn;
  photo.allowed.value = kept.allowed;
  photo.keptSearch = kept.search && { ...kept.search, sha256: kept.sha256 };
}

const NO_FACE = -1;

const isRegion = shape({ x: isWhole, y: isWhole, width: isWhole, height: isWhole } satisfies Record<keyof Region, Check>);
const isPoint = shape({ x: isNumber, y: isNumber } satisfies Record<keyof Point, Check>);
const isSubject: Check = (value) => {
  if (!isObject(value)) return false;
  const kinds: Record<Subject["kind"], Check> = {
    person: shape({ kind: isText, id: isText }),
    visitor: shape({ kind: isText, agreed: isYesOrNo }),
    cover: shape({ kind: isText }),
    "not-a-face": shape({ kind: isText }),
  };
  return Object.entries(kinds).some(([kind, check]) => value["kind"] === kind && check(value));
};

const isKept = shape({
  version: oneOf(VERSION),
  sha256: (value) => typeof value === "string" && /^[0-9a-f]{64}$/u.test(value),
  search: orNone(shape({ by: orNone(isText), passes: listOf(isNumber) })),
  quick: orNone(isWhole),
  found: listOf(shape({ region: isRegion, score: isNumber, landmarks: listOf(isPoint) } satisfies Record<keyof Face, Check>)),
  faces: listOf(shape({ region: isRegion, score: orNone(isNumber), landmarks: listOf(isPoint), subject: orNone(isSubject), moved: orNone(isRegion) })),
  foundTurned: isWhole,
  turned: orNone(isWhole),
  heads: orNone(shape({ heads: isWhole, boxes: listOf(isWhole), crop: orNone(isRegion) } satisfies Record<keyof HeadCount, Check>)),
  crop: orNone(isRegion),
  longestSide: orNone(isWhole),
  words: shape({ caption: isText, altText: isText, fileName: isText } satisfies Record<keyof Words, Check>),
  choices: shape({ keepGainMap: isYesOrNo, plainProfile: isYesOrNo } satisfies Partial<Record<keyof Choices, Check>>),
  coverStyle: oneOf("solid", "surroundings", "mosaic" satisfies CoverStyle),
  work: orNone(listOf(isText)),
  approvedOn: orNone(isText),
  allowed: listOf(isText),
} satisfies Record<keyof KeptAnswers, Check>) as (value: unknown) => value is KeptAnswers;
