// Several lists read as one by the guard itself, on exports as schools' systems make them.
import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type * as Guard from "../wasm/schoolgate.js";
import { readLists } from "./list-reading";

const wasm = new URL("../wasm/schoolgate_bg.wasm", import.meta.url);
const exported = (name: string) => new Uint8Array(readFileSync(new URL(`../../../fixtures/class-lists/exports/${name}`, import.meta.url)));

describe.runIf(existsSync(wasm))("reading lists", () => {
  let guard: typeof Guard;
  beforeAll(async () => {
    guard = await import("../wasm/schoolgate.js");
    await guard.default({ module_or_path: new Uint8Array(readFileSync(wasm)) });
  });

  const source = (name: string, bytes = exported(name)) => ({ name, bytes, mapping: guard.suggestMapping(bytes, null, null) });
  const broken = () => ({ ...source("arbor-website.csv"), name: "poem.csv", bytes: new TextEncoder().encode("Roses are red") });

  test("two downloads about the same people make one list of them", () => {
    const { report } = readLists(guard, [source("arbor-website.csv"), source("arbor-social-media.csv")], true);
    expect(report?.people.map(({ id }) => id)).toEqual(["Z900000000001", "Z900000000002", "Z900000000003"]);
    expect(report?.files).toEqual(Array(2).fill({ people: 3, encoding: expect.stringMatching(/^UTF-8/u), separator: "," }));
  });

  test("what is told of people has no answers in it", () => {
    const { report } = readLists(guard, [source("juniper.csv")], true);
    expect(Object.keys(report?.people[0] ?? {}).sort()).toEqual(["class", "forename", "id", "kind", "knownAs", "knownAsSurname", "surname"]);
  });

  test("one that cannot be read leaves the others, and says why", () => {
    const { list, report } = readLists(guard, [broken(), source("juniper.csv"), source("workbook.ods")], true);
    expect(report?.files[0]).toMatchObject({ error: { code: "people.no-names" } });
    expect(report?.files[1]).toMatchObject({ people: 3, separator: ";" });
    expect(report?.files[2]).toMatchObject({ people: 4, encoding: "ODS" });
    expect(list?.report.people).toHaveLength(report?.people.length ?? 0);
  });

  test("with no list that can be read there is none", () => {
    expect(readLists(guard, [], true)).toEqual({ list: null, report: { people: [], problems: [], files: [] } });
    expect(readLists(guard, [broken()], true).list).toBeNull();
  });

  test("a breakdown of the guard is no broken file", () => {
    const breaking = { ...guard, importClassListWith: () => { throw new WebAssembly.RuntimeError("unreachable"); } };
    expect(() => readLists(breaking, [source("juniper.csv")], true)).toThrow(WebAssembly.RuntimeError);
  });
});
