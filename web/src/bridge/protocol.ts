// What the page and its workers say to each other.
import type {
  Appearance, ApprovalRequest, CleanResult, ClearanceResult, DerivedPolicy, DeviceFacts, DeviceImport, Due, Evidence, Face, FaceSearch, ImportProblem,
  IncidentReport, ListedPerson, Mapping, Mention, MetadataReport, Named, PhotoInfo, PolicyChange, PolicyInfo, Region, Role, SchoolgateError,
  SignedApproval, Submission, Verdict, Words,
} from "../wasm/schoolgate.js";

/** A photo on its way to a worker. The file travels by reference; the worker reads it itself. */
export interface PhotoSource {
  readonly id: string;
  readonly file: Blob;
}

/** A file of the class list, and what its columns mean. */
export interface ListSource {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mapping: Mapping;
}

/** As much of a person as the page shows. */
export type Listed = ListedPerson;

/** What came of one file. */
export type FileReading = { people: number; encoding: string; separator: string } | { error: SchoolgateError };

export interface ListReport {
  people: Listed[];
  problems: ImportProblem[];
  /** In the order of the files. */
  files: FileReading[];
}

/** Where the next line of the register goes, and under which key people are written. */
export interface Book {
  previous: string | null;
  registerKey: string | null;
}

/** Every job a worker does: what goes in and what comes out. */
export interface Jobs {
  start: { input: { module: WebAssembly.Module; model: Uint8Array | null }; output: null };
  presets: { input: null; output: PolicyInfo[] };
  policy: { input: { policy: string }; output: PolicyInfo };
  /** The chosen policy with some settings changed, as the text of a file. */
  derivePolicy: { input: { changes: PolicyChange[] }; output: DerivedPolicy };
  /** What each column of a file would be taken for, by what was said of an earlier list where there is one. */
  suggest: { input: { bytes: Uint8Array; sheet: string | null; kept: Mapping | null }; output: Mapping };
  /** The same without anybody's name. */
  toKeep: { input: { mapping: Mapping }; output: Mapping };
  /** All the files together are the class list; without one there is none. Only who is to `tell` reports. */
  classList: { input: { files: readonly ListSource[]; tell: boolean }; output: ListReport | null };
  /** Goes without a class list: nobody is on it. */
  nobody: { input: null; output: null };
  /** What the school says of itself, as the text of a file; none to go without. */
  schoolWords: { input: { text: string | null }; output: null };
  devices: { input: { bytes: Uint8Array }; output: DeviceImport };
  open: { input: PhotoSource; output: { info: PhotoInfo; hidden: MetadataReport } };
  /** The upright picture as a JPEG, for browsers that cannot draw its format. */
  preview: { input: PhotoSource & { longestSide: number }; output: Uint8Array };
  search: { input: PhotoSource; output: FaceSearch };
  /** The same with the picture lying on either side and upside down. */
  searchTurned: { input: PhotoSource; output: FaceSearch };
  /** How sharp the faces in these regions are, in thousandths, in their order. */
  sharpness: { input: PhotoSource & { regions: Region[] }; output: number[] };
  /** Lets go of the policy, the class list and the devices, and of the photos that are open. */
  forgetSchool: { input: null; output: null };
  forget: { input: { id: string }; output: null };
  mentions: { input: { words: Words }; output: Mention[] };
  /** Who is named in a photo file itself. */
  namesInMetadata: { input: { report: MetadataReport }; output: Named[] };
  deviceFacts: { input: { evidence: Evidence }; output: DeviceFacts };
  judge: { input: { submission: Submission }; output: Verdict };
  judgeJson: { input: { submission: Submission }; output: string };
  /** The photo with nothing in it but its picture, whether or not it may be published. */
  clean: { input: PhotoSource; output: CleanResult };
  /** With the text of a receipt key's file there is a signed receipt. */
  clear: { input: { photo: PhotoSource; submission: Submission; receiptKey: string | null } & Book; output: ClearanceResult };
  /** The signed receipt for words without a picture; refused while anything stands in the way. */
  clearWords: { input: { submission: Submission; receiptKey: string }; output: string };

  /** The school's list of keys, beside whatever policy is loaded; the policy as it is with them. */
  approverKeys: { input: { list: string }; output: PolicyInfo };
  newApproverKey: { input: { seed: Uint8Array; role: Role }; output: { file: string; listed: string } };
  approvalRequest: { input: { submission: Submission }; output: ApprovalRequest };
  sign: { input: { key: string; requests: ApprovalRequest[]; on: string }; output: SignedApproval[] };
  /** Refuses a file of approvals that cannot be read. */
  checkApprovals: { input: { approvals: string }; output: null };
  fittingApproval: { input: { approvals: string; submission: Submission }; output: SignedApproval | null };

  newReceiptKey: { input: { seed: Uint8Array }; output: { file: string; publicJwk: string } };
  /** Refuses a file that is no receipt key. The public key is a JWK, as JSON. */
  checkReceiptKey: { input: { key: string }; output: { publicJwk: string } };

  newRegisterKey: { input: { seed: Uint8Array }; output: string };
  checkRegisterKey: { input: { key: string }; output: null };
  verifyRegister: { input: { bytes: Uint8Array; checkpoints: string[] }; output: string | null };
  registerCsv: { input: { bytes: Uint8Array }; output: string };
  /** None when nothing stands in the submission's way. */
  refusal: { input: { submission: Submission } & Book; output: string | null };
  incident: { input: { report: IncidentReport; signer: string | null } & Book; output: string };
  removal: { input: { bytes: Uint8Array; entry: string; on: string; by: Role }; output: string };
  appearances: { input: { bytes: Uint8Array; person: string; registerKey: string | null }; output: Appearance[] };
  due: { input: { bytes: Uint8Array; on: string; registerKey: string | null }; output: Due[] };
}

export type JobKind = keyof Jobs;
export type Input<Kind extends JobKind> = Jobs[Kind]["input"];
export type Output<Kind extends JobKind> = Jobs[Kind]["output"];

/** From the page to a worker. */
export type Order = { [Kind in JobKind]: { id: number; kind: Kind; input: Input<Kind> } }[JobKind];

/** How far a job has come. */
export interface Progress {
  done: number;
  total: number;
  /** The faces found so far. */
  faces: Face[];
}

/** From a worker to the page. */
export type Report =
  | { kind: "here" }
  | { kind: "progress"; id: number; progress: Progress }
  | { kind: "done"; id: number; output: unknown }
  /** `lost` says that the worker is of no further use and must be replaced. */
  | { kind: "failed"; id: number; error: SchoolgateError; lost: boolean };
