// What lay on the desk comes back; of several desks no photo and no word is lost.
import { expect, test } from "vitest";
import type { KeptTrip } from "./kept-trip";
import { joinedDesks, readDesk, writtenDesk, type KeptDesk } from "./kept-desk";

const words = (caption: string) => ({ words: { caption, altText: "", fileName: "" }, allowed: [] });
const iPad = { device: "apple\nipad\n1", said: { taker: { kind: "role", role: "class-teacher" }, whose: null, permission: { by: "", on: "" } } } as const;
const phone = { device: "fruit\nphone\n", said: { taker: { kind: "outside" }, whose: "own", permission: { by: "Mrs Bell", on: "2026-11-25" } } } as const;
const trip = (more: Partial<KeptTrip>): KeptTrip => ({ answers: [iPad, phone], naming: "day", word: "museum", ...more });
const desk = (more: Partial<KeptDesk>): KeptDesk => ({
  version: 2,
  order: ["a", "b"],
  selected: "b",
  ticked: [],
  view: "sheet",
  way: "photos",
  isTextOpen: false,
  text: words(""),
  post: { ...words(""), network: "x", pictures: [] },
  trip: null,
  day: null,
  approvals: [],
  ...more,
});

test("a desk comes back as it was", () => {
  const left = desk({ way: "post", post: { ...words("A day out"), network: "mastodon", pictures: ["b", "a"] }, day: "2026-12-01", trip: trip({}) });
  expect(readDesk(writtenDesk(left))).toEqual(left);
});

test("what is not a desk is none", () => {
  for (const text of ["", "{}", writtenDesk(desk({})).replace('"sheet"', '"attic"'), writtenDesk(desk({})).replace('"version":2', '"version":9')]) {
    expect(readDesk(text), text).toBeNull();
  }
});

test("of two desks the photos stand one after the other and both texts are there", () => {
  const joined = joinedDesks([desk({ text: words("One") }), desk({ order: ["c"], selected: "c", text: words("Two") })]);
  expect(joined).toMatchObject({ order: ["a", "b", "c"], selected: "c", text: { words: { caption: "One\n\nTwo" } } });
  expect(joinedDesks([desk({ text: words("One") }), desk({ text: words("One") })])?.text.words.caption).toBe("One");
  expect(joinedDesks([])).toBeNull();
});

test("a desk of the first version, which knew no trips, comes back without one", () => {
  const { trip: _, ...first } = desk({ way: "trip", ticked: ["a"] });
  const text = (more: object) => JSON.stringify({ ...first, version: 1, ...more });
  expect(readDesk(text({}))).toEqual(desk({ way: "trip", ticked: ["a"] }));
  for (const strange of [{ trip: null }, { trip: trip({}) }, { order: "a" }, { version: 2 }, { version: 3 }]) expect(readDesk(text(strange)), JSON.stringify(strange)).toBeNull();
});

test("a desk with half a trip is none: nobody’s permission is read out of it", () => {
  const text = writtenDesk(desk({ trip: trip({}) }));
  expect(readDesk(text)?.trip).toEqual(trip({}));
  const broken = [
    ['"word":"museum"', '"word":7'],
    ['"naming":"day"', '"naming":"tides"'],
    ['"by":"Mrs Bell",', ""],
    ['"whose":"own"', '"whose":"everybody"'],
    ['"kind":"outside"', '"kind":"person"'],
    ['"role":"class-teacher"', '"role":"pirate"'],
  ] as const;
  for (const [from, to] of broken) {
    expect(text).toContain(from);
    expect(readDesk(text.replace(from, to)), to).toBeNull();
  }
});

test("of two desks with trips every device keeps what was said of it, last on the later one; a desk without a trip takes none away", () => {
  const later = { ...iPad, said: { ...iPad.said, taker: { kind: "role", role: "headteacher" } } } as const;
  const joined = joinedDesks([desk({ trip: trip({}) }), desk({ trip: trip({ answers: [later], word: "beach" }) }), desk({ trip: null })]);
  expect(joined?.trip).toEqual({ answers: [iPad, phone, later], naming: "day", word: "beach" });
});
