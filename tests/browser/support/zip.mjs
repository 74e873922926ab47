// Reads a ZIP file by its central directory (PKWARE APPNOTE 4.3.12), apart from what wrote it. Only files that are not
// compressed, which is what a photo in a ZIP is.
import { crc32 } from "node:zlib";

/** The files, by their paths, each checked against its CRC-32. */
export function filesOf(zip) {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06"));
  if (end < 0) throw new Error("it is no ZIP file, or not a whole one");
  const files = new Map();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw new Error(`no entry at byte ${at}`);
    const [method, sum, size, nameLength, extraLength, commentLength, start] = [
      zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 16), zip.readUInt32LE(at + 24), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42),
    ];
    const path = zip.subarray(at + 46, at + 46 + nameLength).toString();
    if (method !== 0) throw new Error(`${path} is compressed`);
    if (files.has(path)) throw new Error(`${path} is there twice`);
    const data = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    const bytes = zip.subarray(data, data + size);
    if (crc32(bytes) !== sum) throw new Error(`${path} is damaged`);
    files.set(path, bytes);
    at += 46 + nameLength + extraLength + commentLength;
  }
  return files;
}
