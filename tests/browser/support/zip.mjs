// Reads a ZIP file in which nothing is compressed, by its directory (APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16).
// Written apart from the page.

/** The files by their names. */
export function entriesOf(zip) {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  if (end < 0) throw new Error("it has no end of its directory");
  const entries = new Map();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw new Error(`no entry of the directory at byte ${at}`);
    if (zip.readUInt16LE(at + 10) !== 0) throw new Error("it is compressed");
    const [size, nameLength, extra, comment, start] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)];
    const name = zip.subarray(at + 46, at + 46 + nameLength).toString();
    const dataAt = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    entries.set(name, zip.subarray(dataAt, dataAt + size));
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}
