// The tour goes from stop to stop, and ends.
import { beforeEach, expect, test } from "vitest";
import { endTour, go, startTour, STOPS, stop } from "./tour";

beforeEach(endTour);

test("it begins at the first stop and ends after the last", () => {
  startTour();
  const seen: (number | null)[] = [];
  for (let presses = 0; presses <= STOPS.length; presses++) {
    seen.push(stop.value);
    go(1);
  }
  expect(seen).toEqual([...STOPS.keys(), null]);
});

test("back from the first stop stays there, and nobody who is not on it is taken along", () => {
  go(1);
  expect(stop.value).toBeNull();
  startTour();
  go(-1);
  expect(stop.value).toBe(0);
});
