// A school's name becomes the short name of its policy, and never a preset's.
import { expect, test, vi } from "vitest";

vi.mock("./guard", () => ({ guard: vi.fn() }));
const { shortName } = await import("./own-policy");

test.each([
  ["St Anne’s Primary", "st-annes-primary"],
  ["  École Élémentaire  ", "ecole-elementaire"],
  ["!!!", "my-school"],
  ["", "my-school"],
  ["Highwood", "highwood-own"],
])("%s is %s", (name, short) => {
  expect(shortName(name, ["highwood"])).toBe(short);
});

test("however long the name is, the short one is short", () => {
  expect(shortName("a ".repeat(200), []).length).toBeLessThanOrEqual(60);
});
