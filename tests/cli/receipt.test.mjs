// Receipts on the command line: a key is made and never replaced, and a receipt holds for its own file, place and key alone.
import assert from "node:assert/strict";
import { createPublicKey } from "node:crypto";
import { readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { folderOf, root, schoolgate } from "./command.mjs";

const fixture = (name) => path.join(root, "fixtures/receipts", name);
const RECEIPT = fixture("photo.receipt.txt");
const PUBLIC = fixture("public.jwk.json");
const BOAT = fixture("boat.png");

const check = (receipt, ...more) => schoolgate("receipt", "check", receipt, "--public", PUBLIC, ...more);
function stopped({ code, stdout, stderr }, why) {
  assert.equal(code, 1, stderr);
  assert.equal(stdout, "");
  assert.match(stderr, why);
}

describe("a receipt", () => {
  let files;
  before(async () => {
    files = await folderOf({ "cut.txt": (await readFile(RECEIPT, "utf8")).slice(0, -10), "none.txt": "" });
  });
  after(() => files.remove());

  test("key is made so that only its owner may read it, and what is printed is what servers check with", async () => {
    const { code, stdout, stderr } = await schoolgate("receipt", "key", files.at("key.toml"));
    assert.equal(code, 0, stderr);
    assert.equal((await stat(files.at("key.toml"))).mode & 0o777, 0o600);
    const secret = await readFile(files.at("key.toml"), "utf8");
    const [, digits] = /^receipt-key = "([0-9a-f]{64})"$/mu.exec(secret);
    assert.ok(!`${stdout}${stderr}`.includes(digits));
    assert.equal(createPublicKey({ key: JSON.parse(stdout), format: "jwk" }).asymmetricKeyType, "ed25519");
    assert.equal((await schoolgate("receipt", "public", files.at("key.toml"))).stdout, stdout);
    const again = await schoolgate("receipt", "key", files.at("key.toml"));
    assert.equal(again.code, 2);
    assert.equal(await readFile(files.at("key.toml"), "utf8"), secret, "it is not replaced");
  });

  test("that holds is printed", async () => {
    const { code, stdout, stderr } = await check(RECEIPT, "--photo", BOAT, "--channel", "website");
    assert.equal(code, 0, stderr);
    const { version, fileName, channel, on } = JSON.parse(stdout);
    assert.deepEqual([version, fileName, channel, on], [1, 'cwch dŵr "1".png', "website", "2026-11-26"]);
  });

  test("does not hold for another file, another place, or a file when it is for words", async () => {
    stopped(await check(RECEIPT, "--photo", PUBLIC), /\[receipt\.other-photo\]/u);
    stopped(await check(RECEIPT, "--photo", BOAT, "--channel", "press"), /it is for website.*\[receipt\.other-channel\]/u);
    stopped(await check(fixture("words.receipt.txt"), "--photo", BOAT), /words without a picture.*\[receipt\.other-photo\]/u);
  });

  test("that was cut, is empty, is no receipt or is under another key does not hold", async () => {
    for (const name of ["cut.txt", "none.txt"]) stopped(await check(files.at(name)), /\[receipt\.broken\]/u);
    stopped(await check(BOAT), /\[receipt\.broken\]/u);
    const { stdout } = await schoolgate("receipt", "public", files.at("key.toml"));
    await writeFile(files.at("other.json"), stdout);
    stopped(await schoolgate("receipt", "check", RECEIPT, "--public", files.at("other.json")), /\[receipt\.other-key\]/u);
  });

  test("cannot be told of without its files, or with something that is no public key", async () => {
    for (const args of [[files.at("absent.txt"), "--public", PUBLIC], [RECEIPT, "--public", files.at("key.toml")], [RECEIPT, "--public", PUBLIC, "--photo", files.at("absent.png")]]) {
      const { code, stdout } = await schoolgate("receipt", "check", ...args);
      assert.deepEqual([code, stdout], [2, ""]);
    }
    assert.match((await schoolgate("receipt", "check", RECEIPT, "--public", files.at("key.toml"))).stderr, /\[receipt\.key\]/u);
  });
});
