// A trip is kept with the photos in hand, over a disk and a lock that the test holds: what is said, what there is no room for,
// what is taken off, and what comes back to the next tab.
import { beforeEach, expect, test, vi } from "vitest";
import { signal } from "@preact/signals";
import type { WorkRecord } from "../store/work-records";

const world = { key: 1, whileKeeping: () => {}, whileOpening: () => {} };
const disk = vi.hoisted(() => ({ records: new Map<string, Uint8Array>(), tabIsClosed: false }));
vi.mock("../store/work-records", () => ({
  putWork: async (_key: Uint8Array, _tab: string, _day: string, records: readonly WorkRecord[]) => {
    world.whileKeeping();
    records.forEach(({ name, locked }) => disk.records.set(name, locked));
  },
  dropPhotos: async (_tab: string, ids: readonly string[]) => ids.forEach((id) => ["file", "answers"].forEach((what) => disk.records.delete(`${id}/${what}`))),
  dropWork: async () => disk.records.clear(),
  workRecord: async (_tab: string, name: string) => disk.records.get(name) ?? null,
}));
vi.mock("./work-place", () => ({
  ownTab: async () => "this tab",
  dropOldWork: async () => {},
  takeOver: async <Desk>(read: (tab: string) => Promise<Desk>) =>
    disk.tabIsClosed && disk.records.has("desk") ? { desks: [await read("closed")], ids: idsOnDisk() } : { desks: [], ids: [] },
}));
/** A lock that anybody can see through. */
vi.mock("../store/locksmith", () => ({
  order: async (job: string, record: { name: string; bytes: Uint8Array; locked: Uint8Array }) => {
    if (job === "closeRecord") return record.bytes;
    if (record.name !== "desk") world.whileOpening();
    return record.locked;
  },
}));
vi.mock("./guard", () => {
  const run = async (kind: string, { file }: { file?: File }) => {
    if (kind !== "open") return null;
    const sha256 = [...new Uint8Array(await crypto.subtle.digest("SHA-256", (await file?.arrayBuffer()) ?? new ArrayBuffer(0)))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return { info: { format: "jpeg", sha256 }, hidden: { evidence: { make: "Apple", model: "iPad", serial: "1", software: "", taken: "2026-11-26" }, summary: [] } };
  };
  return { guard: async () => ({ pictures: { run }, words: { run } }), loading: signal({ kind: "loading" }) };
});

const idsOnDisk = () => [...disk.records.keys()].filter((name) => name.endsWith("/file")).map((name) => name.split("/")[0] ?? "");
const onDisk = () => [...disk.records.values()].map((bytes) => new TextDecoder().decode(bytes)).join("\n");
const file = (name: string, megabytes?: number): File => {
  const made = new File([`the bytes of ${name}`], name, { type: "image/jpeg", lastModified: 1 });
  // As large as it says: the test has no room for hundreds of megabytes either.
  if (megabytes !== undefined) Object.defineProperty(made, "size", { value: megabytes * 1024 * 1024 });
  return made;
};

/** The page as a fresh tab has it. */
async function visit() {
  vi.resetModules();
  vi.doMock("./kept", () => ({
    kept: signal({ kind: "off" }),
    keys: signal(0),
    heldKey: () => (world.key === 0 ? null : new Uint8Array([world.key])),
    finishBeforeLocking: () => {},
    keeping: signal({ kind: "kept" }),
    isAllKept: signal(true),
  }));
  const page = {
    ...(await import("./work-kept")),
    ...(await import("./work-back")),
    ...(await import("./trip")),
    ...(await import("./trip-groups")),
    ...(await import("./trip-copies")),
    ...(await import("./trip-forget")),
    ...(await import("./leaving")),
    ...(await import("./keeps-photos")),
    ...(await import("./kept")),
  };
  page.keepWork();
  const isRead = () => vi.waitFor(() => expect(page.tripPhotos.value.every(({ stage }) => stage.value.kind === "read")).toBe(true));
  return {
    ...page,
    names: () => page.tripPhotos.value.map((photo) => photo.file.name),
    photo: (name: string) => page.tripPhotos.value.find((each) => each.file.name === name)!,
    bring: async (...files: File[]) => {
      page.addTripPhotos(files);
      await isRead();
    },
    /** Somebody unlocks, and has asked for the photos or has not. */
    unlock: async (keeps: boolean) => {
      page.keepsPhotos.value = keeps;
      page.kept.value = { kind: "open" };
      await isRead();
    },
    isKept: (left = 0) => vi.waitFor(() => expect(page.workKeeping.value).toMatchObject({ kind: "kept", left }), 3000),
  };
}
type Visit = Awaited<ReturnType<typeof visit>>;
const say = ({ groups, answer }: Visit) => answer(groups.value[0]!, { taker: { kind: "role", role: "class-teacher" }, permission: { by: "Mrs Bell", on: "2026-11-25" } });

beforeEach(() => {
  disk.records.clear();
  disk.tabIsClosed = false;
  Object.assign(world, { key: 1, whileKeeping: () => {}, whileOpening: () => {} });
});

test("the next tab has the trip as the closed one left it", async () => {
  const left = await visit();
  await left.unlock(true);
  await left.bring(file("b.jpg"), file("a.jpg"), file("c.jpg"));
  say(left);
  left.photo("a.jpg").copy.value = { kind: "saved", name: "2026-11-26 museum 001.jpg" };
  left.photo("a.jpg").listed.value = left.photo("c.jpg").chosen.value = true;
  left.naming.value = "day";
  left.word.value = "museum";
  await left.isKept();

  disk.tabIsClosed = true;
  const next = await visit();
  expect(next.names()).toEqual([]);
  await next.unlock(true);
  await next.isKept();
  expect(next.names()).toEqual(["b.jpg", "a.jpg", "c.jpg"]);
  expect(next.photo("a.jpg").copy.value).toEqual({ kind: "saved", name: "2026-11-26 museum 001.jpg" });
  expect(["a.jpg", "b.jpg", "c.jpg"].map((name) => [next.photo(name).isSaved, next.photo(name).listed.value, next.photo(name).chosen.value])).toEqual([
    [true, true, false],
    [false, false, false],
    [false, false, true],
  ]);
  expect(next.answerOf(next.groups.value[0]!)).toEqual(left.answerOf(left.groups.value[0]!));
  expect([next.naming.value, next.word.value]).toEqual(["day", "museum"]);
  expect(await next.photo("b.jpg").file.text()).toBe("the bytes of b.jpg");
  expect(next.cameBack.value).toEqual({ photos: 3, lost: 0 });
});

test("a photo that is being opened when everything is forgotten does not come back", async () => {
  const left = await visit();
  await left.unlock(true);
  await left.bring(file("a.jpg"));
  await left.isKept();
  disk.tabIsClosed = true;
  const next = await visit();
  world.whileOpening = () => void (world.key = 0);
  await next.unlock(true);
  await vi.waitFor(() => expect(world.key).toBe(0));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(next.names()).toEqual([]);
});

test("what was said of another picture is not taken for this one’s", async () => {
  const left = await visit();
  await left.unlock(true);
  await left.bring(file("a.jpg"), file("b.jpg"));
  left.photo("a.jpg").listed.value = true;
  await left.isKept();
  const [a, b] = idsOnDisk();
  disk.records.set(`${b}/answers`, disk.records.get(`${a}/answers`)!);

  disk.tabIsClosed = true;
  const next = await visit();
  await next.unlock(true);
  await next.isKept();
  expect([next.photo("a.jpg").listed.value, next.photo("b.jpg").listed.value]).toEqual([true, false]);
});

test("a photo that was brought in again before it was unlocked is there once, with what was said of it", async () => {
  const left = await visit();
  await left.unlock(true);
  await left.bring(file("a.jpg"), file("b.jpg"));
  left.photo("a.jpg").listed.value = true;
  await left.isKept();

  disk.tabIsClosed = true;
  const next = await visit();
  await next.bring(file("a.jpg"));
  await next.unlock(true);
  await next.isKept();
  expect(next.names()).toEqual(["a.jpg", "b.jpg"]);
  expect(next.photo("a.jpg").listed.value).toBe(true);
  expect(idsOnDisk()).toHaveLength(2);
});

test("photos for which there is no room are left, told, and kept as soon as there is", async () => {
  const page = await visit();
  await page.unlock(true);
  await page.bring(file("a.jpg", 200), file("b.jpg", 200), file("c.jpg", 50));
  say(page);
  await page.isKept(1);
  expect(page.workKeeping.value).toMatchObject({ photos: 2, bytes: 250 * 1024 * 1024 });
  expect(page.hasUnsavedWork.value).toBe(true);
  page.removeTripPhoto(page.photo("a.jpg"));
  await page.isKept();
  expect(onDisk()).not.toContain("the bytes of a.jpg");
  expect(onDisk()).toContain("the bytes of b.jpg");
});

test("what is said while the rest is being kept is not told of as kept before it is", async () => {
  const page = await visit();
  await page.unlock(true);
  await page.bring(file("a.jpg"));
  await page.isKept();
  page.photo("a.jpg").chosen.value = true;
  world.whileKeeping = () => void (page.photo("a.jpg").listed.value = true);
  await vi.waitFor(() => expect(onDisk()).toContain('"chosen":true'), 3000);
  const tooSoon = page.workKeeping.value.kind === "kept" && !onDisk().includes('"listed":true');
  expect(tooSoon).toBe(false);
  await page.isKept();
  expect(onDisk()).toContain('"listed":true');
});

test("a photo for which there is no room is not told of any more once its copy is made", async () => {
  const page = await visit();
  await page.unlock(true);
  await page.bring(file("a.jpg", 200), file("b.jpg", 200));
  say(page);
  await page.isKept(1);
  page.photo("b.jpg").copy.value = { kind: "saved", name: "b.jpg" };
  await page.isKept(0);
  expect(page.hasUnsavedWork.value).toBe(false);
});

test("locked with another key, all of the trip is locked anew", async () => {
  const page = await visit();
  await page.unlock(true);
  await page.bring(file("a.jpg"));
  await page.isKept();
  const before = [...disk.records.keys()].sort();
  disk.records.clear();
  world.key = 2;
  page.keys.value++;
  await vi.waitFor(() => expect([...disk.records.keys()].sort()).toEqual(before), 3000);
});

test("a copied photo stays until it is taken off; when the trip is emptied nothing of it is left", async () => {
  const page = await visit();
  await page.unlock(true);
  await page.bring(file("a.jpg"));
  say(page);
  page.photo("a.jpg").copy.value = { kind: "saved", name: "a.jpg" };
  page.photo("a.jpg").listed.value = true;
  await page.isKept();
  expect(idsOnDisk()).toHaveLength(1);
  page.emptyTrip();
  await page.isKept();
  expect([...disk.records.keys()]).toEqual(["desk"]);
  expect(onDisk()).not.toContain("Mrs Bell");
});

test("whoever unticks it leaves nothing on the device", async () => {
  const page = await visit();
  await page.unlock(true);
  await page.bring(file("a.jpg"));
  await page.isKept();
  page.keepsPhotos.value = false;
  await vi.waitFor(() => expect(disk.records.size).toBe(0));
});

test("without it nothing is kept, and whoever has said something is warned until every photo is copied or listed", async () => {
  const page = await visit();
  await page.unlock(false);
  await page.bring(file("a.jpg"), file("b.jpg"));
  expect(page.hasUnsavedWork.value).toBe(false);
  say(page);
  expect(page.hasUnsavedWork.value).toBe(true);
  page.photo("a.jpg").copy.value = { kind: "saved", name: "a.jpg" };
  expect(page.hasUnsavedWork.value).toBe(true);
  page.photo("b.jpg").listed.value = true;
  expect(page.hasUnsavedWork.value).toBe(false);
  expect(disk.records.size).toBe(0);
});
