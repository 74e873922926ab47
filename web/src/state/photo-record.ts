// A photo's file as one record: a line that says what it is called and where it came from, and its bytes.
import { foldersOf, rememberFolder } from "./came-from";
import { isText, isWhole, orNone, shape } from "./shape";

interface Head {
  readonly name: string;
  readonly type: string;
  readonly lastModified: number;
  readonly folder: string;
  /** The photo's number on the page; a photo of a trip has none. */
  readonly number: number | null;
}

/** Throws when the file cannot be read any more. */
export async function writtenPhoto(file: File, number: Head["number"]): Promise<Uint8Array> {
  const { name, type, lastModified } = file;
  const head = new TextEncoder().encode(`${JSON.stringify({ name, type, lastModified, folder: foldersOf(file).join("/"), number } satisfies Head)}\n`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const whole = new Uint8Array(head.length + bytes.length);
  whole.set(head);
  whole.set(bytes, head.length);
  return whole;
}

/** Nothing when it is no such record. */
export function readPhoto(whole: Uint8Array): { file: File; bytes: Uint8Array; number: Head["number"] } | null {
  const end = whole.indexOf(0x0a);
  if (end < 0) return null;
  try {
    const head: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(whole.subarray(0, end)));
    if (!isHead(head)) return null;
    const bytes = whole.subarray(end + 1);
    const file = new File([bytes as Uint8Array<ArrayBuffer>], head.name, { type: head.type, lastModified: head.lastModified });
    if (head.folder !== "") rememberFolder(file, head.folder);
    return { file, bytes, number: head.number };
  } catch {
    return null;
  }
}

const isHead = shape({ name: isText, type: isText, lastModified: isWhole, folder: isText, number: orNone(isWhole) } satisfies Record<keyof Head, unknown>) as (
  value: unknown,
) => value is Head;
