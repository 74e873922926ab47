// What lay on the desk comes back; of several desks no photo and no word is lost.
import { expect, test } from "vitest";
import { joinedDesks, readDesk, writtenDesk, type KeptDesk } from "./kept-desk";

const words = (caption: string) => ({ words: { caption, altText: "", fileName: "" }, allowed: [] });
const desk = (more: Partial<KeptDesk>): KeptDesk => ({
  version: 1,
  order: ["a", "b"],
  selected: "b",
  ticked: [],
  view: "sheet",
  way: "photos",
  isTextOpen: false,
  text: words(""),
  post: { ...words(""), network: "x", pictures: [] },
  day: null,
  approvals: [],
  ...more,
});

test("a desk comes back as it was", () => {
  const left = desk({ way: "post", post: { ...words("A day out"), network: "mastodon", pictures: ["b", "a"] }, day: "2026-12-01" });
  expect(readDesk(writtenDesk(left))).toEqual(left);
});

test("what is not a desk is none", () => {
  for (const text of ["", "{}", writtenDesk(desk({})).replace('"sheet"', '"attic"'), writtenDesk(desk({})).replace('"version":1', '"version":9')]) {
    expect(readDesk(text), text).toBeNull();
  }
});

test("of two desks the photos stand one after the other and both texts are there", () => {
  const joined = joinedDesks([desk({ text: words("One") }), desk({ order: ["c"], selected: "c", text: words("Two") })]);
  expect(joined).toMatchObject({ order: ["a", "b", "c"], selected: "c", text: { words: { caption: "One\n\nTwo" } } });
  expect(joinedDesks([desk({ text: words("One") }), desk({ text: words("One") })])?.text.words.caption).toBe("One");
  expect(joinedDesks([])).toBeNull();
});
