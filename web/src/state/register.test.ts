// The register of a sitting.
import { expect, test, vi } from "vitest";
import { PageError } from "../bridge/page-error";
import { append, asFile, entries, inTurn, opened, openError, openRegister, previousHash, restore, unsavedEntries } from "./register";

/** A guard that takes every register but those with the word "bad" in them. */
vi.mock("./guard", () => ({
  guard: async () => ({
    words: {
      run: async (_: string, { bytes }: { bytes: Uint8Array }) => {
        if (new TextDecoder().decode(bytes).includes("bad")) throw new PageError({ code: "register.broken", message: "", remedy: "", detail: "", place: { kind: "line", line: 2 } });
        return null;
      },
    },
  }),
}));
const file = (text: string, name = "register.jsonl") => new File([text], name);

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

test("an opened register is continued after its last line, and is itself no work that could be lost", async () => {
  await openRegister(file('{"hash":"cc"}\n{"hash":"dd"}\n'));
  expect(opened.value).toEqual({ fileName: "register.jsonl", lines: 2 });
  expect(previousHash()).toBe("dd");
  expect(unsavedEntries.value).toBe(0);
  append('{"previous":"dd","hash":"ee"}');
  expect(unsavedEntries.value).toBe(1);
});

test("lines that no file holds are never put aside for another register", async () => {
  await openRegister(file('{"hash":"ff"}\n'));
  expect(openError.value?.error.code).toBe("page.register-unsaved");
  expect(previousHash()).toBe("ee");
  asFile();
});

test("a broken register is not opened, names its line, and leaves the one before it open", async () => {
  await openRegister(file('{"hash":"gg"}\nbad\n', "broken.jsonl"));
  expect(openError.value).toMatchObject({ fileName: "broken.jsonl", error: { code: "register.broken", place: { kind: "line", line: 2 } } });
  expect(opened.value?.fileName).toBe("register.jsonl");
  expect(entries.value).toHaveLength(3);
});

test("of two that write, the second waits for the first, even when the first fails", async () => {
  const done: string[] = [];
  const slow = inTurn(async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    done.push("slow");
    throw new Error("it failed");
  });
  const quick = inTurn(async () => done.push("quick"));
  await expect(slow).rejects.toThrow();
  await quick;
  expect(done).toEqual(["slow", "quick"]);
});

test("a line that does not go on from the last one is not taken", () => {
  restore(['{"previous":null,"hash":"aa"}']);
  expect(() => append('{"previous":null,"hash":"bb"}')).toThrow(expect.objectContaining({ code: "page.unexpected" }));
  expect(entries.value).toHaveLength(1);
  append('{"previous":"aa","hash":"bb"}');
  expect(previousHash()).toBe("bb");
});
