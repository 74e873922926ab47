// What a closed tab left goes to the next one; what an open tab has stays with it; what is old goes.
import { beforeEach, expect, test, vi } from "vitest";
import type { TabOfWork } from "../store/work-records";

/** What lies on the disk, and the locks that tabs hold. */
const disk = vi.hoisted(() => ({ tabs: [] as TabOfWork[], moved: [] as string[], dropped: [] as (string | undefined)[] }));
const held = new Set<string>();
vi.mock("../store/work-records", () => ({
  tabsOfWork: async () => disk.tabs,
  moveWork: async (from: string, to: string) => void disk.moved.push(`${from} to ${to}`),
  dropWork: async (tab?: string) => void disk.dropped.push(tab),
}));
vi.stubGlobal("navigator", {
  locks: {
    query: async () => ({ held: [...held].map((name) => ({ name })) }),
    request: async (name: string, ...rest: unknown[]) => {
      const work = rest.at(-1) as (lock: object | null) => unknown;
      if (held.has(name)) return work(null);
      held.add(name);
      return work({ name });
    },
  },
});

const fresh = async () => {
  vi.resetModules();
  return import("./work-place");
};
const left = (tab: string, day: string, ...ids: string[]): TabOfWork => ({ tab, day, ids });
beforeEach(() => {
  held.clear();
  Object.assign(disk, { tabs: [], moved: [], dropped: [] });
});

test("the photos of closed tabs come to the tab that is opened, the oldest desk first", async () => {
  const { takeOver, ownTab } = await fresh();
  disk.tabs = [left("new", "2026-11-26", "c"), left("old", "2026-11-24", "a", "b")];
  const { desks, ids } = await takeOver(async (tab) => tab);
  expect({ desks, ids }).toEqual({ desks: ["old", "new"], ids: ["a", "b", "c"] });
  expect(await ownTab()).toBe("new");
  expect(disk.moved).toEqual(["old to new"]);
});

test("a tab that is open keeps its own", async () => {
  const { takeOver } = await fresh();
  disk.tabs = [left("theirs", "2026-11-26", "a")];
  held.add("schoolgate-photos-theirs");
  expect(await takeOver(async (tab) => tab)).toEqual({ desks: [], ids: [] });
});

test("two tabs never take over the same", async () => {
  disk.tabs = [left("closed", "2026-11-26", "a")];
  const [one, other] = [await fresh(), await fresh()];
  expect((await one.takeOver(async (tab) => tab)).ids).toEqual(["a"]);
  expect((await other.takeOver(async (tab) => tab)).ids).toEqual([]);
});

test("what lay there for more than a week goes, and so does what no clock can tell; an open tab’s stays", async () => {
  const { dropOldWork } = await fresh();
  disk.tabs = [left("fresh", "2026-11-19"), left("old", "2026-11-18"), left("ahead", "2027-01-01"), { tab: "undated", day: null, ids: [] }, left("open", "2026-01-01")];
  held.add("schoolgate-photos-open");
  await dropOldWork("2026-11-26");
  expect(disk.dropped).toEqual(["old", "ahead", "undated"]);
});
