// Photos nobody is in, each unlike all others, with a place, a maker, a comment and more planted in them. Strips, for those are soon searched.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { CANARIES, leaksOf as leaksOfJpeg, planted } from "../browser/support/jpeg.mjs";
import { leaksOfPng, plantedIn, plantedStrip } from "../browser/support/png.mjs";
import { sha256 } from "./server.mjs";

/** A strip of sky over grass, 640 by 16 pixels: drawn with Pillow for this purpose. */
const SKY = Buffer.from(
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAQAoADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFwEBAQEBAAAAAAAAAAAAAAAAAAECBP/EABoRAAEFAQAAAAAAAAAAAAAAAAARFWKh4RL/2gAMAwEAAhEDEQA/AKgiA4xvDi4LYiA4xvBwWxLEco3hhCoJYOUbwIVBEFcY3hvgtiIDjG8HBbEsRyjeGEKglg5RvAhUEQVxjeG+C2IgOMbwcFsSxHKN4YQqCWDlG8CFQRBXGN4b4LYiA4xvBwWxLEco3hhCoJYOUbwIVBEFcY3hvgtiIDjG8HBbEsRyjeGEKglg5RvAhUEQVxjeG+C2IgOMbwcFsSxHKN4YQqCWDlG8CFQRBXGN4b4LYiA4xvBwWxLEco3hhCoJYOUbwIVBEFcY3hvgtiIDjG8HBbEsRyjeGEKglg5RvAhUEQVxjeG+C2IgOMbwcFsSxHKN4YQqCWDlG8CFQRBXGN4b4LYiA4xvBwWxLEco3hhCoJYOUbwIf//Z",
  "base64",
);

/** Makes photos in a folder of the disk: { name, type, bytes, at, sha256 }. Every second one is a JPEG, the others are PNG. */
export function photosIn(folder) {
  let made = 0;
  return async (below = "") => {
    made += 1;
    const isJpeg = made % 2 === 1;
    const name = `sports-${String(made).padStart(3, "0")}.${isJpeg ? "jpg" : "png"}`;
    const bytes = isJpeg ? numbered(planted(SKY), made) : plantedStrip(made, 800 + made, 24);
    const at = path.join(folder, below, name);
    await mkdir(path.dirname(at), { recursive: true });
    await writeFile(at, bytes);
    return { name, type: isJpeg ? "image/jpeg" : "image/png", bytes, at, sha256: sha256(bytes) };
  };
}

/** The same picture with a number behind its end, so that no two files are the same. */
const numbered = (jpeg, number) => Buffer.concat([jpeg, Buffer.from(String(number))]);

/** A photo with one face: the portrait of ../photos/astronaut.png, with things planted in it. */
export async function portrait(folder) {
  const bytes = plantedIn(await readFile(new URL("../photos/astronaut.png", import.meta.url)));
  const at = path.join(folder, "portrait.png");
  await writeFile(at, bytes);
  return { name: "portrait.png", type: "image/png", bytes, at, sha256: sha256(bytes) };
}

/** What an upload's body tells that it should not: in words, none when it is clean. */
export function leaksIn({ body, files }, originals) {
  const leaks = CANARIES.filter((canary) => body.includes(canary) || body.includes(Buffer.from(canary, "utf16le"))).map((canary) => `the body holds ${canary}`);
  for (const { name, bytes, sha256: hash } of files) {
    if (originals.some((original) => original.sha256 === hash)) leaks.push(`${name} is an original`);
    leaks.push(...(bytes[0] === 0xff ? leaksOfJpeg(bytes) : leaksOfPng(bytes)).map((leak) => `${name}: ${leak}`));
  }
  return leaks;
}
