// A batch on its way out: one by one, every file whole, the register told of what went and of nothing else.
import { createHash } from "node:crypto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PageError } from "../bridge/page-error";
import { rememberFolder } from "./came-from";
import { cancelRun, outcome, outgoing, run } from "./batch-out";
import { saveIntoFolder } from "./folder-out";
import { PhotoEntry } from "./photo";
import { photos } from "./photos";
import { entries, previousHash, restore } from "./register";
import { channel, classList, policy, rulesVersion } from "./school";
import { saveZip } from "./zip-out";

const given = vi.hoisted(() => ({ files: [] as { name: string; file: Blob }[] }));
vi.mock("./download", () => ({ download: () => null, downloadOnce: (file: Blob, name: string) => given.files.push({ name, file }) }));

/** What the guard clears: the photo's own bytes in capitals. It refuses photos that say so, and can be made to stop. */
const clearing = vi.hoisted(() => ({ before: (_name: string): void => undefined, previous: [] as (string | null)[] }));
vi.mock("./guard", () => {
  const run = async (kind: string, input: { photo: { file: File }; previous: string | null; words: { fileName: string; caption: string } }, options?: { signal?: AbortSignal }) => {
    if (kind === "mentions") return input.words.fileName.includes("Wren") ? [{}] : [];
    if (kind !== "clear") return null;
    const { file } = input.photo;
    clearing.before(file.name);
    if (options?.signal?.aborted) throw new PageError("page.aborted");
    const text = await file.text();
    if (text === "refused") throw new PageError("page.worker-lost");
    clearing.previous.push(input.previous);
    const bytes = new TextEncoder().encode(text.toUpperCase());
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return { bytes, mediaType: "image/jpeg", words: { caption: "A day out", altText: "", fileName: file.name }, entry: JSON.stringify({ previous: input.previous, hash: `of ${text}`, clearedSha256: sha256 }) };
  };
  return { guard: () => Promise.resolve({ pictures: { run }, words: { run } }) };
});

let number = 0;
function clear(name: string, text: string, folder = ""): PhotoEntry {
  const file = new File([text], name);
  if (folder) rememberFolder(file, folder);
  const photo = new PhotoEntry(`p${++number}`, number, file);
  photo.info.value = { width: 1000, height: 800, sha256: "", frames: 1 } as PhotoEntry["info"]["value"];
  photo.deviceFacts.value = { device: null, taken: null };
  photo.stage.value = { kind: "ready" };
  photo.headsCounted.value = { heads: 0, boxes: [], crop: null };
  const verdict = { policy: "p", permitted: true, exposed: false, findings: [], notChecked: [] };
  photo.judgement.value = { submission: photo.submission.value!, rules: 0, verdict };
  return photo;
}

/** The files of a ZIP that is not compressed, by its central directory (APPNOTE 4.3.12). */
async function filesOf(zip: Blob): Promise<Record<string, string>> {
  const bytes = Buffer.from(await zip.arrayBuffer());
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06"));
  const files: Record<string, string> = {};
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [size, names, extra, comment, start] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)];
    const data = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    files[bytes.subarray(at + 46, at + 46 + names).toString()] = bytes.subarray(data, data + size).toString();
    at += 46 + names + extra + comment;
  }
  return files;
}

beforeEach(() => {
  policy.value = {} as typeof policy.value;
  classList.value = { people: [], problems: [] };
  channel.value = "website";
  given.files = [];
  clearing.before = () => undefined;
  clearing.previous = [];
  photos.value = [clear("a.jpg", "one", "Trip/Day 1"), clear("a.jpg", "two", "Trip/Day 1"), clear("b.jpg", "refused"), clear("c.jpg", "three", "Wren Plover")];
});
afterEach(() => {
  photos.value = [];
  policy.value = classList.value = channel.value = null;
  restore([]);
  outcome.value = null;
});

test("a ZIP holds what was cleared, in its folders, and the words beside it", async () => {
  await saveZip(outgoing.value);
  const files = await filesOf(given.files[0]!.file);
  expect(Object.keys(files)).toEqual(["Trip/Day 1/a.jpg", "Trip/Day 1/a (2).jpg", "folder-1/c.jpg", "captions.csv"]);
  expect(files).toMatchObject({ "Trip/Day 1/a.jpg": "ONE", "Trip/Day 1/a (2).jpg": "TWO", "folder-1/c.jpg": "THREE" });
  expect(files["captions.csv"]).toContain('"Trip/Day 1/a (2).jpg","A day out",""');
});

test("one that is refused is left out with its reason, and the others go on", async () => {
  const [a, b, refused] = photos.value;
  await saveZip(outgoing.value);
  expect(outcome.value).toMatchObject({ saved: 3, left: [refused], renamedFolders: 1, cancelled: false, error: null });
  expect(refused!.saveError.value?.code).toBe("page.worker-lost");
  expect([a!, b!, refused!].map((photo) => photo.status.value)).toEqual(["saved", "saved", "clear"]);
});

test("the register has a line for each that went, each bound to the one before", async () => {
  await saveZip(outgoing.value);
  expect(clearing.previous).toEqual([null, "of one", "of two"]);
  expect(entries.value.map((entry) => JSON.parse(entry).hash)).toEqual(["of one", "of two", "of three"]);
});

test("what is made is taken before the next is made", async () => {
  const seen: number[] = [];
  clearing.before = () => seen.push(run.value!.done);
  await saveZip(outgoing.value);
  expect(seen).toEqual([0, 1, 2, 3]);
  expect(run.value).toBeNull();
});

test("a ZIP that is stopped halfway is none: nothing is saved, nothing is in the register", async () => {
  clearing.before = (name) => {
    if (name === "c.jpg") cancelRun();
  };
  await saveZip(outgoing.value);
  expect(given.files).toEqual([]);
  expect(entries.value).toEqual([]);
  expect(outcome.value).toMatchObject({ cancelled: true, saved: 0, error: null });
  expect(photos.value.some((photo) => photo.saving.value || photo.isSaved.value)).toBe(false);
});

test.each([
  ["the class list is another", () => void rulesVersion.value++],
  ["a photo is answered for in another way", () => void (photos.value[0]!.words.value = { ...photos.value[0]!.words.value, caption: "Another" })],
  ["a photo is taken off the page", () => void (photos.value = photos.value.slice(1))],
])("a ZIP during which %s is none", async (_what, happens) => {
  clearing.before = (name) => {
    if (name === "c.jpg") happens();
  };
  await saveZip(outgoing.value);
  expect([given.files, entries.value]).toEqual([[], []]);
  expect(outcome.value).toMatchObject({ saved: 0, error: { code: "page.batch-changed" } });
});

/** A folder as the File System API gives one. `spoil` changes what a file holds once it is written. */
class Folder {
  readonly files = new Map<string, Uint8Array | Folder>();
  readonly name = "Published";
  spoil = (bytes: Uint8Array): Uint8Array => bytes;
  async getDirectoryHandle(name: string): Promise<Folder> {
    const there = this.files.get(name);
    if (there instanceof Folder) return there;
    const made = new Folder();
    this.files.set(name, made);
    return made;
  }
  async getFileHandle(name: string, { create = false } = {}) {
    const there = this.files.get(name);
    if (there instanceof Folder) throw new DOMException("", "TypeMismatchError");
    if (!there && !create) throw new DOMException("", "NotFoundError");
    if (!there) this.files.set(name, new Uint8Array());
    return {
      getFile: async () => new File([this.files.get(name) as Uint8Array<ArrayBuffer>], name),
      createWritable: async () => {
        let written = new Uint8Array();
        return {
          write: async (bytes: Uint8Array<ArrayBuffer>) => {
            written = bytes;
          },
          close: async () => this.files.set(name, this.spoil(written)),
          abort: async () => null,
        };
      },
    };
  }
  async removeEntry(name: string) {
    this.files.delete(name);
  }
  text(path: string): string | undefined {
    const [first, ...rest] = path.split("/");
    const there = this.files.get(first!);
    return there instanceof Folder ? there.text(rest.join("/")) : there && new TextDecoder().decode(there);
  }
}
const chosen = (folder: Folder) => vi.stubGlobal("showDirectoryPicker", async () => folder);
afterEach(() => vi.unstubAllGlobals());

test("into a folder nothing is replaced, and what was there stays", async () => {
  const folder = new Folder();
  folder.files.set("captions.csv", new TextEncoder().encode("mine"));
  (await folder.getDirectoryHandle("folder-1")).files.set("c.jpg", new TextEncoder().encode("theirs"));
  chosen(folder);
  await saveIntoFolder(outgoing.value);
  expect(outcome.value).toMatchObject({ name: "Published", saved: 3, error: null });
  expect(["captions.csv", "folder-1/c.jpg", "folder-1/c (2).jpg", "Trip/Day 1/a.jpg", "Trip/Day 1/a (2).jpg"].map((path) => folder.text(path))).toEqual(["mine", "theirs", "THREE", "ONE", "TWO"]);
  expect(folder.text("captions (2).csv")).toContain("folder-1/c (2).jpg");
});

test("a file that is not what was written is taken away again, and nobody says that it went out", async () => {
  const folder = new Folder();
  folder.spoil = (bytes) => bytes.subarray(1);
  chosen(folder);
  photos.value = [clear("d.jpg", "four")];
  await saveIntoFolder(outgoing.value);
  expect([...folder.files.keys()]).toEqual([]);
  expect(photos.value[0]!.saveError.value?.code).toBe("page.write-differs");
  expect(entries.value).toEqual([]);
  expect(previousHash()).toBeNull();
});

test("whoever closes the chooser has saved nothing", async () => {
  vi.stubGlobal("showDirectoryPicker", () => Promise.reject(new DOMException("", "AbortError")));
  await saveIntoFolder(outgoing.value);
  expect(outcome.value).toBeNull();
});
