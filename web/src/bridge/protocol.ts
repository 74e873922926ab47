// What the page and its workers say to each other.
import type {
  ClearanceResult, DeviceFacts, DeviceImport, Evidence, Face, FaceSearch, ImportReport, Mention, MetadataReport, PhotoInfo,
  PolicyInfo, Region, SchoolgateError, Submission, Verdict, Words,
} from "../wasm/schoolgate.js";

/** A photo on its way to a worker. The file travels by reference; the worker reads it itself. */
export interface PhotoSource {
  readonly id: string;
  readonly file: Blob;
}

/** Every job a worker does: what goes in and what comes out. */
export interface Jobs {
  start: { input: { module: WebAssembly.Module; model: Uint8Array | null }; output: null };
  presets: { input: null; output: PolicyInfo[] };
  policy: { input: { policy: string }; output: PolicyInfo };
  classList: { input: { bytes: Uint8Array }; output: ImportReport };
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
  deviceFacts: { input: { evidence: Evidence }; output: DeviceFacts };
  judge: { input: { submission: Submission }; output: Verdict };
  judgeJson: { input: { submission: Submission }; output: string };
  clear: { input: { photo: PhotoSource; submission: Submission; previous: string | null }; output: ClearanceResult };
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
