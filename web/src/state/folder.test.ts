// A copy is written into a folder beside what is there, whole, and read again.
import { beforeEach, expect, test } from "vitest";
import { PageError } from "../bridge/page-error";
import { hashOf, writeNew } from "./folder";

/** A folder of the kind that browsers hand out; `spoil` changes what is written, `breaks` fails while it is. */
class Folder {
  readonly files = new Map<string, Uint8Array>();
  readonly folders = new Set<string>();
  spoil = false;
  breaks = false;

  async getFileHandle(name: string, { create = false } = {}) {
    if (this.folders.has(name)) throw new DOMException("", "TypeMismatchError");
    if (!this.files.has(name)) {
      if (!create) throw new DOMException("", "NotFoundError");
      this.files.set(name, new Uint8Array());
    }
    return {
      getFile: async () => new File([this.files.get(name) as Uint8Array<ArrayBuffer>], name),
      createWritable: async () => {
        let held = new Uint8Array();
        return {
          write: async (bytes: Uint8Array) => {
            if (this.breaks) throw new DOMException("", "QuotaExceededError");
            held = new Uint8Array(bytes);
          },
          close: async () => {
            if (this.spoil) held[0] = (held[0] ?? 0) ^ 1;
            this.files.set(name, held);
          },
        };
      },
    };
  }

  async removeEntry(name: string) {
    this.files.delete(name);
  }
}

const bytes = new TextEncoder().encode("a clean picture");
const nameOf = (attempt: number) => (attempt === 1 ? "a.jpg" : `a (${attempt}).jpg`);
let folder: Folder;
const write = async () => writeNew(folder as unknown as FileSystemDirectoryHandle, nameOf, bytes, await hashOf(bytes.buffer as ArrayBuffer));
const codeOf = async (work: Promise<unknown>) => work.then(() => null, (thrown: unknown) => (thrown as PageError).code);

beforeEach(() => {
  folder = new Folder();
});

test("it is there, byte for byte", async () => {
  expect((await write()).name).toBe("a.jpg");
  expect(folder.files.get("a.jpg")).toEqual(bytes);
});

test("no file and no folder that is there already is ever replaced", async () => {
  folder.files.set("a.jpg", new Uint8Array([1]));
  folder.folders.add("a (2).jpg");
  expect((await write()).name).toBe("a (3).jpg");
  expect(folder.files.get("a.jpg")).toEqual(new Uint8Array([1]));
});

test("what reads back otherwise than it was written is taken away, and told", async () => {
  folder.spoil = true;
  expect(await codeOf(write())).toBe("page.write-differs");
  expect(folder.files.size).toBe(0);
});

test("where there is no room nothing is left lying about", async () => {
  folder.breaks = true;
  expect(await codeOf(write())).toBe("page.write-failed");
  expect(folder.files.size).toBe(0);
});
