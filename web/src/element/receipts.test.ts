// Receipts of files, and what a receipt says it is for.
import { expect, test } from "vitest";
import { photoOf, receiptOf, revoke, setReceipt } from "./receipts";

const receipt = (payload: object) => `e30.${Buffer.from(JSON.stringify(payload)).toString("base64url")}.c2ln`;

test("a file has its receipt until it is taken back, and its twin has none", () => {
  const [file, twin] = [new File(["a"], "a.jpg"), new File(["a"], "a.jpg")];
  setReceipt(file, "one");
  expect([receiptOf(file), receiptOf(twin)]).toEqual(["one", null]);
  revoke(file);
  expect(receiptOf(file)).toBe(null);
});

test("a receipt names its photo, one for words alone names none, and nonsense names none", () => {
  expect(photoOf(receipt({ photo: "ab12", fileName: "Ysgol–?>.jpg" }))).toBe("ab12");
  expect([receipt({ photo: null }), "", "a.b.c", "nonsense"].map(photoOf)).toEqual([null, null, null, null]);
});
