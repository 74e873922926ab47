// Whom the gate speaks to.
import { expect, test, vi } from "vitest";
import { MARK } from "./messages";
import { connectIn, trusts } from "./trust";

const SITE = { protocol: "https:", origin: "https://school.example" };
const EXTENSION = { protocol: "chrome-extension:", origin: "chrome-extension://abc" };
const vouchingFor = (good: string) => ({ runtime: { sendMessage: vi.fn(({ pass }: { pass: string }) => Promise.resolve(pass === good)) } });

test("a page of the same origin may ask", async () => {
  expect(await trusts({ origin: "https://school.example" }, null, SITE, undefined)).toBe(true);
});

test.each(["https://other.example", "http://school.example", "https://school.example:8443", "null", ""])("a page of %s may not", async (origin) => {
  expect(await trusts({ origin }, null, SITE, undefined)).toBe(false);
});

test("two frames that are both shut off from their origin do not share one", async () => {
  expect(await trusts({ origin: "null" }, null, { protocol: "https:", origin: "null" }, undefined)).toBe(false);
});

test("a pass means nothing outside the extension", async () => {
  expect(await trusts({ origin: "https://other.example" }, "good", SITE, vouchingFor("good"))).toBe(false);
});

test("inside the extension only a pass that it vouches for counts", async () => {
  const page = { origin: "https://upload.example" };
  expect(await trusts(page, "good", EXTENSION, vouchingFor("good"))).toBe(true);
  expect(await trusts(page, "guessed", EXTENSION, vouchingFor("good"))).toBe(false);
  expect(await trusts(page, null, EXTENSION, vouchingFor("good"))).toBe(false);
  expect(await trusts(page, "", EXTENSION, vouchingFor(""))).toBe(false);
});

test("an extension that does not answer, or answers something else, vouches for nobody", async () => {
  const page = { origin: "https://upload.example" };
  const answering = (answer: () => Promise<unknown>) => ({ runtime: { sendMessage: answer } });
  expect(await trusts(page, "good", EXTENSION, answering(() => Promise.reject(new Error("asleep"))))).toBe(false);
  expect(await trusts(page, "good", EXTENSION, answering(() => Promise.resolve("true")))).toBe(false);
  expect(await trusts(page, "good", EXTENSION, {})).toBe(false);
});

test("only a message with our mark connects", () => {
  expect(connectIn({ mark: MARK, kind: "connect", pass: null })).toEqual({ mark: MARK, kind: "connect", pass: null });
  expect(connectIn({ mark: MARK, kind: "connect", pass: "p", more: 1 })).toEqual({ mark: MARK, kind: "connect", pass: "p" });
  for (const data of [null, undefined, "connect", 7, {}, { mark: MARK, kind: "here" }, { mark: "else", kind: "connect", pass: null }, { mark: MARK, kind: "connect" }, { mark: MARK, kind: "connect", pass: 1 }]) {
    expect(connectIn(data), JSON.stringify(data)).toBeNull();
  }
});
