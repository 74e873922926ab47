// The shapes that cross between JavaScript and the guard. Field for field the serialised forms of `crate/core`.

/** One use of a picture, as parents are asked about it. */
export type Channel =
  | "website" | "learning-platform" | "prospectus" | "video"
  | "display-communal" | "display-external" | "press" | "social-media";

/** A role at the school. */
export type Role =
  | "web-manager" | "ict-manager" | "ict-support" | "office-staff" | "senior-leader" | "headteacher"
  | "social-media-manager" | "class-teacher" | "data-protection-officer" | "e-safety-coordinator" | "governor"
  | "named-staff";

/** Where in an input something is wrong. */
export type Place =
  | { kind: "whole" }
  | { kind: "byte"; offset: number }
  | { kind: "cell"; row: number; column: number }
  | { kind: "line"; line: number }
  | { kind: "field"; name: string };

/** What every function here throws: a stable `code`, the place, and what to do. */
export interface SchoolgateError {
  code: string;
  message: string;
  place: Place;
  detail: string;
  remedy: string;
}

/** A rectangle in whole pixels of the picture as displayed. */
export interface Region { x: number; y: number; width: number; height: number }
export interface Point { x: number; y: number }

export type Format = "jpeg" | "png" | "webp" | "gif" | "tiff" | "heic" | "avif";

/** What `open` learnt of a photo. */
export interface PhotoInfo {
  format: Format;
  /** Size of the upright picture in pixels. */
  width: number;
  height: number;
  /** Exif orientation, 1 to 8. */
  orientation: number;
  frames: number;
  bytes: number;
  sha256: string;
}

export type MetadataGroup =
  | "location" | "device" | "owner" | "time" | "words" | "thumbnail" | "editing" | "trailer" | "other";

/** One thing hidden in the file. */
export interface MetadataItem {
  group: MetadataGroup;
  /** The field's own name, such as GPSLatitude. */
  name: string;
  /** Its value in words. */
  value: string;
  /** Where in the file it starts, in bytes. */
  offset: number;
}

/** What a file carries besides the picture. */
export interface MetadataReport {
  items: MetadataItem[];
  /** One sentence a teacher understands for each group that was found. */
  summary: { group: MetadataGroup; text: string; welsh?: string }[];
  /** How many bytes of the file draw nothing. */
  hiddenBytes: number;
  /** What of it tells which device took the photo, and when. */
  evidence: Evidence;
  /** Where the photo was taken, in degrees; positive is north and east. */
  position: Position | null;
  /** Further pictures hidden in the file. */
  pictures: HiddenPicture[];
}

/** What a file says of the device that took the photo; an empty text where it does not say. */
export interface Evidence {
  make: string;
  model: string;
  serial: string;
  software: string;
  /** The day it was taken by the device's own clock, YYYY-MM-DD. */
  taken: string | null;
}

export interface Position { latitude: number; longitude: number }

/** A picture hidden in the file: its bytes are those of the file from `offset`. */
export interface HiddenPicture {
  kind: "exif" | "photoshop" | "multi-picture";
  offset: number;
  length: number;
  width: number;
  height: number;
  /** Whether it shows something else than the photo; null where nobody has looked. */
  differs: boolean | null;
}

export interface Face { region: Region; score: number; landmarks: Point[] }
export interface FaceSearch { passes: number[]; faces: Face[] }

export type Subject =
  | { kind: "person"; id: string }
  | { kind: "visitor"; agreed: boolean }
  | { kind: "cover" }
  | { kind: "not-a-face" };

export interface FaceAnswer {
  region: Region;
  score?: number | null;
  landmarks?: Point[];
  /** What `faceSharpness` says of a face the detector found; without it the face counts as sharp. */
  sharpness?: number | null;
  subject?: Subject | null;
}

/** Whose device took a photo: one the school has listed, another, or the file does not say. */
export type Device = "school" | "other" | "unknown";

/** Both null while the school lists no devices. */
export interface DeviceFacts { device: Device | null; taken: string | null }

export interface PhotoFacts extends Partial<DeviceFacts> { sha256: string; width: number; height: number; frames: number; searched: number[] }

export interface Words { caption: string; altText: string; fileName: string }
export type Field = keyof Words;

export interface Submission {
  photo: PhotoFacts | null;
  faces: FaceAnswer[];
  /** Ids of the pupils whose work the picture shows; empty for nobody's, null while nobody has said. */
  work?: string[] | null;
  words: Words;
  channel: Channel;
  publisher: Role | null;
  /** A typed permission: where the school lists no keys it is asked about, where it lists some it is none. */
  approval: { by: Role; on: string } | null;
  /** A signed permission; where there is one, it alone counts. */
  signedApproval?: SignedApproval | null;
  /** The day of publication, YYYY-MM-DD. */
  on: string;
  /** Keys of the questions that a person has answered with "allow". */
  allowed: string[];
  /** How the photo is cleaned, where the school may choose. */
  choices?: Choices;
  /** The part that is published, in pixels of the upright picture; all of it when left out. */
  crop?: Region | null;
  /** The picture is scaled down until its longer side has at most so many pixels; its own size when left out. */
  longestSide?: number | null;
  /** The language of the findings' words, English when left out; it changes nothing else. */
  language?: "en" | "cy";
}

/** What is to be approved, from `approvalRequest`; whatever changes afterwards voids the approval. */
export interface ApprovalRequest {
  originalSha256: string;
  crop: Region | null;
  longestSide: number | null;
  covers: Region[];
  cover: CoverStyle | null;
  words: Words;
  channel: Channel;
  policySha256: string;
  publisher: Role | null;
}

/** A request that somebody has signed with `ApproverKey.sign`; as JSON it is a line of an approval file. */
export interface SignedApproval {
  statement: { what: ApprovalRequest; on: string; by: Role; key: string };
  signature: string;
}

/** What a school may choose about cleaning and covering; false and "solid" when left out. */
export interface Choices {
  /** Keep the gain map that makes the picture brighter on HDR screens; with a cover it always goes. */
  keepGainMap?: boolean;
  /** Take the texts out of the colour profile. */
  plainProfile?: boolean;
  /** What covers look like. For "mosaic", `clear` needs a seed. */
  cover?: CoverStyle;
}

/**
 * One grey; one colour, the mean of what lies around the head; or a few large squares with noise, which still tell
 * rough colours of hair and skin to somebody with few people to choose from.
 */
export type CoverStyle = "solid" | "surroundings" | "mosaic";

export type Severity = "block" | "ask" | "note";
export type Where =
  | { kind: "submission" }
  | { kind: "photo" }
  | { kind: "face"; index: number; region: Region }
  | { kind: "words"; field: Field; start: number; end: number };

export interface Finding {
  rule: string;
  also: string[];
  severity: Severity;
  place: Where;
  person: string | null;
  message: string;
  remedy: string;
  key: string;
  allowed: boolean;
  /** Other words for the stretch it is about, each of which passes; left out where there are none. */
  suggestions?: Suggestion[];
}
/** `text` in place of `start` to `end` of a text, in Unicode scalar values; nothing else changes. */
export interface Suggestion { field: Field; start: number; end: number; text: string; label: string }

export interface Verdict {
  policy: string;
  /** Nothing stands in the way. */
  permitted: boolean;
  /** A pupil could be recognised by strangers. */
  exposed: boolean;
  findings: Finding[];
  /** Rules of the policy that this program cannot see; a person answers for them. */
  notChecked: { rule: string; title: string }[];
}

export type MentionKind =
  | "full-name" | "unlisted-name" | "first-name" | "surname" | "initials" | "titled-name"
  | "email" | "phone" | "postcode" | "address" | "birth-date" | "upn";
/** A hashtag, handle or file name; `start` and `end` count Unicode scalar values, the sign included. */
export interface Tag { sign: "hashtag" | "handle" | "file-name"; start: number; end: number }
/** A stretch of one text; `start` and `end` count Unicode scalar values. */
export interface Mention {
  field: Field;
  kind: MentionKind;
  start: number;
  end: number;
  startByte: number;
  endByte: number;
  text: string;
  people: string[];
  /** Whom it is about. */
  whose: "pupil" | "staff" | "unlisted";
  /** It can hardly mean anything else; otherwise a person has to say. */
  sure: boolean;
  /** The person's class is named beside it. */
  withClass: boolean;
  /** The hashtag, handle or file name it stands in. */
  tag: Tag | null;
}
/** A name in the photo file's own metadata; the mention's places are those of that field's value. */
export interface Named { item: string; mention: Mention }

export interface Consent {
  /** "picture" where it is left out. */
  about?: "picture" | "work";
  channel: Channel;
  /** "unclear": something stands there that could not be understood, so it may be a no. */
  state: "granted" | "refused" | "withdrawn" | "no-reply" | "unclear";
  giver: "parent1" | "parent2" | "pupil" | "staff" | "visitor" | "local-authority" | "unknown";
  on: string | null;
  /** The last day on which a yes holds. */
  until?: string;
  /** Only "paper" and "online" are in writing; left out where the list is the written record. */
  how?: "paper" | "online" | "spoken" | "other";
}
export interface Person {
  id: string;
  kind: "pupil" | "staff" | "visitor";
  forename: string;
  surname: string;
  knownAs: string | null;
  knownAsSurname: string | null;
  /** Left out where the list does not say. */
  middleNames?: string;
  upn?: string;
  class: string;
  born: string | null;
  /** Only one person has parental responsibility. */
  oneParent: boolean;
  leaving: string | null;
  hardStop: boolean;
  circumstancesChanged: string | null;
  consents: Consent[];
}

/** A row or cell of a class list that could not be used as it stands. Nothing is dropped silently. */
export interface ImportProblem {
  code: string;
  message: string;
  /** The file it is in, where several were merged. */
  file?: string;
  /** As a spreadsheet counts; 0 for a whole sheet. */
  row: number;
  column: number;
  heading: string;
  value: string;
  remedy: string;
}

/** What `importClassList` understood. */
export interface ImportReport {
  people: Person[];
  problems: ImportProblem[];
  /** The encoding of a text; "XLSX", "XLS" or "ODS" for a workbook. */
  encoding: string;
  /** A space for a workbook. */
  separator: string;
}

/** What tells one person from another. */
export type ListedPerson = Pick<Person, "id" | "kind" | "forename" | "surname" | "knownAs" | "knownAsSurname" | "class">;

/** What `importClassList` understood, without anybody's answers. */
export interface Listed { people: ListedPerson[]; problems: ImportProblem[] }

/** What a column of a class list says of a person. */
export type Means =
  | "id" | "upn" | "admission-number" | "legal-forename" | "forename" | "known-as" | "legal-surname" | "surname"
  | "known-as-surname" | "middle-names" | "class" | "leaving" | "kind" | "hard-stop" | "circumstances" | "born" | "one-parent"
  | "answer" | "given-by" | "day" | "until" | "method" | "responsibility" | "consent-type" | "archived" | "irrelevant" | "unknown";

/**
 * What a yes, or a mark, means in a column of answers. "words": the cells say it themselves; "ticks": a tick is consent,
 * a cross is not understood; "consent": yes or any mark is consent; "denial": yes or any mark is a refusal and the word no is
 * consent; "objection": yes or any mark is a refusal and no says nothing.
 */
export type Polarity = "words" | "ticks" | "consent" | "denial" | "objection";

/** What one column was taken for. */
export interface ColumnMapping {
  heading: string;
  means: Means;
  /** The uses that an answer, a giver or a day is about; none in a list with a row for each answer. */
  channels: Channel[];
  about: "picture" | "work";
  /** Null while a person has to say it; the column counts as no reply until then. */
  polarity: Polarity | null;
  /** "confirm": a person has to say what a yes means; "unknown": the column is not read. */
  sureness: "certain" | "confirm" | "unknown";
  /** What the first ten rows would mean. */
  samples?: { row: number; value: string; understood: string }[];
}

/** What the columns of a class list mean. It can be kept and used for the school's next export: see `mappingToKeep`. */
export interface Mapping {
  sheet: string | null;
  /** The workbook's other sheets with anything in them. */
  otherSheets: string[];
  columns: ColumnMapping[];
}

/** One camera or iPad of the school's; with an empty serial number, every one of this make and model. */
export interface OwnDevice { make: string; model: string; serial: string }

/** What `importDevices` understood. */
export interface DeviceImport { devices: OwnDevice[]; problems: ImportProblem[] }

export interface PolicyInfo {
  id: string;
  name: string;
  sha256: string;
  /** Channels this school uses. */
  channels: { id: Channel; words: InBoth }[];
  roles: { id: Role; words: InBoth }[];
  /** Whether the headteacher's permission is needed. */
  approvalNeeded: boolean;
  /** How many keys approvals count from; with 0 a typed permission is asked about. */
  approvalKeys: number;
  /** How many cameras and iPads the policy file lists as the school's own. */
  devices: number;
  /** What describes the policy itself: its id, the school's name, where the rules are written down. */
  about: PolicyControl[];
  /** The policy's rules in words, why schools have them, and the controls that set them. */
  rules: PolicyRule[];
}

/** The same in English and in Welsh. */
export interface InBoth { en: string; cy: string }

export interface PolicyRule { id: string; title: InBoth; why: InBoth; setting: InBoth; controls: PolicyControl[] }

/** A key of a policy file, as a control that can change it. */
export interface PolicyControl {
  key: string;
  kind: "flag" | "text" | "number" | "choice" | "channels" | "roles" | "texts" | "per-channel";
  meaning: InBoth;
  /** What can be chosen; empty where anything can be written. */
  values: { id: string; words: InBoth }[];
  /** As `PolicyChange` writes it. */
  value: string;
  /** What holds when it is left out; null where it has to be set. */
  default: string | null;
}

/** One setting and what it becomes: `true`, `both`, `website, press`, `social-media=no-name`; empty leaves it out. */
export interface PolicyChange { key: string; value: string }

/** A new policy file, or what is wrong with the changes; each fault's place is the field of its key. */
export interface DerivedPolicy {
  toml: string | null;
  faults: { code: string; place: Place; detail: string }[];
}

/** A photo with nothing in it but its picture, in the format it came in; `sha256` is that of `bytes`. */
export interface CleanResult { bytes: Uint8Array; mediaType: ClearanceResult["mediaType"]; sha256: string }

/** A photo that may leave, with the record of why. */
export interface ClearanceResult {
  bytes: Uint8Array;
  mediaType: `image/${"jpeg" | "png" | "webp" | "gif" | "tiff" | "heic" | "avif"}`;
  words: Words;
  /** One line of the register, as JSON. */
  entry: string;
  /** Signed, for the server that takes the photo: a JWS in its compact form; null where no receipt key was given. */
  receipt: string | null;
}

/** An incident in one of the two forms that policies ask for; what a form does not ask for may be left out. */
export interface IncidentReport {
  /** "detailed": time, person, sex, place, device, description, evidence, actions, reasons; "signed": place, description, actions, recorder. */
  format: "detailed" | "signed";
  on: string;
  /** HH:MM. */
  time?: string;
  /** Id on the class list; written down by pseudonym, so it needs a register key. */
  person?: string | null;
  sex?: "female" | "male" | null;
  place?: string;
  device?: string;
  description?: string;
  evidence?: string;
  actions?: string;
  reasons?: string;
  told?: Role[];
  recorder?: string;
}

/** A clearance in the register in which somebody is shown. */
export interface Appearance {
  /** The line of the register, counting from 1. */
  line: number;
  /** The hash of the entry. */
  entry: string;
  cleared: { on: string; channel: Channel; publisher: Role | null; originalSha256: string | null; clearedSha256: string };
  /** The day on which it was taken down, where it was. */
  removed: string | null;
}

/** A picture to take down and delete: somebody has left (Id), has objected since or is never to be published (Id), is no longer on the list (pseudonym), or it was needed until a day. */
export interface Due {
  appearance: Appearance;
  why: { kind: "left" | "objected" | "not-on-the-list" | "needed-until"; what: string }[];
}
