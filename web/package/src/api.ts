// What the package promises: every type of its verbs. Nothing else here, so that it is the declaration file as it stands.
import type {
  ApprovalRequest, Channel, CoverStyle, DeviceImport, FaceAnswer, ImportProblem, Mapping, Mention, MetadataReport, Named, PhotoInfo, Place, PolicyInfo, Region,
  Role, SignedApproval, Subject, Submission, Verdict, Words,
} from "../../../crate/wasm/types.ts";

/** A file of a class list. `mapping` says what its columns mean, where the file does not say it plainly itself. */
export interface ListFile {
  readonly name: string;
  readonly bytes: Uint8Array | Blob;
  readonly mapping?: Mapping;
}

/** Where the package's files are fetched from. */
export interface Placed {
  /** The address of the package's folder `gate`, which holds `assets/worker.js` and the rest; beside the package's own script when left out. */
  readonly base?: URL | string;
}

export interface GuardOptions extends Placed {
  /** The id of a preset, or the text of a policy file. */
  readonly policy: string;
  /** The people the school knows; nobody when left out. */
  readonly classList?: Blob | Uint8Array | readonly ListFile[];
  /** What the columns of a list in one file mean, as `suggestMapping` proposes it and a person has confirmed it. */
  readonly mapping?: Mapping;
  /** Where what is checked will be seen, unless a check says otherwise. */
  readonly channel: Channel;
  /** Who publishes; the rules may want one. */
  readonly publisher?: Role | null;
  /** The day of publication, YYYY-MM-DD; the day of each check when left out. */
  readonly on?: string;
  /** The language of the findings; English when left out. */
  readonly language?: "en" | "cy";
  /** The school's own cameras and iPads, as separated values. */
  readonly devices?: Blob | Uint8Array;
  /** The public keys of those who approve, as the text of a list. */
  readonly approverKeys?: string;
  /** The text of the register key's file: people are written into the register by pseudonym. */
  readonly registerKey?: string;
  /** The text of the receipt key's file: whatever is cleared comes with a signed receipt. */
  readonly receiptKey?: string;
  /** How many pictures are worked on at once; as many as the machine bears when left out. */
  readonly workers?: number;
  /** Calls the start off. */
  readonly signal?: AbortSignal;
  /** How many bytes have come, of how many. */
  readonly onLoad?: (progress: { readonly loaded: number; readonly total: number }) => void;
}

/** A photo: a file, or bytes with a name. */
export type Photo = File | { readonly name: string; readonly bytes: Uint8Array | Blob };

/** How far the search of one file has come, in passes over the picture. */
export interface CheckProgress {
  readonly file: File;
  readonly index: number;
  readonly done: number;
  readonly total: number;
}

/** What a person says of one face, or a box that a person draws. */
export interface FaceChange {
  readonly subject?: Subject | null;
  /** Where it is. Needed for a box that is drawn; moves one that was found. */
  readonly region?: Region;
}

/** What a person says of a check. What is left out stays as it was. */
export interface Answers {
  /** In the order of the check's faces, null to leave one as it is; what comes after them is drawn. */
  readonly faces?: readonly (FaceChange | null | undefined)[];
  readonly caption?: string;
  readonly altText?: string;
  readonly fileName?: string;
  /** Ids of the pupils whose work is shown; none for nobody's, null while nobody has said. */
  readonly work?: readonly string[] | null;
  /** Keys of findings that ask, which a person allows. */
  readonly allow?: readonly string[];
  /** A permission by word of mouth; it counts only where the school lists no keys. */
  readonly approval?: Submission["approval"];
  readonly signedApproval?: SignedApproval | null;
  /** The text of a file of signed approvals: the one that fits is taken. */
  readonly approvals?: string;
  /** The part that is published, in pixels of the upright picture; null for all of it. */
  readonly crop?: Region | null;
  readonly longestSide?: number | null;
  /** What covers look like. */
  readonly cover?: CoverStyle;
  readonly keepGainMap?: boolean;
  readonly plainProfile?: boolean;
}

/** A photo with its words, and what the school's rules say of them. It never changes: `answer` gives a new one. */
export interface Check {
  readonly kind: "photo";
  readonly file: File;
  readonly name: string;
  readonly info: PhotoInfo;
  /** What the file carries besides the picture. All of it is removed. */
  readonly hidden: MetadataReport;
  /** Who is named in the file itself. */
  readonly named: readonly Named[];
  readonly faces: readonly FaceAnswer[];
  readonly submission: Submission;
  readonly verdict: Verdict;
  /** The names and contact details in the words. */
  readonly mentions: readonly Mention[];
  readonly error?: undefined;
}

/** A file that could not be checked. Nothing of it may go. */
export interface Broken {
  readonly kind: "broken";
  readonly file: File;
  readonly name: string;
  readonly error: GuardFault;
}

/** Words without a picture, and what the rules say of them. */
export interface TextCheck {
  readonly kind: "text";
  readonly words: Words;
  readonly submission: Submission;
  readonly verdict: Verdict;
  readonly mentions: readonly Mention[];
  readonly error?: undefined;
}

/** What is the matter, by a stable code. Every verb throws it as a `GuardError`. */
export interface GuardFault extends Error {
  readonly name: "GuardError";
  /** Stable: never renamed while the major version stands. */
  readonly code: string;
  /** Where in the input. */
  readonly place: Place;
  /** For whoever looks after the computers. */
  readonly detail: string;
  /** What to do. */
  readonly remedy: string;
  /** What stands in the way, where `clear` was refused for that. */
  readonly verdict: Verdict | null;
}

/** Where, by whom and when it is published, where that is not what `createGuard` was told. */
export interface Destination {
  readonly channel?: Channel;
  readonly publisher?: Role | null;
  readonly on?: string;
}

export interface CheckOptions extends Destination {
  /** The words that travel with every one of the files. */
  readonly caption?: string;
  readonly altText?: string;
  /** What a person says of each photo once it was searched; also a function that asks one. */
  readonly answers?: Answers | ((check: Check) => Answers | Promise<Answers>);
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: CheckProgress) => void;
}

export interface TextOptions extends Destination {
  /** Keys of findings that ask, which a person allows. */
  readonly allow?: readonly string[];
  readonly signal?: AbortSignal;
}

export interface ClearOptions {
  /** The hash of the register's last line; null when this will be its first. */
  readonly previous?: string | null;
  readonly signal?: AbortSignal;
}

/** A photo that may go. */
export interface ClearedPhoto {
  /** The cleaned and covered bytes, under the cleared name. */
  readonly file: File;
  readonly words: Words;
  /** JWS compact, for the server; null without a receipt key. */
  readonly receipt: string | null;
  /** One line of the register, as JSON. */
  readonly entry: string;
  /** The hash of that line, which the next one needs. */
  readonly entryHash: string;
  readonly verdict: Verdict;
}

/** Words that may go without a picture. */
export interface ClearedText {
  readonly file: null;
  readonly words: Words;
  readonly receipt: string | null;
  /** Words alone leave no line in the register. */
  readonly entry: null;
  readonly entryHash: null;
  readonly verdict: Verdict;
}

/** What is known of the class list that was given. */
export interface ListSummary {
  readonly people: number;
  /** Every cell that could not be used. Nothing is dropped silently. */
  readonly problems: readonly ImportProblem[];
}

/** A guard with a school's rules and class list in it. */
export interface Guard {
  readonly policy: PolicyInfo;
  readonly classList: ListSummary;
  readonly devices: DeviceImport | null;
  /** What the upload server has to know to believe the receipts; null without a receipt key. */
  readonly receiptKey: { readonly publicJwk: ReceiptJwk } | null;
  /** Opens and searches photos and judges them. One that is broken is told in its place and stops no other. */
  check(photos: Photo | Iterable<Photo>, options?: CheckOptions): Promise<(Check | Broken)[]>;
  /** Judges words without a picture. */
  checkText(text: string, options?: TextOptions): Promise<TextCheck>;
  /** The same check with what a person says of it. */
  answer(check: Check, answers: Answers): Promise<Check>;
  answer(check: TextCheck, answers: Pick<Answers, "caption" | "allow">): Promise<TextCheck>;
  /** Judges once more; and if nothing stands in the way covers, strips and proves. Otherwise it throws "verdict.not-permitted". */
  clear(check: Check, options?: ClearOptions): Promise<ClearedPhoto>;
  clear(check: TextCheck, options?: ClearOptions): Promise<ClearedText>;
  /** What somebody has to sign. */
  approvalRequest(check: Check): Promise<ApprovalRequest>;
  /** The register's line for what was stopped; null when nothing stands in its way. */
  refusal(check: Check | TextCheck, options?: ClearOptions): Promise<string | null>;
  /** The upright picture as a JPEG, also of formats that browsers do not draw. */
  preview(check: Check, longestSide: number): Promise<Blob>;
  /** Lets the workers go. Whatever runs is called off. */
  close(): void;
}

/** A public key as RFC 8037 writes it. */
export interface ReceiptJwk {
  readonly kty: "OKP";
  readonly crv: "Ed25519";
  readonly x: string;
  readonly kid: string;
  readonly alg: "EdDSA";
  readonly use: "sig";
}

export interface MappingOptions extends Placed {
  /** The sheet of a workbook; its first with anything in it when left out. */
  readonly sheet?: string;
  /** What was said of an earlier list. */
  readonly kept?: Mapping;
}
