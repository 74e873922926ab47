// How long a photo has been on its device, and when it has to be gone.
import { expect, test } from "vitest";
import { ageOf, deleteBy } from "./trip-age";

test("a photo of today is in time even where the rules say at once, one of yesterday is late", () => {
  expect(ageOf("2026-11-26", "2026-11-26", 0)).toEqual({ kind: "days", days: 0, late: false });
  expect(ageOf("2026-11-25", "2026-11-26", 0)).toEqual({ kind: "days", days: 1, late: true });
});

test("the last day that the rules allow is not late yet", () => {
  expect(ageOf("2026-11-22", "2026-11-26", 4)).toMatchObject({ days: 4, late: false });
  expect(ageOf("2026-11-22", "2026-11-26", 3)).toMatchObject({ days: 4, late: true });
});

test("where the rules set no limit nothing is late", () => {
  expect(ageOf("2020-01-01", "2026-11-26", null)).toMatchObject({ late: false });
});

test("days are counted by the calendar, over a leap day and a change of the clocks", () => {
  expect(ageOf("2028-02-28", "2028-03-01", null)).toMatchObject({ days: 2 });
  expect(ageOf("2026-03-28", "2026-03-30", null)).toMatchObject({ days: 2 });
});

test("a day that has not come yet is a wrong clock, and no day at all is not known", () => {
  expect(ageOf("2026-11-27", "2026-11-26", 0)).toEqual({ kind: "clock" });
  expect(ageOf(null, "2026-11-26", 0)).toEqual({ kind: "unknown" });
  expect(ageOf("0000-00-00", "2026-11-26", 0)).toEqual({ kind: "unknown" });
});

test("it has to be gone so many days after it was taken, and today where nobody can tell when that was", () => {
  expect(deleteBy("2026-11-26", "2026-11-26", 0)).toBe("2026-11-26");
  expect(deleteBy("2026-11-30", "2026-11-26", 0)).toBe("2026-11-26");
  expect(deleteBy("2026-12-30", "2027-01-01", 3)).toBe("2027-01-02");
  expect(deleteBy(null, "2026-11-26", 7)).toBe("2026-11-26");
  expect(deleteBy("2026-11-20", "2026-11-26", null)).toBeNull();
});
