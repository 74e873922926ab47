// The photos of a trip: each is opened and asked what its file says of itself, and no more. Nobody looks for faces here:
// the photos are only moved, and a hundred of them would take an hour.
import { batch, effect, signal } from "@preact/signals";
import { PageError } from "../bridge/page-error";
import type { DeviceFacts, Evidence, MetadataReport, PhotoInfo } from "../wasm/schoolgate.js";
import { foldersOf } from "./came-from";
import { today } from "./day";
import { guard } from "./guard";
import { needsPreview } from "./preview";
import { policy, rulesVersion } from "./school";
import { ageOf, type Age } from "./trip-age";
import { tripRules } from "./trip-rules";

export type TripStage = { kind: "reading" } | { kind: "read" } | { kind: "failed"; error: PageError };

/** What became of its cleaned copy. */
export type Copy = { kind: "saved"; name: string } | { kind: "failed"; error: PageError };

export class TripPhoto {
  readonly id: string;
  readonly file: File;
  readonly abort = new AbortController();
  readonly stage = signal<TripStage>({ kind: "reading" });
  readonly info = signal<PhotoInfo | null>(null);
  readonly hidden = signal<MetadataReport | null>(null);
  /** Whose device took it, under the rules in force; none until the guard has said. */
  readonly facts = signal<DeviceFacts | null>(null);
  /** The address of something to show; none where there is nothing yet. */
  readonly shown = signal<string | null>(null);
  readonly copy = signal<Copy | null>(null);
  /** Whether it is on the list of what to delete from its device. */
  readonly listed = signal(false);
  readonly chosen = signal(false);

  constructor(id: string, file: File) {
    this.id = id;
    this.file = file;
  }

  get evidence(): Evidence | null {
    return this.hidden.value?.evidence ?? null;
  }

  get taken(): string | null {
    return this.evidence?.taken ?? null;
  }

  get age(): Age {
    return ageOf(this.taken, today(), tripRules.value?.days ?? null);
  }

  get isSaved(): boolean {
    return this.copy.value?.kind === "saved";
  }

  /** Copied, or listed for deleting without a copy: nothing is lost with it. */
  get isDone(): boolean {
    return this.isSaved || this.listed.value;
  }
}

export const tripPhotos = signal<readonly TripPhoto[]>([]);
/** Names of files that were brought in and are no photos. */
export const leftOut = signal<readonly string[]>([]);
/** How many of what was brought in last were here already. */
export const broughtTwice = signal(0);

/** Small enough for a table, sharp enough to know the picture again. */
const PREVIEW_SIDE = 320;
const PICTURE = /\.(?:jpe?g|jfif|jpe|png|hei[cf]|hif|webp|avif|gif|tiff?)$/iu;
/** What computers and iPads put beside photos without anybody asking. */
const DEBRIS = /^(?:\..*|thumbs\.db|desktop\.ini|.*\.aae)$/iu;

/** Whatever has another ending is no photo; whatever says nothing of itself is opened to see. */
const mayBePhoto = ({ name, type }: File): boolean => PICTURE.test(name) || type.startsWith("image/") || (type === "" && !/\.[a-z0-9]+$/iu.test(name));

const sameFile = (one: File, other: File): boolean =>
  one.name === other.name && one.size === other.size && one.lastModified === other.lastModified && foldersOf(one).join("/") === foldersOf(other).join("/");

const stopWatching = new Map<string, () => void>();
let lastNumber = 0;

export function addTripPhotos(files: Iterable<File>): void {
  const all = [...files].filter(({ name }) => !DEBRIS.test(name));
  leftOut.value = all.filter((file) => !mayBePhoto(file)).map(({ name }) => name);
  const before = tripPhotos.value;
  const fresh: File[] = [];
  for (const file of all.filter(mayBePhoto)) {
    const isHere = before.some((known) => sameFile(known.file, file)) || fresh.some((other) => sameFile(other, file));
    if (!isHere) fresh.push(file);
  }
  broughtTwice.value = all.length - leftOut.value.length - fresh.length;
  putDown(fresh.map(newPhoto));
}

/** Brings back a photo of an earlier visit, unless it is here already; `give` gives it what was said of it. */
export function bringTripPhotoBack(file: File, give: (photo: TripPhoto) => void): TripPhoto {
  const here = tripPhotos.peek().find((known) => sameFile(known.file, file));
  const photo = here ?? newPhoto(file);
  give(photo);
  if (!here) putDown([photo]);
  return photo;
}

const newPhoto = (file: File): TripPhoto => new TripPhoto(`trip-${++lastNumber}`, file);

function putDown(added: readonly TripPhoto[]): void {
  tripPhotos.value = [...tripPhotos.value, ...added];
  for (const photo of added) {
    stopWatching.set(photo.id, findDeviceAsRulesChange(photo));
    void read(photo);
  }
}

/** Once more from the start, for a photo that failed. */
export function readAgain(photo: TripPhoto): void {
  photo.stage.value = { kind: "reading" };
  void read(photo);
}

export function removeTripPhoto(photo: TripPhoto): void {
  tripPhotos.value = tripPhotos.value.filter((other) => other !== photo);
  letGo(photo);
}

export function removeTripPhotos(): void {
  const all = tripPhotos.value;
  tripPhotos.value = [];
  leftOut.value = [];
  broughtTwice.value = 0;
  all.forEach(letGo);
}

function letGo(photo: TripPhoto): void {
  photo.abort.abort();
  stopWatching.get(photo.id)?.();
  stopWatching.delete(photo.id);
  if (photo.shown.value) URL.revokeObjectURL(photo.shown.value);
  void guard().then(({ pictures }) => pictures.run("forget", { id: photo.id }).catch(() => null), () => null);
}

async function read(photo: TripPhoto): Promise<void> {
  const options = { signal: photo.abort.signal, interrupt: true };
  const source = { id: photo.id, file: photo.file };
  try {
    const { pictures } = await guard();
    const { info, hidden } = await pictures.run("open", source, options);
    // The tables are drawn anew once for each photo, not three times.
    batch(() => {
      photo.info.value = info;
      photo.hidden.value = hidden;
      photo.stage.value = { kind: "read" };
    });
    if (needsPreview(info.format)) {
      const jpeg = await pictures.run("preview", { ...source, longestSide: PREVIEW_SIDE }, options).catch(() => null);
      if (jpeg) show(photo, new Blob([jpeg as Uint8Array<ArrayBuffer>], { type: "image/jpeg" }));
    } else show(photo, photo.file);
    // Whoever wants it again opens it again: hundreds do not fit into the memory at once.
    await pictures.run("forget", { id: photo.id }).catch(() => null);
  } catch (thrown) {
    const error = PageError.of(thrown);
    if (!error.wasAborted) photo.stage.value = { kind: "failed", error };
  }
}

function show(photo: TripPhoto, picture: Blob): void {
  if (photo.abort.signal.aborted) return;
  if (photo.shown.value) URL.revokeObjectURL(photo.shown.value);
  photo.shown.value = URL.createObjectURL(picture);
}

function findDeviceAsRulesChange(photo: TripPhoto): () => void {
  return effect(() => {
    const { evidence } = photo;
    void rulesVersion.value;
    if (!evidence || !policy.value) {
      photo.facts.value = null;
      return;
    }
    const off = new AbortController();
    void (async () => {
      try {
        const { words } = await guard();
        const facts = await words.run("deviceFacts", { evidence }, { signal: off.signal });
        if (!off.signal.aborted) photo.facts.value = facts;
      } catch {
        // What is not known is not the school's: nothing is copied until it is.
        if (!off.signal.aborted) photo.facts.value = null;
      }
    })();
    return () => off.abort();
  });
}
