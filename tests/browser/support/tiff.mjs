// A small picture in TIFF (revision 6.0, section 6: RGB full-colour images), written apart from the guard.

const [SHORT, LONG, RATIONAL] = [3, 4, 5];

/** `width` × `height` pixels in a shade that `seed` chooses, in one strip without compression. */
export function tiff(width, height, seed = 0) {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < pixels.length; at++) pixels[at] = (at * 5 + seed * 37) % 256;
  const head = Buffer.from("II*\0\0\0\0\0", "latin1");
  const bitsAt = head.length + pixels.length;
  const bits = Buffer.from(new Uint16Array([8, 8, 8, 0]).buffer);
  const densityAt = bitsAt + bits.length;
  const density = Buffer.from(new Uint32Array([72, 1]).buffer);
  const fields = [
    [256, SHORT, 1, width],
    [257, SHORT, 1, height],
    [258, SHORT, 3, bitsAt],
    [259, SHORT, 1, 1],
    [262, SHORT, 1, 2],
    [273, LONG, 1, head.length],
    [277, SHORT, 1, 3],
    [278, SHORT, 1, height],
    [279, LONG, 1, pixels.length],
    [282, RATIONAL, 1, densityAt],
    [283, RATIONAL, 1, densityAt],
    [296, SHORT, 1, 2],
  ];
  head.writeUInt32LE(densityAt + density.length, 4);
  const directory = Buffer.alloc(2 + fields.length * 12 + 4);
  directory.writeUInt16LE(fields.length, 0);
  for (const [index, [tag, type, count, value]] of fields.entries()) {
    const at = 2 + index * 12;
    directory.writeUInt16LE(tag, at);
    directory.writeUInt16LE(type, at + 2);
    directory.writeUInt32LE(count, at + 4);
    directory.writeUInt32LE(value, at + 8);
  }
  return Buffer.concat([head, pixels, bits, density, directory]);
}
