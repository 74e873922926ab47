// What a teacher types as a site becomes the site that is guarded, and nothing wider or narrower.
import { expect, test } from "vitest";
import { closest, isOf, patternsOf, readHost } from "./hosts";

test("an address is read as its site, however it was pasted", () => {
  for (const typed of [
    "learning.school.example",
    " Learning.School.Example ",
    "https://learning.school.example/upload?class=3#top",
    "http://learning.school.example:8080",
    "learning.school.example.",
    "*://learning.school.example/*",
  ]) {
    expect(readHost(typed), typed).toBe("learning.school.example");
  }
  expect(readHost("https://ysgol-llŷn.example")).toBe("xn--ysgol-lln-29b.example");
  expect(readHost("127.0.0.1:8080")).toBe("127.0.0.1");
  expect(readHost("localhost")).toBe("localhost");
});

test("a star stands for everything below and for the site itself", () => {
  expect(readHost("*.school.example")).toBe("*.school.example");
  expect(readHost("https://*.school.example/x")).toBe("*.school.example");
  expect(isOf("*.school.example", "school.example")).toBe(true);
  expect(isOf("*.school.example", "a.b.school.example")).toBe(true);
  expect(isOf("*.school.example", "preschool.example")).toBe(false);
  expect(isOf("school.example", "a.school.example")).toBe(false);
  expect(isOf("*", "any.example")).toBe(true);
});

test("what is no site is refused and never mended into one", () => {
  expect(readHost("  ")).toBe("empty");
  for (const typed of ["our school", "file:///photos", "chrome://settings", "*.*.example", "sch*ol.example", "*.", "a..b", "user@school.example", "*.10.0.0.1", "https://", "%00.example"]) {
    expect(readHost(typed), typed).toBe("not-a-site");
  }
});

test("a site is guarded by every scheme, port and path", () => {
  expect(patternsOf("school.example")).toEqual(["*://school.example/*"]);
  expect(patternsOf("*")).toEqual(["*://*/*"]);
});

test("what is set for a site itself goes before what is set for all below a longer, then a shorter name", () => {
  const entries = ["*", "*.example", "*.school.example", "photos.school.example"].map((host) => ({ host }));
  const chosen = (name: string): string | undefined => closest(entries, name)?.host;
  expect(chosen("photos.school.example")).toBe("photos.school.example");
  expect(chosen("www.school.example")).toBe("*.school.example");
  expect(chosen("other.example")).toBe("*.example");
  expect(chosen("other.test")).toBe("*");
  expect(closest([{ host: "school.example" }], "other.example")).toBeNull();
});
