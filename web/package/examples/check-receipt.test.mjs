// A server takes what was cleared, and nothing else: with a receipt that was made by neither the guard nor this code.
import assert from "node:assert/strict";
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { readFile } from "node:fs/promises";
import { before, describe, test } from "node:test";
import { checkReceipt } from "./check-receipt.mjs";

const fixture = (name, encoding) => readFile(new URL(`../../../fixtures/receipts/${name}`, import.meta.url), encoding);
const CAPTION = "The boat we built\nout of milk cartons – “unsinkable”";

describe("a receipt", () => {
  let receipt, words, keys, photo, refused;
  before(async () => {
    receipt = (await fixture("photo.receipt.txt", "utf8")).trim();
    words = (await fixture("words.receipt.txt", "utf8")).trim();
    keys = [JSON.parse(await fixture("public.jwk.json", "utf8"))];
    photo = await fixture("boat.png");
    refused = JSON.parse(await fixture("refused.json", "utf8"));
  });
  const stopped = (text, more, why) => assert.throws(() => checkReceipt(text, { keys, photo, ...more }), { name: "Error", message: why });

  test("holds for the bytes, the words, the place and the day that were checked", () => {
    const { fileName, on } = checkReceipt(receipt, { keys, photo, caption: CAPTION, altText: "A boat on a pond", channel: "website", newerThan: "2026-11-26" });
    assert.deepEqual([fileName, on], ['cwch dŵr "1".png', "2026-11-26"]);
  });

  test("holds however the form sent the line breaks", () => {
    checkReceipt(receipt, { keys, photo, caption: CAPTION.replace("\n", "\r\n") });
    stopped(receipt, { caption: CAPTION.replace("\n", " ") }, /caption/u);
  });

  test("holds with the right one of several keys", () => {
    const other = { ...generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" }), kid: "another" };
    checkReceipt(receipt, { keys: [other, ...keys], photo });
    stopped(receipt, { keys: [other] }, /key that is not trusted/u);
    stopped(receipt, { keys: [{ ...other, kid: keys[0].kid }] }, /changed, or made up/u);
    stopped(receipt, { keys: [] }, /key that is not trusted/u);
  });

  test("holds for nothing else", () => {
    stopped(receipt, { photo: Buffer.concat([photo, Buffer.of(0)]) }, /not for this file/u);
    stopped(receipt, { photo: Buffer.alloc(0) }, /not for this file/u);
    stopped(receipt, { photo: undefined }, /for a picture/u);
    stopped(receipt, { caption: "" }, /caption/u);
    stopped(receipt, { altText: "A boat" }, /alt text/u);
    stopped(receipt, { channel: "press" }, /it is for website/u);
    stopped(receipt, { newerThan: "2026-11-27" }, /too old/u);
  });

  test("for words alone holds for words alone", () => {
    assert.equal(checkReceipt(words, { keys, caption: "Sports day\nis on Friday", altText: "" }).photo, null);
    stopped(words, {}, /not for this file/u);
  });

  test("no letter of which is another holds", () => {
    for (let at = 0; at < receipt.length; at += 1)
      for (const letter of ["A", "B", "_", ".", "=", "+", " ", ""]) {
        const changed = receipt.slice(0, at) + letter + receipt.slice(at + 1);
        if (changed !== receipt) assert.throws(() => checkReceipt(changed, { keys, photo }), { name: "Error" }, `${letter} at ${at}`);
      }
  });

  test("that is none is told in words", () => {
    for (const none of [undefined, null, 7, {}, [], "A".repeat(10_000)]) stopped(none, {}, "There is no receipt.");
    for (const none of ["", ".", "..", "a.b", "...", "e30.e30.AA", "bnVsbA.bnVsbA.AA", "WzFd.WzFd.AA"]) stopped(none, {}, "This is not a receipt.");
  });

  test("with another header or of another version does not hold, though rightly signed", () => {
    for (const why of ["another algorithm in the header", "another type in the header", "a further member in the header", "another key in the header", "another version", "a list"])
      assert.throws(() => checkReceipt(refused[why], { keys, photo }), { name: "Error" }, why);
  });

  test("signed with a key of another kind does not hold", () => {
    const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const kid = createHash("sha256").update("any").digest("hex");
    const [, payload] = receipt.split(".");
    const header = Buffer.from(JSON.stringify({ alg: "EdDSA", kid, typ: "schoolgate-receipt+jwt" })).toString("base64url");
    const signature = sign(null, Buffer.from(`${header}.${payload}`), privateKey).toString("base64url");
    stopped(`${header}.${payload}.${signature}`, { keys: [{ ...publicKey.export({ format: "jwk" }), kid }] }, /made up/u);
  });
});
