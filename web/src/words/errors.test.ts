// Errors in words.
import { expect, test } from "vitest";
import { PageError } from "../bridge/page-error";
import { inWords } from "./errors";

test("the guard's own words are passed on", () => {
  const error = new PageError({ code: "photo.truncated", message: "The file stops.", remedy: "Copy it again.", place: { kind: "byte", offset: 7 }, detail: "scan 2" });
  expect(inWords(error)).toEqual({ message: "The file stops.", remedy: "Copy it again.", technical: "photo.truncated, byte 7, scan 2" });
});

test("the page's own errors have words", () => {
  expect(inWords(new PageError("page.worker-lost")).message).toBe("The check of this photo broke off, so it stays stopped.");
});

test("whatever else was thrown is still told in words", () => {
  const told = inWords(PageError.of(new TypeError("x is undefined")));
  expect(told.message).toBe("Something went wrong in Schoolgate itself.");
  expect(told.technical).toContain("x is undefined");
});
