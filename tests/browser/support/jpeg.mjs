// Plants things in a JPEG that must not survive, and reads one segment by segment. Written apart from the guard and
// from its fixtures, so that the three can disagree.

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP1 = 0xe1;
const COM = 0xfe;

/** Words that a saved file must not hold in any encoding. */
export const CANARIES = ["CANARY-DESCRIPTION", "CANARY-MAKER", "CANARY-COMMENT", "CANARY-TRAILER", "CANARY-THUMBNAIL"];

/** The photo with a place, a maker, a description, a small copy, a comment and something after its end. */
export function planted(jpeg) {
  const comment = segment(COM, Buffer.from("CANARY-COMMENT"));
  const exif = segment(APP1, Buffer.concat([Buffer.from("Exif\0\0"), tiff()]));
  return Buffer.concat([jpeg.subarray(0, 2), exif, comment, jpeg.subarray(2), Buffer.from("CANARY-TRAILER")]);
}

/**
 * The photo as a device writes it: what made it, on which day, and perhaps where. `day` is YYYY-MM-DD; what is left out is
 * not in the file. The canaries of a comment, and of what follows the end, are in every one.
 */
export function takenBy(jpeg, { make, model, serial, day, isPlaced = false }) {
  const fields = (...pairs) => pairs.filter(([, value]) => value !== undefined);
  const first = fields([0x010f, make && text(make)], [0x0110, model && text(model)], [0x8769, long(0)], [0x8825, isPlaced ? long(0) : undefined]);
  const own = fields([0x9003, day && text(`${day.replaceAll("-", ":")} 09:30:00`)], [0xa431, serial && text(serial)]);
  const ownAt = 8 + sizeOf(first);
  const gpsAt = ownAt + sizeOf(own);
  for (const [tag, value] of first) {
    if (tag === 0x8769) value.data = u32(ownAt);
    if (tag === 0x8825) value.data = u32(gpsAt);
  }
  const block = Buffer.concat([
    Buffer.from("II*\0"), u32(8), directory(first, 8, 0), directory(own, ownAt, 0), isPlaced ? directory(GPS, gpsAt, 0) : Buffer.alloc(0),
  ]);
  const exif = segment(APP1, Buffer.concat([Buffer.from("Exif\0\0"), block]));
  return Buffer.concat([jpeg.subarray(0, 2), exif, segment(COM, Buffer.from("CANARY-COMMENT")), jpeg.subarray(2), Buffer.from("CANARY-TRAILER")]);
}

function segment(marker, payload) {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(payload.length + 2, 2);
  return Buffer.concat([head, payload]);
}

/** An Exif block: IFD0 with a GPS directory, IFD1 with a thumbnail. TIFF 6.0 section 2, Exif 2.32 section 4.6. */
function tiff() {
  const thumbnail = Buffer.concat([Buffer.from([0xff, SOI]), segment(COM, Buffer.from("CANARY-THUMBNAIL")), Buffer.from([0xff, EOI])]);
  const first = [
    [0x010e, text("CANARY-DESCRIPTION")],
    [0x010f, text("CANARY-MAKER")],
    [0x8825, long(0)],
  ];
  const gps = GPS;
  const second = [
    [0x0201, long(0)],
    [0x0202, long(thumbnail.length)],
  ];
  const firstAt = 8;
  const gpsAt = firstAt + sizeOf(first);
  const secondAt = gpsAt + sizeOf(gps);
  const thumbnailAt = secondAt + sizeOf(second);
  first[2][1] = long(gpsAt);
  second[0][1] = long(thumbnailAt);
  return Buffer.concat([
    Buffer.from("II*\0"), u32(firstAt), directory(first, firstAt, secondAt), directory(gps, gpsAt, 0), directory(second, secondAt, 0), thumbnail,
  ]);
}

const u16 = (value) => Buffer.from([value & 0xff, value >> 8]);
const u32 = (value) => Buffer.from(new Uint32Array([value]).buffer);
const even = (length) => length + (length % 2);
const outside = ({ data }) => (data.length > 4 ? even(data.length) : 0);
const sizeOf = (entries) => 2 + entries.length * 12 + 4 + entries.reduce((sum, [, value]) => sum + outside(value), 0);

function directory(entries, at, next) {
  let valueAt = at + 2 + entries.length * 12 + 4;
  const values = [];
  const rows = entries.map(([tag, value]) => {
    const inline = value.data.length <= 4;
    const row = Buffer.concat([u16(tag), u16(value.type), u32(value.count), inline ? padded(value.data, 4) : u32(valueAt)]);
    if (!inline) {
      values.push(padded(value.data, even(value.data.length)));
      valueAt += even(value.data.length);
    }
    return row;
  });
  return Buffer.concat([u16(entries.length), ...rows, u32(next), ...values]);
}

const [ASCII, LONG, RATIONAL] = [2, 4, 5];
const text = (words) => ({ type: ASCII, count: words.length + 1, data: Buffer.from(`${words}\0`) });
const long = (value) => ({ type: LONG, count: 1, data: u32(value) });
const degrees = (...parts) => ({ type: RATIONAL, count: 3, data: Buffer.concat(parts.map((part) => Buffer.concat([u32(part), u32(1)]))) });
const GPS = [
  [0x0001, text("N")],
  [0x0002, degrees(51, 57, 3)],
  [0x0003, text("E")],
  [0x0004, degrees(0, 8, 21)],
];

const padded = (data, length) => Buffer.concat([data, Buffer.alloc(length - data.length)]);

/** The segments before the first scan, as { marker, payload }. ITU-T T.81 annex B. */
export function segmentsOf(jpeg) {
  const segments = [];
  for (let at = 2; at + 4 <= jpeg.length; ) {
    if (jpeg[at] !== 0xff) throw new Error(`no marker at byte ${at}`);
    const marker = jpeg[at + 1];
    const length = jpeg.readUInt16BE(at + 2);
    segments.push({ marker, payload: jpeg.subarray(at + 4, at + 2 + length) });
    if (marker === SOS) break;
    at += 2 + length;
  }
  return segments;
}

/** What a cleaned JPEG may not have: reasons in words, none when it is clean. */
export function leaksOf(jpeg) {
  const leaks = [];
  if (jpeg[0] !== 0xff || jpeg[1] !== SOI) leaks.push("it does not start as a JPEG does");
  if (jpeg.at(-2) !== 0xff || jpeg.at(-1) !== EOI) leaks.push("something follows its end");
  for (const canary of CANARIES) {
    if (jpeg.includes(canary) || jpeg.includes(Buffer.from(canary, "utf16le"))) leaks.push(`it holds ${canary}`);
  }
  for (const { marker, payload } of segmentsOf(jpeg)) {
    if (marker === COM) leaks.push("it has a comment");
    if (marker !== APP1) continue;
    // The only Exif that may stay is one entry, the orientation: 6 bytes of name, 8 of head, 2 + 12 + 4 of directory.
    if (payload.length > 6 + 8 + 18 || !payload.includes(Buffer.from("Exif\0\0"))) leaks.push(`it has an APP1 segment of ${payload.length} bytes`);
  }
  return leaks;
}
