// What a page learns of a folder that somebody gave it.
import { expect, test } from "vitest";
import { givePaths, isLitter, withPath } from "./folders";

const file = (path: string) => withPath(new File(["x"], path.split("/").at(-1) ?? ""), path.includes("/") ? path : "");
const cleared = (...names: string[]) => names.map((name) => new File(["y"], name));
const paths = (files: readonly File[]) => files.map(({ webkitRelativePath }) => webkitRelativePath);

test("the names of folders stay behind, their shape does not", () => {
  const given = cleared("1.jpg", "2.jpg", "3.jpg");
  givePaths([file("Emma Jones/a.jpg"), file("Emma Jones/Zoo/b.jpg"), file("Emma Jones/c.jpg")], given);
  expect(paths(given)).toEqual(["folder-1/1.jpg", "folder-1/folder-2/2.jpg", "folder-1/3.jpg"]);
});

test("two folders of the same name inside others stay two", () => {
  const given = cleared("1.jpg", "2.jpg");
  givePaths([file("a/zoo/x.jpg"), file("b/zoo/y.jpg")], given);
  expect(paths(given)).toEqual(["folder-1/folder-2/1.jpg", "folder-3/folder-4/2.jpg"]);
});

test("when some were left out, nobody can say which, and all lie in one folder", () => {
  const given = cleared("1.jpg");
  givePaths([file("a/b/x.jpg"), file("a/y.jpg")], given);
  expect(paths(given)).toEqual(["folder-1/1.jpg"]);
});

test("files that came without a folder get none", () => {
  const [one] = cleared("1.jpg");
  const before = one!.webkitRelativePath;
  givePaths([new File(["x"], "x.jpg")], [one!]);
  expect(one!.webkitRelativePath).toBe(before);
});

test("what systems leave behind is litter, and photos are not", () => {
  expect([".DS_Store", "._IMG_1.jpg", "Thumbs.db", "desktop.ini"].every(isLitter)).toBe(true);
  expect(["IMG_1.jpg", "thumbs.jpg", ".jpg"].some(isLitter)).toBe(false);
});
