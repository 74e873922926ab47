// What of a report goes into the register.
import { expect, test, vi } from "vitest";
import { change, draft, draftBegun, onlyAsked, writeIncident } from "./incident";
import { entries } from "./register";

const run = vi.fn<(verb: string, about: { report: object }) => Promise<string>>();
vi.mock("./guard", () => ({ guard: () => Promise.resolve({ words: { run } }) }));

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

test("what is typed while a line is being written is in the next one, and nothing of it is lost", async () => {
  change({ format: "detailed", description: "It fell" });
  let over = (): void => undefined;
  run.mockImplementationOnce(() => new Promise((resolve) => (over = () => resolve('{"previous":null,"hash":"aa"}'))));
  const written = writeIncident(null);
  change({ description: "It fell, and broke" });
  await vi.waitFor(() => expect(run).toHaveBeenCalled());
  over();
  await written;
  expect(run.mock.calls[0]?.[1].report).toMatchObject({ description: "It fell" });
  expect(entries.value).toHaveLength(1);
  expect(draft.value.description).toBe("It fell, and broke");
});
