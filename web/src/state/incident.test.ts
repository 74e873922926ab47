// What of a report goes into the register.
import { expect, test } from "vitest";
import { change, draft, draftBegun, onlyAsked } from "./incident";

test("what was written on the other form stays out of the register", () => {
  const both = { format: "signed", on: "2026-11-20", person: "T01", sex: "female", time: "10:40", place: "Hall", recorder: "A. Recorder" } as const;
  expect(onlyAsked(both)).toEqual({ format: "signed", on: "2026-11-20", told: [], place: "Hall", description: "", actions: "", recorder: "A. Recorder" });
  expect(onlyAsked({ ...both, format: "detailed" })).toMatchObject({ person: "T01", sex: "female", time: "10:40" });
  expect(onlyAsked({ ...both, format: "detailed" })).not.toHaveProperty("recorder");
});

test("a report that was begun is work that could be lost", () => {
  expect(draftBegun.value).toBe(false);
  change({ format: "signed", on: "2026-11-20" });
  expect(draftBegun.value).toBe(false);
  change({ ...draft.value, place: "Hall" });
  expect(draftBegun.value).toBe(true);
});
