// What a file that asks for permission may hold.
import { expect, test } from "vitest";
import type { ApprovalRequest } from "../wasm/schoolgate.js";
import { base64Of, fromBase64, readRequests, writeRequests } from "./request-file";

const request: ApprovalRequest = {
  originalSha256: "a".repeat(64),
  crop: null,
  longestSide: 1200,
  covers: [{ x: 1, y: 2, width: 3, height: 4 }],
  cover: "solid",
  words: { caption: "A day at the museum", altText: "", fileName: "trip.jpg" },
  channel: "website",
  policySha256: "b".repeat(64),
  publisher: "web-manager",
};

test("what is written is read as it was", () => {
  const lines = [{ request, picture: "AAAA", counts: { people: 2, visitors: 0 } }];
  expect(readRequests(writeRequests(lines))).toEqual(lines);
});

test("a bare request, as the command line prints it, is read without a picture or counts", () => {
  expect(readRequests(JSON.stringify(request))).toEqual([{ request, picture: null, counts: null }]);
});

test.each([
  ["no line at all", ""],
  ["no JSON", "{"],
  ["a list", "[]"],
  ["another thing", '{"request":7}'],
  ["words that are none", JSON.stringify({ ...request, words: { ...request.words, caption: { html: "" } } })],
  ["a region that is none", JSON.stringify({ ...request, covers: [{ x: -1, y: 0, width: 1, height: 1 }] })],
  ["a crop that was left out", JSON.stringify({ ...request, crop: undefined })],
  ["a hash that is none", JSON.stringify({ ...request, originalSha256: "a" })],
  ["a second line that is broken", `${JSON.stringify(request)}\n{}`],
  ["more lines than anybody looks at", `${JSON.stringify(request)}\n`.repeat(501)],
])("a file with %s is refused as a whole", (_, text) => {
  expect(() => readRequests(text)).toThrow(expect.objectContaining({ code: "page.request-broken" }));
});

test("a picture or counts of the wrong shape are left out, for nothing of them is signed", () => {
  const line = JSON.stringify({ request, picture: "<svg>", counts: { people: "many" } });
  expect(readRequests(line)).toEqual([{ request, picture: null, counts: null }]);
});

test("bytes come back from base64 as they were", async () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  expect(fromBase64(await base64Of(new Blob([bytes])))).toEqual(bytes);
});
