// The school's administrators come first, and what cannot be read is never taken for something else.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CHANNELS, ROLES, settingsOf } from "./settings";

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
