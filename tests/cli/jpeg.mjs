// A JPEG as a list of segments: a reader of its own, so that it cannot be wrong together with the guard.

/** Every segment with its marker and payload, the coded picture from the first scan on, and what follows the end. */
export function segmentsOf(file) {
  const segments = [];
  let at = 2;
  while (file[at] === 0xff) {
    const marker = file[at + 1];
    const length = file.readUInt16BE(at + 2);
    if (marker === 0xda) break;
    segments.push({ marker, data: file.subarray(at + 4, at + 2 + length) });
    at += 2 + length;
  }
  const end = file.indexOf(Buffer.from([0xff, 0xd9]), at) + 2;
  return { segments, coded: file.subarray(at, end), trailer: file.subarray(end) };
}

/** The tables and frame that the coded picture is read with. */
export const tablesOf = (file) =>
  segmentsOf(file).segments.filter(({ marker }) => marker === 0xdb || marker === 0xc4 || (marker & 0xfc) === 0xc0);
