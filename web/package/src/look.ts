// Opens a photo and looks at it: what hides in it, whose device took it, where faces are and how sharp they are.
import type { Guard as Lanes } from "../../src/bridge/start-guard";
import type { DeviceFacts, FaceAnswer, MetadataReport, Named, PhotoInfo } from "../../src/wasm/schoolgate.js";
import type { CheckOptions, Photo } from "./api";
import { GuardError } from "./guard-error";
import { isBlob, isBytes, isFile } from "./kinds";

/** What is known of a photo, whatever a person says of it. */
export interface Known {
  readonly id: string;
  readonly file: File;
  /** What the workers get: it travels by reference, also where a file does not. */
  readonly blob: Blob;
  readonly info: PhotoInfo;
  readonly hidden: MetadataReport;
  readonly named: readonly Named[];
}

/** What was found in it. */
export interface Found {
  readonly device: DeviceFacts;
  readonly searched: readonly number[];
  readonly faces: readonly FaceAnswer[];
}

let last = 0;

export async function look({ pictures, words }: Lanes, file: File, index: number, { signal, onProgress }: CheckOptions): Promise<[Known, Found]> {
  const source = { id: `photo-${++last}`, file: file.slice() };
  const options = { interrupt: true, ...(signal ? { signal } : {}) };
  const { info, hidden } = await pictures.run("open", source, options);
  const [device, named, search] = await Promise.all([
    words.run("deviceFacts", { evidence: hidden.evidence }, options),
    words.run("namesInMetadata", { report: hidden }, options),
    pictures.run("search", source, { ...options, onProgress: ({ done, total }) => onProgress?.({ file, index, done, total }) }),
  ]);
  const sharpness = await pictures.run("sharpness", { ...source, regions: search.faces.map(({ region }) => region) }, { ...options, urgent: true });
  const faces = search.faces.map((face, at): FaceAnswer => ({ ...face, sharpness: sharpness[at] ?? null, subject: null }));
  return [{ id: source.id, file, blob: source.file, info, hidden, named }, { device, searched: search.passes, faces }];
}

/** One photo, or several. */
export const listOf = (photos: Photo | Iterable<Photo>): File[] => (Symbol.iterator in Object(photos) ? [...(photos as Iterable<Photo>)] : [photos as Photo]).map(fileOf);

function fileOf(photo: Photo): File {
  if (isFile(photo)) return photo;
  const { name, bytes } = (photo ?? {}) as Exclude<Photo, File>;
  if (typeof name === "string" && (isBlob(bytes) || isBytes(bytes))) return new File([bytes as BlobPart], name);
  throw GuardError.because("package.option", "a photo is a File, or a name with bytes");
}
