// The story of what is hidden.
import { expect, test } from "vitest";
import type { MetadataGroup, MetadataItem, MetadataReport } from "../wasm/schoolgate.js";
import { say } from "../words";
import { choicesFor, kept, PARTS, sentences, tellingPictures } from "./hidden";

const item = (name: string, value = ""): MetadataItem => ({ group: "other", name, value, offset: 0 });
const report = (more: Partial<MetadataReport> = {}): MetadataReport => ({
  items: [], summary: [], hiddenBytes: 0, evidence: { make: "", model: "", serial: "", software: "", taken: null },
  position: null, pictures: [], ...more,
});

test("every group of the report is told in one part of the story", () => {
  const told = PARTS.flatMap(({ groups }) => groups);
  expect([...told].sort()).toEqual((Object.keys(say.hidden.groups) as MetadataGroup[]).sort());
  const both = report({ summary: [{ group: "time", text: "When." }, { group: "device", text: "What." }, { group: "location", text: "Where." }] });
  expect(sentences(both, ["location", "time"], "en").map(({ text }) => text)).toEqual(["When.", "Where."]);
});

test("each sentence is told in the language of the page, and marked as English where the guard has no other", () => {
  const summary = [{ group: "time", text: "When.", welsh: "Pryd." }, { group: "location", text: "Where.", welsh: "" }] as const;
  const both = report({ summary: [...summary] });
  expect(sentences(both, ["location", "time"], "cy")).toEqual([{ text: "Pryd.", language: "cy" }, { text: "Where.", language: "en" }]);
  expect(sentences(both, ["time"], "en")).toEqual([{ text: "When.", language: "en" }]);
});

test("a choice is offered only about what is in the file", () => {
  expect(choicesFor(report({ items: [item("Make")] }))).toEqual([]);
  expect(choicesFor(report({ items: [item("GainMap")] }))).toEqual(["keepGainMap"]);
  expect(choicesFor(report({ items: [item("ICCDescription"), item("hdrgm:Version")] }))).toEqual(["keepGainMap", "plainProfile"]);
});

test("the page says what stays", () => {
  const both = report({ items: [item("ICCDescription"), item("GainMap")] });
  expect(kept(both, {})).toEqual(["profile"]);
  expect(kept(both, { keepGainMap: true, plainProfile: true })).toEqual(["gainMap"]);
  expect(kept(report(), { keepGainMap: true })).toEqual([]);
});

test("a hidden picture is shown when it differs, or when nobody could tell", () => {
  const picture = (differs: boolean | null) => ({ kind: "exif" as const, offset: 9, length: 9, width: 1, height: 1, differs });
  expect(tellingPictures(report({ pictures: [picture(true), picture(false), picture(null)] })).map(({ differs }) => differs)).toEqual([true, null]);
  expect(tellingPictures(report())).toEqual([]);
});
