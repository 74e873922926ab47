// The school's administrators come first, and what cannot be read is never taken for something else.
import { readFileSync } from "node:fs";
import { afterEach, expect, test, vi } from "vitest";
import { changeOwn, CHANNELS, OWN, ROLES, settingsOf } from "./settings";

afterEach(() => vi.unstubAllGlobals());

/** A store that answers as late as the browser's, with a copy. */
function storeOf(kept: Record<string, unknown>) {
  const local = {
    get: vi.fn(async () => structuredClone(kept)),
    set: vi.fn(async (items: Record<string, unknown>) => void Object.assign(kept, structuredClone(items))),
  };
  vi.stubGlobal("chrome", { storage: { local } });
  return local;
}

const listed = (host: string) => (own: Readonly<Record<string, unknown>>) => ({ ...own, hosts: [...((own.hosts ?? []) as unknown[]), { host }] });

test("what the administrators list nobody changes on the options page", () => {
  const { sites, publisher, fixed } = settingsOf(
    { hosts: [{ host: "school.example", channel: "website" }], publisher: "web-manager" },
    { hosts: [{ host: "school.example", channel: "press" }, { host: "own.example", caption: "#words" }], publisher: "governor" },
  );
  expect(sites).toEqual([
    { host: "school.example", channel: "website", caption: null, isManaged: true },
    { host: "own.example", channel: null, caption: "#words", isManaged: false },
  ]);
  expect(publisher).toBe("web-manager");
  expect(fixed).toContain("publisher");
});

test("the sites that a build was made for are guarded whatever else is set, by what the administrators say of them", () => {
  const { sites } = settingsOf({ hosts: [{ host: "b.example", channel: "press" }] }, { hosts: [] }, ["a.example", "b.example"]);
  expect(sites.map(({ host, channel, isManaged }) => [host, channel, isManaged])).toEqual([
    ["b.example", "press", true],
    ["a.example", null, true],
  ]);
});

test("a listed site that cannot be read is told and not forgotten", () => {
  expect(settingsOf({ hosts: [{ host: "our school" }, { host: "school.example" }] }, null).unread).toEqual(["our school"]);
});

test("without settings nothing is guarded and nothing is assumed", () => {
  for (const nothing of [undefined, null, {}, [], "x", { hosts: "x" }]) {
    expect(settingsOf(nothing, nothing)).toMatchObject({ sites: [], policy: null, channel: null, publisher: null, documents: "pass" });
  }
});

test("a word for documents that nobody knows is the strict one", () => {
  expect(settingsOf({ documents: "perhaps" }, {}).documents).toBe("stop");
  expect(settingsOf({}, { documents: "stop" }).documents).toBe("stop");
});

test("the administrators' schema knows the channels and the people that the guard knows", () => {
  const schema = JSON.parse(readFileSync(new URL("../schema.json", import.meta.url), "utf8"));
  expect(schema.properties.channel.enum).toEqual(CHANNELS);
  expect(schema.properties.hosts.items.properties.channel.enum).toEqual(CHANNELS);
  expect(schema.properties.publisher.enum).toEqual(ROLES);
});

test("of two changes at once none is lost, nor what comes after one that fails", async () => {
  const kept: Record<string, unknown> = { [OWN]: { publisher: "governor" } };
  const local = storeOf(kept);
  await Promise.all([changeOwn(listed("a.example")), changeOwn(listed("b.example"))]);
  expect(kept[OWN]).toEqual({ publisher: "governor", hosts: [{ host: "a.example" }, { host: "b.example" }] });
  local.set.mockRejectedValueOnce(new Error("the disk is full"));
  const [failed, good] = await Promise.allSettled([changeOwn(listed("c.example")), changeOwn(listed("d.example"))]);
  expect([failed.status, good.status]).toEqual(["rejected", "fulfilled"]);
  expect(kept[OWN]).toMatchObject({ hosts: [{ host: "a.example" }, { host: "b.example" }, { host: "d.example" }] });
});

test("a change waits for those of other tabs", async () => {
  const kept: Record<string, unknown> = {};
  const local = storeOf(kept);
  let letIn = () => {};
  const request = vi.fn((_: string, work: () => Promise<void>) => new Promise<void>((resolve) => (letIn = resolve)).then(work));
  vi.stubGlobal("navigator", { locks: { request } });
  const done = changeOwn(listed("a.example"));
  await vi.waitFor(() => expect(request).toHaveBeenCalledOnce());
  expect(local.get).not.toHaveBeenCalled();
  letIn();
  await done;
  expect(kept[OWN]).toEqual({ hosts: [{ host: "a.example" }] });
});
