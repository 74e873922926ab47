// What a file is, by its first bytes: for the gate, no picture for certain, or not to be told. Whatever cannot be told is stopped.

/** `picture` is for the gate; `document` is certainly neither picture nor film; `film` and `unknown` are stopped. */
export type Kind = "picture" | "film" | "document" | "unknown";

/** As much of a file as is looked at. */
export const HEAD_BYTES = 4096;

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

/** `name` and `type` are what the file says of itself: it may make itself a picture, never less than its bytes say. */
export function kindOf(head: Uint8Array, name: string, type: string): Kind {
  const kind = kindOfBytes(head);
  if (kind === "picture" || kind === "film") return kind;
  return saysPicture(name, type) ? "picture" : saysFilm(name, type) ? "film" : kind;
}

const saysPicture = (name: string, type: string): boolean =>
  /^image\//iu.test(type) || /\.(?:jpe?g|jpe|jfif|png|gif|webp|heic|heif|avif|tiff?|bmp|svgz?|dng|cr2|cr3|nef|arw|raf|orf|rw2|psd|ico|jxl|jp2)$/iu.test(name);

const saysFilm = (name: string, type: string): boolean =>
  /^video\//iu.test(type) || /\.(?:mp4|m4v|mov|avi|webm|mkv|mpe?g|3gp|wmv|mts|m2ts|ogv)$/iu.test(name);

function kindOfBytes(head: Uint8Array): Kind {
  const starts = (...bytes: number[]): boolean => head.length >= bytes.length && bytes.every((byte, at) => head[at] === byte);
  const says = (text: string, at = 0): boolean => ascii(head, at, at + text.length) === text;

  if (starts(0xff, 0xd8, 0xff) || starts(0x89, 0x50, 0x4e, 0x47) || says("GIF8") || says("II*\0") || says("MM\0*")) return "picture";
  if (says("BM") && !isPlainText(head)) return "picture";
  if (says("RIFF")) return says("WEBP", 8) ? "picture" : says("WAVE", 8) ? "document" : "film";
  if (says("ftyp", 4)) return /^(?:hei[cxms]|hev[cxms]|mif[12]|msf1|avi[fs]|jpeg|crx )/u.test(ascii(head, 8, 12)) ? "picture" : says("M4A ", 8) ? "unknown" : "film";
  if (starts(0xff, 0x0a) || says("JXL ", 4) || says("jP  ", 4) || says("8BPS") || starts(0, 0, 1, 0)) return "picture";
  if (starts(0x1a, 0x45, 0xdf, 0xa3) || starts(0, 0, 1, 0xba) || starts(0, 0, 1, 0xb3) || says("moov", 4) || says("mdat", 4)) return "film";

  if (says("%PDF-") || says("{\\rtf")) return "document";
  if (says("ID3") || says("fLaC") || [0xfa, 0xfb, 0xf2, 0xf3].some((byte) => starts(0xff, byte))) return "document";
  if (says("PK\x03\x04") && isOfficeFile(head)) return "document";
  // Word, Excel and PowerPoint before 2007.
  if (starts(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return "document";
  return isPlainText(head) ? "document" : "unknown";
}

/**
 * Whether a ZIP is a document of an office program, by the name of its first entry (APPNOTE.TXT 4.3.7): OOXML begins with a part
 * of its own (ECMA-376 part 2), OpenDocument and EPUB with their media type. Any other ZIP may be a folder of photos.
 */
function isOfficeFile(head: Uint8Array): boolean {
  const length = (head[26] ?? 0) + (head[27] ?? 0) * 256;
  const name = ascii(head, 30, 30 + length);
  if (name === "mimetype") return /^application\/(?:vnd\.oasis\.opendocument\.(?:text|spreadsheet|presentation)|epub\+zip)/u.test(ascii(head, 38, 120));
  return /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/[\w.]+)$/u.test(name);
}

/** Whether it is text, and not of a kind that draws: no SVG or HTML, no picture written in letters. */
function isPlainText(head: Uint8Array): boolean {
  if (head.length === 0) return false;
  let text: string;
  try {
    // The last letter may be cut in half where the head ends.
    text = new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: head.length === HEAD_BYTES });
  } catch {
    return false;
  }
  if (/[\0-\x08\x0b\x0e-\x1f\x7f]/u.test(text)) return false;
  return !/^\s*<|^P[1-7fF]\s|^%!|XPM|_width|data:image|<svg/iu.test(text);
}
