// A file that says how a list is read.
import { expect, test } from "vitest";
import type { Mapping } from "../wasm/schoolgate.js";
import { mappingFile, readMapping } from "./mapping-file";

const mapping: Mapping = {
  sheet: "Starling",
  otherSheets: [],
  columns: [{ heading: "Not web", means: "answer", channels: ["website"], about: "picture", polarity: "denial", sureness: "certain" }],
};

test("what is saved is what is opened", async () => {
  expect(await readMapping(mappingFile(mapping))).toEqual(mapping);
});

test.each(["", "null", "[]", "{}", '{"columns": [null]}', '{"columns": [{"means": "answer"}]}', '{"sheet": 7, "columns": []}', "Roses are red"])(
  "%j says nothing of a list",
  async (text) => {
    await expect(readMapping(new Blob([text]))).rejects.toMatchObject({ code: "page.mapping-unreadable" });
  },
);

test("a file too large to be one is not read", async () => {
  await expect(readMapping(new Blob([" ".repeat(1_000_001)]))).rejects.toMatchObject({ code: "page.mapping-unreadable" });
});
