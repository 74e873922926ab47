// A file is what its bytes say; what they do not say for certain is stopped.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { HEAD_BYTES, kindOf } from "./sniff";

const root = new URL("../../../", import.meta.url);
const head = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, HEAD_BYTES);
const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const kindOfBytes = (of: Uint8Array | string): string => kindOf(head(typeof of === "string" ? bytes(of) : of), "homework", "");

/** A ZIP begins with the name of its first entry. */
const zip = (name: string, content = ""): string => `PK\x03\x04${"\0".repeat(22)}${String.fromCharCode(name.length, 0)}\0\0${name}${content}`;

test("a photo is a picture, whatever it is called", () => {
  const pictures = {
    jpeg: "\xff\xd8\xff\xe1\0\x10Exif",
    png: "\x89PNG\r\n\x1a\n",
    gif: "GIF89a",
    webp: "RIFF\0\0\0\0WEBPVP8L",
    heic: "\0\0\0\x18ftypheic",
    avif: "\0\0\0\x1cftypavif",
    "tiff or raw, little end first": "II*\0\x08\0\0\0",
    "tiff or raw, big end first": "MM\0*\0\0\0\x08",
    bmp: "BM\x36\0\0\0\0\0\0\0",
    "jpeg xl": "\xff\x0a",
    photoshop: "8BPS\0\x01",
  };
  for (const [name, content] of Object.entries(pictures)) expect(kindOfBytes(content), name).toBe("picture");
  for (const name of ["trip-1.jpg", "trip-2.jpg"]) expect(kindOfBytes(readFileSync(new URL(`web/public/sample/${name}`, root))), name).toBe("picture");
});

test("homework is a document", () => {
  const documents = {
    pdf: "%PDF-1.7\n%\xe2\xe3\xcf\xd3",
    docx: zip("[Content_Types].xml"),
    odt: zip("mimetype", "application/vnd.oasis.opendocument.text"),
    doc: "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    wav: "RIFF\0\0\0\0WAVEfmt ",
    mp3: "ID3\x04\0",
    "text that begins like a bitmap": "BMX bikes are fun",
    text: "My holiday\r\n\tWe went to the sea.\n",
    csv: readFileSync(new URL("web/public/sample/class-list.csv", root)),
  };
  for (const [name, content] of Object.entries(documents)) expect(kindOfBytes(content), name).toBe("document");
});

test("text that is cut in the middle of a letter is text", () => {
  expect(kindOfBytes(new TextEncoder().encode("ŵ".repeat(HEAD_BYTES)))).toBe("document");
  expect(kindOfBytes(new TextEncoder().encode(`a${"ŵ".repeat(HEAD_BYTES)}`))).toBe("document");
});

test("films are known as films", () => {
  for (const film of ["\0\0\0\x18ftypisom", "\0\0\0\x14ftypqt  ", "\x1a\x45\xdf\xa3", "RIFF\0\0\0\0AVI ", "\0\0\x01\xba"]) expect(kindOfBytes(film)).toBe("film");
});

test("what may hold pictures, or cannot be told, is never let through", () => {
  const strange = {
    empty: "",
    "a folder of photos": zip("holiday/1.jpg"),
    "a drawing": zip("mimetype", "application/vnd.oasis.opendocument.graphics"),
    svg: '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    html: "<html><img src='data:image/png;base64,AA'></html>",
    "a picture in letters": "P3\n2 2\n255\n0 0 0",
    postscript: "%!PS-Adobe-3.0",
    xbm: "#define face_width 16\n",
    "text with a picture in it": "hello data:image/png;base64,AAAA",
    "bytes of no kind": "\x01\x02\x03\x04\xff\xfe",
    "a voice memo, which may have a film in it": "\0\0\0\x18ftypM4A ",
    gzip: "\x1f\x8b\x08",
  };
  for (const [name, content] of Object.entries(strange)) expect(kindOfBytes(content), name).toBe("unknown");
});

test("a file that calls itself a picture is checked as one, and a film is stopped as one", () => {
  expect(kindOf(bytes("%PDF-1.7"), "class.jpg", "")).toBe("picture");
  expect(kindOf(bytes("%PDF-1.7"), "class", "image/heic")).toBe("picture");
  expect(kindOf(bytes("plain words"), "play.mov", "")).toBe("film");
  expect(kindOf(bytes("\xff\xd8\xff\xe0"), "letter.pdf", "application/pdf")).toBe("picture");
});
