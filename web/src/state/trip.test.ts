// A trip's photos are opened and no more; who took them and on whose device decides whether copies are made; what was
// copied has to be deleted.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Device, Evidence, PolicyInfo } from "../wasm/schoolgate.js";
import { PageError } from "../bridge/page-error";
import { rememberFolder } from "./came-from";
import { today } from "./day";
import { items } from "./items";
import { classList, policy } from "./school";
import { findTakers, takerOf } from "./takers";
import { addTripPhotos, bringTripPhotoBack, broughtTwice, leftOut, tripPhotos } from "./trip";
import { copied, saveCopies } from "./trip-copies";
import { forgetTrip } from "./trip-forget";
import { answer, answerForAll, groups, ready, takerOfAll, tally, waitsFor, type Group } from "./trip-groups";
import { isOverdue, listForDeletion, removeDone, restoreToDelete, stillToDelete, takeBack, tickOff, toDelete, toDeleteCsv, writtenToDelete } from "./trip-todo";

/** What the files say, by name, and what the guard was asked to do. */
const world = vi.hoisted(() => ({ ordered: [] as string[], devices: new Map<string, unknown>(), saved: [] as string[] }));
vi.mock("./download", () => ({ downloadOnce: (_: Blob, name: string) => world.saved.push(name) }));
vi.mock("./guard", () => {
  const run = async (kind: string, input: { file?: File; evidence?: Evidence }) => {
    world.ordered.push(kind);
    switch (kind) {
      case "open": {
        const name = input.file?.name ?? "";
        if (name.startsWith("broken")) throw new PageError("page.file-unreadable");
        const evidence = { make: "", model: "", serial: "", software: "", taken: null, ...(world.devices.get(name) as object) };
        return { info: { format: "jpeg", width: 4, height: 3 }, hidden: { evidence, summary: [] } };
      }
      case "deviceFacts": {
        const { model = "", taken = null } = input.evidence ?? {};
        const device = ({ iPad: "school", Phone: "other" } as Record<string, Device>)[model] ?? "unknown";
        return { device, taken };
      }
      case "clean":
        return { bytes: new Uint8Array([1, 2, 3]), mediaType: "image/jpeg", sha256: "" };
      default:
        return null;
    }
  };
  return { guard: () => Promise.resolve({ pictures: { run }, words: { run } }) };
});

const rules = (values: Record<string, string>): PolicyInfo =>
  ({ rules: [{ controls: Object.entries(values).map(([key, value]) => ({ key, value })) }] }) as unknown as PolicyInfo;
const clavering = rules({ "device.staff-own": "with-permission", "device.transfer-days": "0", "retention.leaver": "class teacher" });

const photo = (name: string, says: Partial<Evidence> = {}): File => {
  world.devices.set(name, says);
  return new File(["a photo"], name, { type: "image/jpeg" });
};
const bring = async (...files: File[]) => {
  addTripPhotos(files);
  await vi.waitFor(() => expect(tripPhotos.value.every(({ stage, facts }) => stage.value.kind === "failed" || facts.value !== null || policy.value === null)).toBe(true));
  await vi.waitFor(() => expect(tripPhotos.value.some(({ stage }) => stage.value.kind === "reading")).toBe(false));
};
const group = (device: Device): Group => {
  const found = groups.value.find((each) => each.device === device);
  if (!found) throw new Error(`no photos from ${device}`);
  return found;
};

const teacher = { kind: "role", role: "class-teacher" } as const;
const iPad = { make: "Apple", model: "iPad", serial: "1", taken: today() };
const phone = { make: "Fruit", model: "Phone", taken: "2020-02-02" };

beforeEach(() => {
  policy.value = clavering;
});
afterEach(() => {
  forgetTrip();
  policy.value = classList.value = null;
  world.ordered.length = world.saved.length = 0;
});

test("no face is ever looked for", async () => {
  await bring(photo("a.jpg", iPad), photo("b.jpg"));
  expect(world.ordered).toContain("open");
  expect(world.ordered).not.toContain("search");
});

test("what is no photo is left out and told, what is here already comes once, and a broken one stops no other", async () => {
  const a = photo("a.jpg", iPad);
  await bring(a, a, new File([""], "clip.MOV", { type: "video/quicktime" }), new File([""], ".DS_Store"), photo("broken.jpg"));
  expect(leftOut.value).toEqual(["clip.MOV"]);
  expect(broughtTwice.value).toBe(1);
  expect(tripPhotos.value.map(({ file, stage }) => [file.name, stage.value.kind])).toEqual([["a.jpg", "read"], ["broken.jpg", "failed"]]);
  await bring(a);
  expect(broughtTwice.value).toBe(1);
  expect(tripPhotos.value).toHaveLength(2);
  expect(groups.value.flatMap(({ photos }) => photos.map(({ file }) => file.name))).toEqual(["a.jpg"]);
});

test("the school's devices come first, and the sum counts what each file says", async () => {
  await bring(photo("p.jpg", phone), photo("a.jpg", iPad), photo("b.jpg", iPad), photo("n.jpg"));
  expect(groups.value.map(({ device, photos }) => [device, photos.length])).toEqual([["school", 2], ["other", 1], ["unknown", 1]]);
  expect(tally.value).toEqual({ all: 4, school: 2, other: 1, unknown: 1, late: 1 });
});

test("without rules no copy is made", async () => {
  policy.value = null;
  await bring(photo("a.jpg", iPad));
  answerForAll(teacher);
  expect(groups.value.map((each) => waitsFor(each))).toEqual(["rules"]);
  expect(ready.value).toEqual([]);
});

test("photos from the school's device wait only for who took them", async () => {
  await bring(photo("a.jpg", iPad));
  expect(waitsFor(group("school"))).toBe("taker");
  answerForAll(teacher);
  expect(waitsFor(group("school"))).toBeNull();
});

test("somebody's own device needs the headteacher's permission: by somebody, on a day that has come", async () => {
  await bring(photo("p.jpg", phone));
  answerForAll(teacher);
  expect(waitsFor(group("other"))).toBe("whose");
  answer(group("other"), { whose: "own" });
  expect(waitsFor(group("other"))).toBe("permission");
  for (const permission of [{ by: " ", on: "2026-01-01" }, { by: "Mrs Bell", on: "" }, { by: "Mrs Bell", on: "9999-01-01" }]) {
    answer(group("other"), { permission });
    expect(waitsFor(group("other"))).toBe("permission");
  }
  answer(group("other"), { permission: { by: "Mrs Bell", on: "2026-01-01" } });
  expect(waitsFor(group("other"))).toBeNull();
});

test("where staff never use their own, no permission helps; a parent is no member of staff", async () => {
  policy.value = rules({ "device.staff-own": "never" });
  await bring(photo("p.jpg", phone));
  answer(group("other"), { taker: teacher, whose: "own", permission: { by: "Mrs Bell", on: "2026-01-01" } });
  expect(waitsFor(group("other"))).toBe("never");
  answer(group("other"), { taker: { kind: "outside" } });
  expect(waitsFor(group("other"))).toBeNull();
});

test("a senior leader may use their own where the rules say so, a teacher needs permission", async () => {
  policy.value = rules({ "device.staff-own": "senior-leaders" });
  await bring(photo("p.jpg", phone));
  answer(group("other"), { taker: { kind: "role", role: "senior-leader" }, whose: "own" });
  expect(waitsFor(group("other"))).toBeNull();
  answer(group("other"), { taker: teacher });
  expect(waitsFor(group("other"))).toBe("permission");
});

test("rules that this page does not know allow no device of anybody's own", async () => {
  policy.value = rules({ "device.staff-own": "whatever-comes-next" });
  await bring(photo("p.jpg", phone));
  answer(group("other"), { taker: teacher, whose: "own", permission: { by: "Mrs Bell", on: "2026-01-01" } });
  expect(waitsFor(group("other"))).toBe("never");
});

test("only staff, roles and somebody from outside are offered, and nobody else is taken", () => {
  const person = (id: string, kind: "pupil" | "staff", forename: string) =>
    ({ id, kind, forename, surname: "Dunlin", knownAs: null, knownAsSurname: null, class: "" });
  classList.value = { people: [person("P", "pupil", "Wren"), person("S", "staff", "Avocet")], problems: [] };
  expect(findTakers("dunlin").map(({ name }) => name)).toEqual(["Avocet Dunlin"]);
  expect(findTakers("teach").map(({ id }) => id)).toEqual(["role:class-teacher", "role:headteacher"]);
  expect(takerOf("person:P")).toBeNull();
  expect(takerOf("person:S")).toEqual({ kind: "person", id: "S" });
});

test("copies are made of what may have one, under names of their own, and are listed for deleting", async () => {
  await bring(photo("a.jpg", iPad), photo("A.jpg", { ...iPad, serial: "2" }), photo("p.jpg", phone));
  answerForAll(teacher);
  await saveCopies("files");
  expect(world.saved).toEqual(["a.jpg", "A (2).jpg"]);
  expect(copied.value).toMatchObject({ number: 2, failed: 0 });
  expect(toDelete.value.map(({ files, by, takenBy }) => [files, by, takenBy])).toEqual([
    [["a.jpg"], today(), "A class teacher"],
    [["A.jpg"], today(), "A class teacher"],
  ]);
  expect(ready.value).toEqual([]);
});

test("a copy is listed for deleting as soon as it is saved, though the next one is not made", async () => {
  await bring(photo("a.jpg", iPad), photo("b.jpg", iPad));
  answerForAll(teacher);
  const all = saveCopies("files");
  await vi.waitFor(() => expect(world.saved).toEqual(["a.jpg"]));
  expect(toDelete.value.map(({ files }) => files)).toEqual([["a.jpg"]]);
  await all;
  expect(toDelete.value.map(({ files }) => files)).toEqual([["a.jpg", "b.jpg"]]);
});

test("who took them all is told only while it is the same for every device", async () => {
  await bring(photo("a.jpg", iPad), photo("p.jpg", phone));
  expect(takerOfAll.value).toBeNull();
  answerForAll(teacher);
  expect(takerOfAll.value).toEqual(teacher);
  answer(group("other"), { taker: { kind: "outside" } });
  expect(takerOfAll.value).toBeNull();
});

test("a photo from a folder is not there twice when it comes back and the folder is chosen again", async () => {
  const [kept, chosen] = [photo("a.jpg", iPad), photo("a.jpg", iPad)];
  Object.defineProperty(kept, "lastModified", { value: chosen.lastModified });
  rememberFolder(kept, "trip");
  Object.defineProperty(chosen, "webkitRelativePath", { value: "trip/a.jpg" });
  bringTripPhotoBack(kept, () => {});
  await bring(chosen);
  expect([tripPhotos.value.length, broughtTwice.value]).toEqual([1, 1]);
});

test("a list is done only when somebody did it, and what is not done cannot be taken off it", async () => {
  await bring(photo("a.jpg", iPad));
  answerForAll(teacher);
  listForDeletion(group("school"), group("school").photos);
  const id = toDelete.value[0]?.id ?? "";
  expect(tickOff(id, "  ")).toBe(false);
  removeDone();
  expect(stillToDelete.value).toHaveLength(1);
  expect(tickOff(id, "Mr Reed")).toBe(true);
  expect(toDelete.value[0]?.done).toEqual({ by: "Mr Reed", on: today() });
  takeBack(id);
  expect(stillToDelete.value).toHaveLength(1);
});

test("a photo is listed once, and a device's later photos join its list", async () => {
  await bring(photo("a.jpg", iPad), photo("b.jpg", { ...iPad, taken: "2020-02-02" }));
  answerForAll(teacher);
  const { photos } = group("school");
  listForDeletion(group("school"), photos.slice(1));
  listForDeletion(group("school"), photos);
  listForDeletion(group("school"), photos);
  expect(toDelete.value).toHaveLength(1);
  expect(toDelete.value[0]?.files).toEqual(["a.jpg", "b.jpg"]);
  expect(toDelete.value[0]?.by).toBe("2020-02-02");
  expect(isOverdue(toDelete.value[0]!)).toBe(true);
});

test("the list can be kept and put back, and one that was cut short is refused", async () => {
  await bring(photo("a.jpg", iPad));
  answerForAll(teacher);
  listForDeletion(group("school"), group("school").photos);
  const [before, text] = [toDelete.value, writtenToDelete()];
  forgetTrip();
  restoreToDelete(text);
  expect(toDelete.value).toEqual(before);
  for (const broken of ["", "{}", text.slice(0, -5), text.replace('"files"', '"file"'), text.replace('"version":1', '"version":2')]) {
    expect(() => restoreToDelete(broken)).toThrow();
    expect(toDelete.value).toEqual(before);
  }
});

test("it is among what can be kept on the device, and there is nothing to keep before", async () => {
  const item = items.find(({ name }) => name === "trip.json");
  expect(item?.bytes.value).toBeNull();
  await bring(photo("a.jpg", iPad));
  answerForAll(teacher);
  listForDeletion(group("school"), group("school").photos);
  const [bytes, before] = [item!.bytes.value!, toDelete.value];
  forgetTrip();
  await item!.restore(bytes);
  expect(toDelete.value).toEqual(before);
});

test("as a table, a photo called like a formula is none", async () => {
  await bring(photo("=HYPERLINK(1).jpg", iPad));
  answerForAll(teacher);
  listForDeletion(group("school"), group("school").photos);
  const [, row] = toDeleteCsv().split("\r\n");
  expect(row).toContain(`"'=HYPERLINK(1).jpg"`);
  expect(row).toContain(`"${today()}","no","",""`);
});
