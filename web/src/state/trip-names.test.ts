// What the copies of a trip are called.
import { expect, test } from "vitest";
import { fileNameOf, namesFor } from "./trip-names";

const photo = (name: string, taken: string | null = null) => ({ file: { name }, taken });

test("a copy may keep the name of its photo, with the ending that it has", () => {
  const one = photo("IMG_0001.JPG");
  expect(namesFor([one], "keep", "trip", "undated").get(one)).toBe("IMG_0001.JPG");
  expect(fileNameOf("IMG_0001.JPG", "image/jpeg", 1)).toBe("IMG_0001.JPG");
  expect(fileNameOf("IMG_0001.HEIC", "image/heic", 1)).toBe("IMG_0001.HEIC");
});

test("or it is called by the day, a word and a number, in the order in which they were taken", () => {
  const [late, early, never] = [photo("IMG_2.jpg", "2026-11-26"), photo("IMG_10.jpg", "2026-11-25"), photo("a.jpg")];
  const names = namesFor([late, early, never], "day", "museum", "undated");
  expect([early, late, never].map((each) => names.get(each))).toEqual(["2026-11-25 museum 001", "2026-11-26 museum 002", "undated museum 003"]);
  expect(fileNameOf(names.get(late) ?? "", "image/heic", 1)).toBe("2026-11-26 museum 002.heic");
});

test("IMG_2 was taken before IMG_10, where the day is the same", () => {
  const [ten, two] = [photo("IMG_10.jpg", "2026-11-26"), photo("IMG_2.jpg", "2026-11-26")];
  expect([...namesFor([ten, two], "day", "trip", "")].map(([each]) => each)).toEqual([two, ten]);
});

test("no word that is typed leads out of the folder or hides the ending", () => {
  const one = photo("a.jpg", "2026-11-26");
  for (const word of ["../../x", "a/b", "con:", "trip.png", "\u202Egpj"]) {
    const name = fileNameOf(namesFor([one], "day", word, "").get(one) ?? "", "image/jpeg", 1);
    expect(name).toMatch(/^2026-11-26 [^/\\:.\u202E]*001\.jpg$/u);
  }
});

test("more than a thousand photos still stand in their order", () => {
  const photos = Array.from({ length: 1000 }, (_, index) => photo(`${index}.jpg`, "2026-11-26"));
  expect(namesFor(photos, "day", "trip", "").get(photos[0]!)).toBe("2026-11-26 trip 0001");
});

test("a second file of the same name gets a number before its ending", () => {
  expect(fileNameOf("IMG.jpg", "image/jpeg", 2)).toBe("IMG (2).jpg");
});
