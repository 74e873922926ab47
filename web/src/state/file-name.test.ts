// Names of saved files.
import { expect, test } from "vitest";
import { neutralName, PHOTO_TYPES, savedName } from "./file-name";

test("a file keeps its name where that says truly what it is", () => {
  expect(savedName("trip 1.JPG", "image/jpeg")).toBe("trip 1.JPG");
  expect(savedName("trip.png", "image/png")).toBe("trip.png");
});

test("the ending is that of the picture saved", () => {
  expect(savedName("trip.heic", "image/jpeg")).toBe("trip.jpg");
  expect(savedName("trip", "image/png")).toBe("trip.png");
  expect(savedName("trip.2026", "image/jpeg")).toBe("trip.2026.jpg");
});

test("every format keeps its own ending, and a file chooser offers it", () => {
  expect(savedName("trip.TIFF", "image/tiff")).toBe("trip.TIFF");
  expect(savedName("trip.heif", "image/heic")).toBe("trip.heif");
  expect(savedName("trip.jpg", "image/webp")).toBe("trip.webp");
  for (const type of ["image/jpeg", "image/png", "image/webp", "image/gif", "image/tiff", "image/heic", "image/heif", "image/avif", ".heic", ".tif"]) {
    expect(PHOTO_TYPES.split(",")).toContain(type);
  }
});

test("a name cannot point elsewhere or hide its ending", () => {
  expect(savedName("../../trip.jpg", "image/jpeg")).not.toMatch(/[/\\]/u);
  expect(savedName("trip\u202egpj.exe", "image/jpeg")).toBe("trip gpj.exe.jpg");
  expect(savedName(".hidden.jpg", "image/jpeg")).toBe("hidden.jpg");
});

test("a name of nothing becomes a name", () => {
  expect(savedName("", "image/jpeg")).toBe("photo.jpg");
  expect(savedName(".jpg", "image/jpeg")).toBe("photo.jpg");
});

test("a neutral name names nobody", () => {
  expect(neutralName(3, "jpeg")).toBe("school-photo-3.jpg");
  expect(neutralName(4, "png")).toBe("school-photo-4.png");
  expect(neutralName(5, "heic")).toBe("school-photo-5.jpg");
});
