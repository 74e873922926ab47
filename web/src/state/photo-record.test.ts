// A photo's file comes back byte for byte, with its name and the folder it came from.
import { expect, test } from "vitest";
import { foldersOf, rememberFolder } from "./came-from";
import { readPhoto, writtenPhoto } from "./photo-record";

const BYTES = new Uint8Array([0xff, 0xd8, 0x0a, 0x00, 0x7b, 0x0a, 0xff, 0xd9]);

test("the file is the same after the visit", async () => {
  const file = new File([BYTES], "Hafan – 3.jpg", { type: "image/jpeg", lastModified: 1_700_000_000_000 });
  rememberFolder(file, "trip/day one");
  const read = readPhoto(await writtenPhoto(file, 3));
  expect(read?.bytes).toEqual(BYTES);
  expect(new Uint8Array((await read?.file.arrayBuffer()) ?? [])).toEqual(BYTES);
  expect([read?.number, read?.file.name, read?.file.type, read?.file.lastModified]).toEqual([3, file.name, file.type, file.lastModified]);
  expect(read && foldersOf(read.file)).toEqual(["trip", "day one"]);
});

test("a photo of a trip has no number, and is known by that", async () => {
  expect(readPhoto(await writtenPhoto(new File([BYTES], "IMG_0001.JPG"), null))?.number).toBeNull();
});

test("what is no such record is no photo", () => {
  for (const text of ["", "{}\nbytes", "no end", '{"name":1}\n']) expect(readPhoto(new TextEncoder().encode(text)), text).toBeNull();
});
