// What is taken of folders that were dropped or chosen, and what pasted pictures are called.
import { beforeEach, expect, test, vi } from "vitest";
import { foldersOf, rememberFolder } from "./came-from";
import { droppedFolders, leftOut, takeInFolders, takeInOfFolder } from "./dropped-folders";
import { namedAsPasted } from "./pasted";

const taken = vi.hoisted(() => ({ photos: [] as File[], lists: [] as File[] }));
vi.mock("./photos", () => ({ addPhotos: (files: File[]) => taken.photos.push(...files) }));
vi.mock("./class-list", () => ({ addClassLists: (files: File[]) => taken.lists.push(...files) }));
vi.mock("./kept", () => ({ isShut: { value: false } }));

beforeEach(() => {
  taken.photos = [];
  taken.lists = [];
});

/** A folder as the File and Directory Entries API gives it: its entries come at most two at a time, and then none. */
type Tree = { [name: string]: Tree | string | null };
function entry(name: string, content: Tree | string | null, path: string): FileSystemEntry {
  const fullPath = `${path}/${name}`;
  if (content === null || typeof content === "string") {
    const file = (resolve: (file: File) => void, reject: (error: Error) => void) => (content === null ? reject(new Error("gone")) : resolve(new File([content], name)));
    return { name, fullPath, isFile: true, isDirectory: false, file } as unknown as FileSystemEntry;
  }
  const createReader = () => {
    const left = Object.entries(content).map(([each, inside]) => entry(each, inside, fullPath));
    return { readEntries: (resolve: (some: FileSystemEntry[]) => void) => resolve(left.splice(0, 2)) };
  };
  return { name, fullPath, isFile: false, isDirectory: true, createReader } as unknown as FileSystemEntry;
}
const paths = () => taken.photos.map((file) => [...foldersOf(file), file.name].join("/"));

test("folders are gone through to the bottom, in the order people count, and each photo keeps its folder", async () => {
  await takeInFolders([entry("Trip", { "Day 2": { "10.jpg": "a", "9.jpg": "b", deep: { "x.HEIC": "c" } }, "Day 1": { "1.png": "d" } }, "")]);
  expect(paths()).toEqual(["Trip/Day 1/1.png", "Trip/Day 2/9.jpg", "Trip/Day 2/10.jpg", "Trip/Day 2/deep/x.HEIC"]);
  expect(leftOut.value).toBeNull();
});

test("what is hidden is not there, what is no photo is counted, and a file that is gone leaves the others", async () => {
  await takeInFolders([entry("Trip", { ".DS_Store": "x", "Thumbs.db": "x", ".thumbs": { "a.jpg": "x" }, "film.mp4": "x", "gone.jpg": null, "a.jpg": "a" }, "")]);
  expect(paths()).toEqual(["Trip/a.jpg"]);
  expect(leftOut.value).toEqual({ others: 1, tooMany: false });
});

test("a class list in the folder is read as one", async () => {
  await takeInFolders([entry("Trip", { "class.csv": "x", "a.jpg": "a" }, "")]);
  expect([taken.lists.map(({ name }) => name), paths()]).toEqual([["class.csv"], ["Trip/a.jpg"]]);
});

test("a drive dropped by mistake stops, and says so", () => {
  takeInOfFolder(Array.from({ length: 2100 }, (_, index) => new File(["a"], `${index}.jpg`)));
  expect(taken.photos).toHaveLength(2000);
  expect(leftOut.value).toEqual({ others: 0, tooMany: true });
});

test("files dropped without a folder go their usual way", () => {
  const item = (content: Tree | string) => ({ kind: "file", webkitGetAsEntry: () => entry("a", content, "") });
  const transfer = (...items: unknown[]) => ({ items }) as unknown as DataTransfer;
  expect(droppedFolders(transfer(item("a file")))).toBeNull();
  expect(droppedFolders(transfer(item("a file"), item({})))).toHaveLength(2);
  // A browser that does not tell gives the files themselves.
  expect(droppedFolders(transfer({ kind: "file", webkitGetAsEntry: () => null }))).toBeNull();
});

test("a folder leads nowhere but down", () => {
  const file = new File(["a"], "a.jpg");
  rememberFolder(file, "/../Trip/./../Day 1");
  expect(foldersOf(file)).toEqual(["Trip", "Day 1"]);
});

test("a pasted picture gets a name of its own, and a pasted file keeps the one it has", () => {
  const names = (...given: string[]) => namedAsPasted(given.map((name) => new File(["a"], name, { type: "image/png" }))).map(({ name }) => name);
  expect(names("image.png", "IMG_1.jpg")).toEqual(["pasted 1.png", "IMG_1.jpg"]);
  expect(names("image.png")).toEqual(["pasted 2.png"]);
});
