// One face after the other, and whose name is offered first.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Listed } from "../bridge/protocol";
import { newFace } from "./found";
import { forgetNamed, likelyFirst } from "./likely";
import { answerInHand, beginNaming, facesLeft, goBackNaming, goOnNaming, inHand } from "./naming";
import { displayName, search } from "./people";
import type { PhotoEntry } from "./photo";
import { addPhotos, photos, removePhoto } from "./photos";
import { classList } from "./school";

vi.mock("./guard", () => ({ guard: () => new Promise(() => null) }));

const person = (forename: string, group: string): Listed => ({ id: forename, kind: "pupil", forename, surname: "Bird", knownAs: null, knownAsSurname: null, class: group });
const people = [person("Avocet", "K"), person("Dunlin", "S"), person("Lark", "S"), person("Plover", "S"), person("Wren", "K")];

let first: PhotoEntry, second: PhotoEntry;
beforeEach(() => {
  classList.value = { people, problems: [] };
  addPhotos(["a.jpg", "b.jpg", "c.jpg"].map((name) => new File(["a"], name)));
  [first, , second] = photos.value as [PhotoEntry, PhotoEntry, PhotoEntry];
  for (const photo of photos.value) {
    photo.info.value = { width: 100, height: 80, sha256: "", frames: 1 } as PhotoEntry["info"]["value"];
    photo.stage.value = { kind: "ready" };
  }
  // The photo between the two has nobody in it.
  for (const photo of [first, second]) photo.faces.value = [1, 30].map((x) => newFace({ region: { x, y: 1, width: 9, height: 9 }, score: 900, landmarks: [], subject: null }));
});
afterEach(() => {
  for (const photo of photos.value) removePhoto(photo);
  classList.value = null;
  forgetNamed();
});

const at = () => inHand.value && [inHand.value.photo.file.name, inHand.value.photo.faces.value.indexOf(inHand.value.face)];
const name = (id: string) => answerInHand({ kind: "person", id });

test("an answer goes on to the next face, from photo to photo, until there is none", () => {
  beginNaming(null);
  const seen = [at()];
  for (const id of ["Wren", "Lark", "Plover", "Dunlin"]) {
    name(id);
    seen.push(at());
  }
  expect(seen).toEqual([["a.jpg", 0], ["a.jpg", 1], ["c.jpg", 0], ["c.jpg", 1], null]);
  expect(facesLeft.value).toBe(0);
});

test("a face that is put off comes again after the others", () => {
  beginNaming(null);
  goOnNaming();
  for (const id of ["Lark", "Plover", "Dunlin"]) name(id);
  expect(at()).toEqual(["a.jpg", 0]);
});

test("the way back leads over the answers that were given, and forward again to what is open", () => {
  beginNaming(null);
  name("Wren");
  goBackNaming();
  expect(inHand.value?.face.subject).toEqual({ kind: "person", id: "Wren" });
  name("Lark");
  expect(at()).toEqual(["a.jpg", 1]);
});

test("a photo that is taken off is passed over", () => {
  beginNaming(null);
  removePhoto(first);
  expect(inHand.value).toBeNull();
  goOnNaming();
  expect(at()).toEqual(["c.jpg", 0]);
});

test("faces of a photo that is still searched are not asked about", () => {
  first.stage.value = { kind: "searching", progress: null };
  beginNaming(null);
  expect(at()).toEqual(["c.jpg", 0]);
});

const offered = (photo: PhotoEntry, index: number, query = "") => search(people, query, likelyFirst(photo, photo.faces.value[index]!.key)).map(displayName).map((each) => each.split(" ")[0]);

test("before anybody is named, the alphabet rules", () => {
  expect(offered(first, 0)).toEqual(["Avocet", "Dunlin", "Lark", "Plover", "Wren"]);
});

test("the classmates of whoever is in the picture come first, and who is in it already comes last", () => {
  beginNaming(null);
  name("Plover");
  expect(offered(first, 1)).toEqual(["Dunlin", "Lark", "Avocet", "Wren", "Plover"]);
});

test("in the next picture whoever was named last comes first, then their class", () => {
  beginNaming(null);
  name("Plover");
  name("Lark");
  expect(offered(second, 0)).toEqual(["Lark", "Plover", "Dunlin", "Avocet", "Wren"]);
});

test("who was named comes first only among those who answer to what is typed equally well", () => {
  beginNaming(null);
  name("Wren");
  expect(offered(second, 0, "p")).toEqual(["Plover"]);
  expect(offered(second, 0, "bird")[0]).toBe("Wren");
});
