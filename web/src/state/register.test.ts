// The register of a sitting.
import { expect, test } from "vitest";
import { append, asFile, previousHash, unsavedEntries } from "./register";

test("each line is to hold the hash of the one before, and the file has one line each", async () => {
  expect(previousHash()).toBeNull();
  append('{"previous":null,"hash":"aa"}\n');
  expect(previousHash()).toBe("aa");
  append('{"previous":"aa","hash":"bb"}');
  expect(previousHash()).toBe("bb");
  expect(unsavedEntries.value).toBe(2);
  expect(await asFile().text()).toBe('{"previous":null,"hash":"aa"}\n{"previous":"aa","hash":"bb"}\n');
  expect(unsavedEntries.value).toBe(0);
});
