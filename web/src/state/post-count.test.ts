// How long a text is on each network. The numbers for X are those its own conformance tests publish.
import { expect, test } from "vitest";
import { altOver, leftOf, limitOf, type Network } from "./post-count";

const countOf = (network: Network, text: string): number => limitOf(network) - leftOf(network, text);

test.each([
  ["plain words", "This is a test.", 15],
  ["a link counts as 23", "Hi http://test.co", 26],
  ["a secure link", "https://test.com", 23],
  ["a link without its beginning", "test.com", 23],
  ["links among words", "Test https://test.com test https://test.com test.com test", 86],
  ["ten links", "https://www.twitter.com/aloha ".repeat(10).trimEnd(), 239],
  ["a country’s own addresses", "foo.co.jp", 23],
  ["what only looks like a link", `${"randomurl".repeat(6)}randomurls.com`, 68],
  ["letters that count as two", "저찀쯿쿿", 8],
  ["an emoji of four people is one", "H🐱☺👨‍👩‍👧‍👦", 7],
  ["emoji", "😷👾😡🔥💩", 10],
  ["skin colours and trades", "🙋🏽👨‍🎤", 4],
  ["a key", "1⃣", 2],
  ["a flag made of tags", "Unicode 10.0 emoji: 🤪; 🧕; 🧕🏾; 🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", 34],
  ["newer emoji", "Unicode 9.0 emoji: 🤠; 💃; 💃🏾", 29],
  ["signs that are no emoji", "© ®", 3],
  ["an accent typed after its letter", "A\u0301B", 2],
  ["letters joined and not joined", "ZWJ: क्ष -> क्\u200Dष; ZWNJ: क्ष -> क्\u200Cष", 35],
])("X: %s", (_, text, count) => {
  expect(countOf("x", text)).toBe(count);
});

test("X takes 280 and no more", () => {
  expect(leftOf("x", "x".repeat(280))).toBe(0);
  expect(leftOf("x", "の".repeat(140))).toBe(0);
  expect(leftOf("x", "x".repeat(281))).toBe(-1);
});

test("a full stop after a link is not part of it, and an e-mail address is no link", () => {
  expect(countOf("x", "See https://school.example.org/trip/2026.")).toBe("See ".length + 23 + 1);
  expect(countOf("x", "(https://school.org/a_(b))")).toBe(1 + 23 + 1);
  expect(countOf("x", "office@school.org")).toBe(17);
  expect(countOf("x", "We went.Then home")).toBe(17);
});

test("Bluesky counts what a reader takes for one character, and links as they are", () => {
  expect(countOf("bluesky", `${"👨‍👩‍👧‍👦e\u0301क्षि"} and a plain end`)).toBe(3 + 16);
  expect(leftOf("bluesky", "👨‍👩‍👧‍👦".repeat(121))).toBeLessThan(0);
  expect(countOf("bluesky", "https://test.com")).toBe(16);
  expect(countOf("bluesky", "Nos da 🏴\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}\n\n1⃣ two\n🤪")).toBe(17);
});

test("Mastodon counts a link as 23 and of somebody elsewhere only the name", () => {
  expect(countOf("mastodon", "https://example.org/a/very/long/path/indeed")).toBe(23);
  expect(countOf("mastodon", "Thanks @museum@mastodon.example!")).toBe("Thanks @museum!".length);
  expect(countOf("mastodon", "test.com")).toBe(8);
});

test("Facebook and Instagram have limits of their own", () => {
  expect(leftOf("instagram", "x".repeat(2201))).toBe(-1);
  expect(leftOf("facebook", "x".repeat(2201))).toBe(61_005);
});

test("a description can be too long for a network", () => {
  expect(altOver("x", "x".repeat(1000))).toBe(0);
  expect(altOver("x", "x".repeat(1003))).toBe(3);
});

test("a long text of full stops or brackets is counted at once", () => {
  const began = performance.now();
  for (const text of ["a.".repeat(20_000), "http://a.b/" + "(".repeat(20_000), "a-".repeat(20_000), "@a.".repeat(20_000)]) leftOf("x", text);
  for (const text of ["@a.".repeat(20_000), "@a-".repeat(20_000) + "@"]) leftOf("mastodon", text);
  expect(performance.now() - began).toBeLessThan(2000);
});
