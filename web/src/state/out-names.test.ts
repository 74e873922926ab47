// Names of what goes out together.
import { expect, test } from "vitest";
import { captionsFile } from "./captions-file";
import { folderName, OutNames } from "./out-names";

test("two files of one name stay two, also where capitals do not count", () => {
  const names = new OutNames();
  expect(["a.jpg", "A.JPG", "b/a.jpg", "a.jpg", "a (2).jpg", "a"].map((name) => names.take(name))).toEqual([
    "a.jpg", "A (2).JPG", "b/a.jpg", "a (3).jpg", "a (2) (2).jpg", "a",
  ]);
});

test("a folder's name cannot lead anywhere else, nor hide", () => {
  expect(["..", "a/b", "  Sports   day ", ".hidden", "c:", "end. ", "\u202egpj"].map(folderName)).toEqual(["", "a b", "Sports day", "hidden", "c", "end", "gpj"]);
  expect(folderName("x".repeat(500))).toHaveLength(80);
});

test("captions are a table that no spreadsheet works out", () => {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(
    captionsFile(["File", "Caption", "Alt"], [{ path: "a.jpg", caption: 'They said "hooray",\nthen ran', altText: "=HYPERLINK(1)" }]),
  );
  expect(text).toBe('\uFEFF"File","Caption","Alt"\r\n"a.jpg","They said ""hooray"",\nthen ran","\'=HYPERLINK(1)"\r\n');
});
