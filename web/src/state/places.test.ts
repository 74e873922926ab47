// Photos of one place.
import { expect, test } from "vitest";
import { distance, near } from "./places";

const here = { latitude: 45, longitude: -30 };

test("a degree of latitude is some 111 kilometres, and one of longitude less the further north", () => {
  expect(distance(here, { latitude: 46, longitude: -30 })).toBeCloseTo(111_195, -2);
  expect(distance(here, { latitude: 45, longitude: -29 })).toBeCloseTo(78_626, -2);
  expect(distance(here, here)).toBe(0);
});

test("across the date line is not around the world", () => {
  expect(distance({ latitude: 0, longitude: 179.9995 }, { latitude: 0, longitude: -179.9995 })).toBeCloseTo(111, 0);
});

test("photos within 250 metres are near, those beyond are not", () => {
  expect(near(here, [{ latitude: 45.002, longitude: -30 }, { latitude: 45.003, longitude: -30 }, here])).toBe(2);
});
