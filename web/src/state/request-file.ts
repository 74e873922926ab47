// A file that asks for permission: a line for each photo. What is signed is its `request`; the small picture and the counts
// are only what the asker says. Lines as the command line prints them, the bare request, are read too.
import { PageError } from "../bridge/page-error";
import type { ApprovalRequest, Region } from "../wasm/schoolgate.js";

export interface Counts {
  people: number;
  visitors: number;
}

export interface RequestLine {
  request: ApprovalRequest;
  /** A JPEG, in base64. */
  picture: string | null;
  counts: Counts | null;
}

/** More than one person looks at in a day, and more than a look needs for each. */
const MOST_LINES = 500;
const MOST_PICTURE = 400_000;

export const writeRequests = (lines: readonly RequestLine[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join("");

/** Reads what was asked. A line that is not wholly understood makes the file one that nothing of is signed. */
export function readRequests(text: string): RequestLine[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (lines.length === 0 || lines.length > MOST_LINES) throw new PageError("page.request-broken", `${lines.length} lines`);
  return lines.map((line, index) => {
    const read = readLine(line);
    if (!read) throw new PageError("page.request-broken", `line ${index + 1}`);
    return read;
  });
}

function readLine(line: string): RequestLine | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (!isObject(value)) return null;
  const { request, picture, counts } = "request" in value ? value : { request: value, picture: null, counts: null };
  if (!isRequest(request)) return null;
  return { request, picture: isPicture(picture) ? picture : null, counts: isCounts(counts) ? counts : null };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const isNumber = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isText = (value: unknown): value is string => typeof value === "string";
const isPicture = (value: unknown): value is string => isText(value) && value.length <= MOST_PICTURE && /^[A-Za-z0-9+/]+={0,2}$/u.test(value);
const isCounts = (value: unknown): value is Counts => isObject(value) && isNumber(value.people) && isNumber(value.visitors);
const isRegion = (value: unknown): value is Region => isObject(value) && [value.x, value.y, value.width, value.height].every(isNumber);

/** Whether this can be shown as it stands. The guard takes no field of another shape, and none besides these. */
function isRequest(value: unknown): value is ApprovalRequest {
  if (!isObject(value)) return false;
  const { originalSha256, crop, longestSide, covers, cover, words, channel, policySha256, publisher } = value;
  return (
    [originalSha256, policySha256].every((hash) => isText(hash) && /^[0-9a-f]{64}$/u.test(hash)) &&
    (crop === null || isRegion(crop)) &&
    (longestSide === null || isNumber(longestSide)) &&
    Array.isArray(covers) &&
    covers.every(isRegion) &&
    (cover === null || isText(cover)) &&
    isObject(words) &&
    [words.caption, words.altText, words.fileName].every(isText) &&
    isText(channel) &&
    (publisher === null || isText(publisher))
  );
}

/** A file's bytes in base64. */
export async function base64Of(file: Blob): Promise<string> {
  let text = "";
  for (const byte of new Uint8Array(await file.arrayBuffer())) text += String.fromCharCode(byte);
  return btoa(text);
}

export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
