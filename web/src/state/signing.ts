// The headteacher's side: what somebody asks to publish, looked at, ticked and signed. The key is read from its file for one
// signing and not kept.
import { computed, signal } from "@preact/signals";
import { PageError } from "../bridge/page-error";
import { StoreError } from "../store/store-error";
import type { SignedApproval } from "../wasm/schoolgate.js";
import { addApprovals, linesOf } from "./approvals";
import { linesFor, photosToAskFor } from "./asking";
import { today } from "./day";
import { downloadOnce } from "./download";
import { guard } from "./guard";
import { needsPreview, previewOf } from "./preview";
import { publishedPicture } from "./published-picture";
import { fromBase64, readRequests, type RequestLine } from "./request-file";
import { textOf } from "./secret";
import { secretOf } from "./secret-of";

/** One picture to permit. */
export interface Asked extends RequestLine {
  readonly key: number;
  /** The small picture that is shown; none where there is none. */
  address: string | null;
  /** Whether it was drawn from the photo itself, opened here, and not by whoever asks. */
  seen: boolean;
}

/** Where the requests come from: a file, or the photos on this page. */
export const source = signal<{ kind: "file"; fileName: string } | { kind: "page" } | null>(null);
export const askedFor = signal<readonly Asked[]>([]);
export const ticked = signal<ReadonlySet<number>>(new Set());
export const signError = signal<PageError | null>(null);
export const signed = signal<readonly SignedApproval[]>([]);
/** Photos that were opened to look at and that nobody asks about. */
export const strangers = signal(0);
export const tickedNumber = computed(() => ticked.value.size);

const MOST_BYTES = 100 * 1024 * 1024;
let lastKey = 0;

export async function openRequests(file: File): Promise<void> {
  await trying(async () => {
    const lines = readRequests(await textOf(file, MOST_BYTES));
    show(lines, false);
    source.value = { kind: "file", fileName: file.name };
  });
}

/** The photos of this page that need permission: whoever signs sees them drawn from the files themselves. */
export async function takePhotosHere(): Promise<void> {
  await trying(async () => {
    show(await linesFor(photosToAskFor()), true);
    source.value = { kind: "page" };
  });
}

function show(lines: readonly RequestLine[], seen: boolean): void {
  for (const { address } of askedFor.value) if (address) URL.revokeObjectURL(address);
  askedFor.value = lines.map((line) => ({ ...line, key: ++lastKey, address: line.picture && addressOf(line.picture), seen }));
  ticked.value = new Set();
  signed.value = [];
  strangers.value = 0;
}

function addressOf(picture: string): string | null {
  try {
    return URL.createObjectURL(new Blob([fromBase64(picture)], { type: "image/jpeg" }));
  } catch {
    return null;
  }
}

export function tick(key: number, on: boolean): void {
  const next = new Set(ticked.value);
  if (on) next.add(key);
  else next.delete(key);
  ticked.value = next;
}

/** Opens the photos themselves: each is recognised by its hash, and what is shown is drawn from it. */
export async function openOriginals(files: readonly File[]): Promise<void> {
  await trying(async () => {
    strangers.value = 0;
    for (const file of files) await openOriginal(file);
  });
}

async function openOriginal(file: File): Promise<void> {
  const { pictures } = await guard();
  const photo = { id: `original-${++lastKey}`, file };
  try {
    const { info } = await pictures.run("open", photo, { urgent: true });
    const own = askedFor.value.filter(({ request }) => request.originalSha256 === info.sha256);
    if (own.length === 0) strangers.value++;
    const whole = needsPreview(info.format) ? await previewOf(pictures, photo) : URL.createObjectURL(file);
    for (const asked of own) {
      const address = URL.createObjectURL(await publishedPicture(whole, info, asked.request));
      askedFor.value = askedFor.value.map((each) => (each.key === asked.key ? { ...each, address, seen: true } : each));
      if (asked.address) URL.revokeObjectURL(asked.address);
    }
    URL.revokeObjectURL(whole);
  } finally {
    await pictures.run("forget", { id: photo.id }).catch(() => null);
  }
}

/** Signs what is ticked. Signatures for photos of this page count at once; others go into a file for whoever asked.
 *  Where the passphrase opens no key, nothing is signed and whoever typed it is told. */
export async function signWith(keyFile: File, passphrase: string | null): Promise<void> {
  await trying(async () => {
    const requests = askedFor.value.filter(({ key }) => ticked.value.has(key)).map(({ request }) => request);
    const { words } = await guard();
    const key = await secretOf(keyFile, passphrase);
    const given = await words.run("sign", { key, requests, on: today() }, { urgent: true });
    addApprovals(given);
    signed.value = given;
    if (source.value?.kind === "file") saveSigned();
  });
}

export function saveSigned(): void {
  downloadOnce(new Blob([linesOf(signed.value)], { type: "application/jsonl" }), `schoolgate-permission-signed-${today()}.jsonl`);
}

async function trying(work: () => Promise<void>): Promise<void> {
  try {
    await work();
    signError.value = null;
  } catch (thrown) {
    if (thrown instanceof StoreError) throw thrown;
    signError.value = PageError.of(thrown);
  }
}
