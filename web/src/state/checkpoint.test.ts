// Codes that people note elsewhere.
import { beforeEach, expect, test, vi } from "vitest";
import { checkNoted, shortCode } from "./checkpoint";
import { entries } from "./register";

const asked = vi.hoisted(() => [] as string[][]);
vi.mock("./guard", () => ({
  guard: async () => ({ words: { run: async (_: string, { checkpoints }: { checkpoints: string[] }) => void asked.push(checkpoints) } }),
}));

const hash = (digit: string) => digit.repeat(64);
beforeEach(() => {
  asked.length = 0;
  entries.value = ["a", "b", "c"].map((digit) => JSON.stringify({ hash: hash(digit) }));
});

test("a code is noted in groups, and found however it was written down", async () => {
  expect(shortCode(hash("b"))).toBe("bbbb-bbbb-bbbb-bbbb");
  for (const noted of ["bbbb-bbbb-bbbb-bbbb", " BBBB BBBB BBBB BBBB ", hash("b")]) {
    expect(await checkNoted(noted)).toEqual({ kind: "holds", line: 2, lines: 3 });
  }
  // The guard is asked for the whole hash: what was noted is only how it was found.
  expect(asked).toEqual([[hash("b")], [hash("b")], [hash("b")]]);
});

test("a code of another register is missed", async () => {
  expect(await checkNoted("dddd-dddd-dddd-dddd")).toEqual({ kind: "missing" });
});

test.each(["", "bbbb", "museum", `${hash("b")}b`, "bbbb-bbbb-bbbb-bbbg"])("%j is no code, so nothing is said of the register", async (noted) => {
  expect(await checkNoted(noted)).toEqual({ kind: "no-code" });
});
