// A secret key that is locked: the file alone signs nothing, its passphrase and no other opens it, here and on the page.
import assert from "node:assert/strict";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { backupOf, itemsOfBackup } from "../browser/support/kept.mjs";
import { folderOf, schoolgate } from "./command.mjs";

const PASSPHRASE = "lighthouse wednesday spoon";
const ITEM = "secret-key.toml";
const REQUEST = {
  originalSha256: "ab".repeat(32),
  crop: null,
  longestSide: null,
  covers: [],
  cover: null,
  words: { fileName: "trip.jpg", caption: "A day at the museum", altText: "" },
  channel: "website",
  policySha256: "cd".repeat(32),
  publisher: "web-manager",
};

/** What the command says where this is its passphrase; none when it has none. */
async function withPassphrase(passphrase, ...args) {
  delete process.env.SCHOOLGATE_PASSPHRASE;
  if (passphrase !== null) process.env.SCHOOLGATE_PASSPHRASE = passphrase;
  try {
    return await schoolgate(...args);
  } finally {
    delete process.env.SCHOOLGATE_PASSPHRASE;
  }
}

describe("a locked key", () => {
  let files;
  const sign = (passphrase, key) => withPassphrase(passphrase, "approve", "sign", files.at(key), files.at("request.jsonl"), "--on", "2026-03-02");
  const refused = ({ code, stdout, stderr }, why) => {
    assert.equal(code, 2);
    assert.equal(stdout, "", "nothing is signed");
    assert.match(stderr, why);
  };
  before(async () => {
    files = await folderOf({ "request.jsonl": `${JSON.stringify(REQUEST)}\n` });
  });
  after(() => files.remove());

  test("is made so that only its owner may read the file and only the passphrase opens it", async () => {
    const { code, stdout, stderr } = await withPassphrase(PASSPHRASE, "approve", "keygen", files.at("head.age"), "--locked");
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^\[\[key\]\]\nrole = "headteacher"\npublic = "[0-9a-f]{64}"\n$/u);
    assert.equal((await stat(files.at("head.age"))).mode & 0o777, 0o600);
    const locked = await readFile(files.at("head.age"));
    assert.ok(locked.toString("latin1").startsWith("age-encryption.org/v1\n-> scrypt "));
    const { [ITEM]: key } = await itemsOfBackup(locked, PASSPHRASE);
    const [, digits] = /secret = "([0-9a-f]{64})"/u.exec(key);
    assert.equal(locked.indexOf(digits), -1);
    assert.ok(!`${stdout}${stderr}`.includes(digits));
  });

  test("signs with its passphrase, and a key that is not locked needs none", async () => {
    const { code, stdout, stderr } = await sign(PASSPHRASE, "head.age");
    assert.equal(code, 0, stderr);
    const { statement } = JSON.parse(stdout);
    assert.equal(statement.by, "headteacher");
    const { [ITEM]: key } = await itemsOfBackup(await readFile(files.at("head.age")), PASSPHRASE);
    await writeFile(files.at("plain.toml"), key);
    assert.equal((await sign(null, "plain.toml")).stdout, stdout, "it is the same key");
  });

  test("that the page made signs here", async () => {
    const key = await readFile(files.at("plain.toml"), "utf8");
    await writeFile(files.at("page.age"), await backupOf({ [ITEM]: key }, PASSPHRASE));
    assert.equal((await sign(PASSPHRASE, "page.age")).code, 0);
  });

  test("signs nothing with another passphrase, or with none", async () => {
    refused(await sign(`${PASSPHRASE}s`, "head.age"), /\[store\.wrong-passphrase\]/u);
    refused(await sign(null, "head.age"), /SCHOOLGATE_PASSPHRASE/u);
  });

  test("signs nothing when it is damaged, cut short, a backup without a key, or asks for too much memory", async () => {
    const whole = await readFile(files.at("page.age"));
    const odd = {
      "changed.age": [Buffer.concat([whole.subarray(0, -1), Buffer.from([whole.at(-1) ^ 1])]), /\[store\.broken\]/u],
      "cut.age": [whole.subarray(0, -20), /\[store\.broken\]/u],
      "lists.age": [await backupOf({ "class-list.csv": "Id\n" }, PASSPHRASE), /\[store\.no-key\]/u],
      "no-text.age": [await backupOf({ [ITEM]: Buffer.from([0xff]) }, PASSPHRASE), /\[store\.no-key\]/u],
      "greedy.age": [Buffer.from(whole.toString("latin1").replace(/^(-> scrypt \S+) 10$/mu, "$1 22"), "latin1"), /\[store\.too-much-work\]/u],
    };
    for (const [name, [bytes, why]] of Object.entries(odd)) {
      await writeFile(files.at(name), bytes);
      refused(await sign(PASSPHRASE, name), why);
    }
  });

  test("is not made with a short passphrase, and never takes the place of a file", async () => {
    refused(await withPassphrase("elevenchars", "approve", "keygen", files.at("short.age"), "--locked"), /\[store\.short-passphrase\]/u);
    assert.ok(!(await readdir(files.at("."))).includes("short.age"));
    const before = await readFile(files.at("head.age"));
    refused(await withPassphrase(PASSPHRASE, "approve", "keygen", files.at("head.age"), "--locked"), /head\.age/u);
    assert.ok(before.equals(await readFile(files.at("head.age"))));
  });
});
