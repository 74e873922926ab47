// Draws a PNG with things in it that must not survive, and reads one chunk by chunk. PNG, third edition, section 5.
import { crc32, deflateSync } from "node:zlib";
import { CANARIES } from "./jpeg.mjs";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** What draws the picture; anything else tells more than the picture does. */
const DRAWS = ["IHDR", "PLTE", "tRNS", "IDAT", "IEND", "sRGB", "gAMA", "cHRM", "iCCP", "pHYs", "sBIT"];

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

const END = chunk("IEND", Buffer.alloc(0));

/** Eight bits each of red, green and blue, not interlaced. */
function header(width, height) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return chunk("IHDR", head);
}

/** A picture of one colour: as large as one likes in pixels, and a small file. */
export function png(width, height) {
  const row = Buffer.alloc(1 + width * 3, 0x60);
  row[0] = 0;
  return Buffer.concat([SIGNATURE, header(width, height), chunk("IDAT", deflateSync(Buffer.concat(Array(height).fill(row)), { level: 1 })), END]);
}

/** A strip of sky and grass in colours of its own, with a comment, a maker and something after its end. A strip is soon searched. */
export function plantedStrip(number, width = 900, height = 36) {
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Buffer.alloc(1 + width * 3);
    for (let x = 0; x < width; x++) row.set(y < height / 2 ? [120 + number * 9, 170, 220] : [90, 140 + ((x >> 5) % 2) * 20, 60 + number * 9], 1 + x * 3);
    return row;
  });
  return plantedIn(Buffer.concat([SIGNATURE, header(width, height), chunk("IDAT", deflateSync(Buffer.concat(rows))), END]));
}

/** The picture with a comment, a maker and something after its end. */
export function plantedIn(png) {
  const text = (keyword, words) => chunk("tEXt", Buffer.from(`${keyword}\0${words}`, "latin1"));
  const afterHeader = SIGNATURE.length + 25;
  return Buffer.concat([
    png.subarray(0, afterHeader), text("Comment", "CANARY-COMMENT"), text("Software", "CANARY-MAKER"), png.subarray(afterHeader), Buffer.from("CANARY-TRAILER"),
  ]);
}

/** What a cleaned PNG may not have: reasons in words, none when it is clean. */
export function leaksOfPng(png) {
  const leaks = CANARIES.filter((canary) => png.includes(canary)).map((canary) => `it holds ${canary}`);
  if (!png.subarray(0, 8).equals(SIGNATURE)) leaks.push("it does not start as a PNG does");
  let at = 8;
  for (let type = ""; type !== "IEND" && at + 12 <= png.length; ) {
    type = png.subarray(at + 4, at + 8).toString("latin1");
    if (!DRAWS.includes(type)) leaks.push(`it has a chunk ${type}`);
    at += 12 + png.readUInt32BE(at);
  }
  if (at !== png.length) leaks.push("something follows its end");
  return leaks;
}
