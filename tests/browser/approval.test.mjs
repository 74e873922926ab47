// Approval by a second person: the uploader asks with a file, the headteacher signs it on another device, and whatever is
// changed afterwards voids the permission. Each reload of the page here is another device, or another day.
import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { classList, folderOf } from "./support/class.mjs";
import { schoolgate } from "./support/command.mjs";
import { downloaded } from "./support/downloads.mjs";
import { itemsOfBackup } from "./support/kept.mjs";
import { sample } from "./support/places.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";

const HEAD = "lighthouse wednesday spoon";
const OWN = "several plain words";

inEveryEngine("approval by a second person", (the) => {
  let files;
  before(async () => {
    files = await folderOf({
      "class.csv": classList,
      "trip.jpg": await readFile(path.join(sample, "trip-2.jpg")),
      "other.jpg": await readFile(path.join(sample, "trip-1.jpg")),
    });
  });
  after(() => files?.remove());

  /** The uploader's photo, finished but for the permission, at a school that lists its keys. */
  async function uploader() {
    const { page } = the;
    await page.openWith(the.server.origin, files.at("class.csv"), files.at("trip.jpg"));
    await page.office("Keys");
    await page.giveFiles("Open the list of who may permit", files.at("keys.toml"));
    await page.until("the keys count", async () => (await page.text(".office-part")).includes("Only a signature is a permission."));
    await page.closeOffice();
    const left = (await page.faces()).filter(({ answer }) => answer === "none").length;
    if (left > 0) await page.press(left === 1 ? "Cover the one left" : `Cover the ${left} left`);
    await page.type("Caption", "A day at the museum");
    await page.untilStatus("needs-you");
  }

  /** Ticks the picture and gives a key to sign it with, once one can be given. */
  async function signWith(key) {
    await the.page.tick("I permit trip.jpg");
    await giveKey(key);
  }
  async function giveKey(key) {
    const label = "Sign 1 picture with your secret key file";
    await the.page.until("a key can be given", async () => (await the.page.field(label)).isEnabled());
    await the.page.giveFiles(label, files.at(key));
  }

  const message = async () => (await the.page.findings()).find(({ rule, severity }) => rule === "approval.head" && severity === "block")?.message ?? "";

  test("the headteacher makes a key, and only its public half goes to the school’s list", LIMIT, async () => {
    const { page, downloads } = the;
    await page.open(the.server.origin);
    await page.office("Keys");
    await page.press("Choose its passphrase…");
    await page.givePassphrase(HEAD, "Make the key and save it", { isNew: true });
    const { bytes: secret } = await downloaded(downloads, /secret-key-headteacher.*\.age$/u);
    await page.press("Save these lines as a list");
    const { bytes: list } = await downloaded(downloads, /who-may-approve.*\.toml$/u);
    const { "secret-key.toml": key } = await itemsOfBackup(secret, HEAD);
    const [, digits] = /secret = "([0-9a-f]{64})"/u.exec(key);
    assert.ok(!secret.includes(digits), "the file alone tells nothing");
    assert.ok(!list.includes(digits) && !(await page.text("body")).includes(digits), "the secret is in its own file only");
    assert.match(list.toString(), /^\[\[key\]\]\nrole = "headteacher"\npublic = "[0-9a-f]{64}"\n$/u);
    await the.shoot("office-keys");

    await page.choose("Whose key will it be?", "The web manager");
    await page.press("Choose its passphrase…");
    await page.givePassphrase(OWN, "Make the key and save it", { isNew: true });
    const { bytes: own } = await downloaded(downloads, /secret-key-web-manager.*\.age$/u);
    await page.until("the lines are those of the web manager", async () => (await page.text(".listed")).includes("web-manager"));
    await writeFile(files.at("keys.toml"), `${list}${await page.text(".listed")}\n`);
    await writeFile(files.at("head.age"), secret);
    await writeFile(files.at("own.age"), own);
  });

  test("where keys are listed nobody can tick, and the uploader asks with a file", LIMIT, async () => {
    const { page, downloads } = the;
    await uploader();
    assert.equal((await page.all(".panel-approval input[type=checkbox]")).length, 0);
    await page.until("permission is missing", async () => /has not yet permitted this picture/u.test(await message()));
    await the.shoot("approval-asked");
    await page.press("Ask for this photo");
    const { bytes } = await downloaded(downloads, /permission-asked.*\.jsonl$/u);
    const lines = bytes.toString().trimEnd().split("\n").map((line) => JSON.parse(line));
    assert.equal(lines.length, 1);
    assert.equal(lines[0].request.words.caption, "A day at the museum");
    assert.doesNotMatch(JSON.stringify({ ...lines[0], picture: "" }), /Plover|Dotterel|T0\d/u, "people are only counted");
    await writeFile(files.at("asked.jsonl"), bytes);
    await writeFile(files.at("request.jsonl"), `${JSON.stringify(lines[0].request)}\n`);
  });

  test("the headteacher sees what would be signed, and whether it is the photo", LIMIT, async () => {
    const { page, downloads } = the;
    await page.open(the.server.origin);
    await page.office("Permit pictures");
    await page.giveFiles("Open what you are asked", files.at("asked.jsonl"));
    await page.until("the picture is asked for", async () => (await page.all(".asked img")).length === 1);
    const asked = await page.text(".asked");
    for (const told of ["on the school website", "the web manager", "A day at the museum", "trip.jpg", "0 people of the class list"]) assert.ok(asked.includes(told), told);
    assert.match(asked, /comes from whoever asks\. Nobody has checked it/u);
    await page.until("the small picture is drawn", () => the.driver.executeScript(() => document.querySelector(".asked img").naturalWidth > 50));

    await page.giveFiles("Open the photos themselves", files.at("other.jpg"));
    await page.until("the other photo is told apart", async () => (await page.text(".office-part")).includes("1 photo you opened is none of those"));
    assert.match(await page.text(".asked"), /Nobody has checked it/u);
    await page.giveFiles("Open the photos themselves", files.at("trip.jpg"));
    await page.until("the photo is recognised", async () => (await page.text(".asked")).includes("it is the one you sign"));
    await the.shoot("office-permit");

    assert.equal(await (await page.field("Tick what you permit, then sign")).isEnabled(), false, "nothing is signed unticked");
    await signWith("head.age");
    await page.givePassphrase(HEAD, "Sign 1 picture");
    const { bytes } = await downloaded(downloads, /permission-signed.*\.jsonl$/u);
    assert.equal(JSON.parse(bytes).statement.by, "headteacher");
    await writeFile(files.at("signed.jsonl"), bytes);
  });

  test("the file of the key signs nothing with a wrong passphrase, and the key that opened it is not kept", LIMIT, async () => {
    const { page, downloads } = the;
    const signedFiles = async () => (await readdir(downloads)).filter((name) => name.includes("permission-signed"));
    const before = await signedFiles();
    await page.giveFiles("Open what you are asked", files.at("asked.jsonl"));
    await page.until("nothing is ticked", async () => !(await (await page.field("I permit trip.jpg")).isSelected()));
    await signWith("head.age");
    await page.givePassphrase(`${HEAD}s`, "Sign 1 picture");
    await page.until("the passphrase is refused", async () => (await page.text(".office-part .note")).includes("This passphrase does not open it."));
    assert.match(await page.text(".office-part .note"), /Nothing was signed/u);
    await the.shoot("office-permit-passphrase");
    assert.ok(!(await page.text(".office-part")).includes("1 permission signed"));
    assert.deepEqual(await signedFiles(), before);
    await page.press("Cancel");
  });

  test("a key that the command line made signs without a passphrase, or with the one that locks it", LIMIT, async () => {
    const { page } = the;
    process.env.SCHOOLGATE_PASSPHRASE = OWN;
    try {
      for (const [name, ...locked] of [["plain.toml"], ["locked.age", "--locked"]]) {
        const made = await schoolgate("approve", "keygen", files.at(name), ...locked);
        assert.equal(made.code, 0, made.output);
        await page.giveFiles("Open what you are asked", files.at("asked.jsonl"));
        await page.until("nothing is ticked", async () => !(await (await page.field("I permit trip.jpg")).isSelected()));
        await signWith(name);
        if (locked.length > 0) await page.givePassphrase(OWN, "Sign 1 picture");
        await page.until("it is signed", async () => (await page.text(".office-part")).includes("1 permission signed"));
      }
      const signed = await schoolgate("approve", "sign", files.at("own.age"), files.at("request.jsonl"));
      assert.equal(signed.code, 0, signed.output);
      assert.match(signed.output, /"by":"web-manager"/u);
    } finally {
      delete process.env.SCHOOLGATE_PASSPHRASE;
    }
  });

  test("a request that is not whole is refused, and so is a file that is no key", LIMIT, async () => {
    const { page } = the;
    await writeFile(files.at("half.jsonl"), (await readFile(files.at("asked.jsonl"), "utf8")).replace('"channel":"website"', '"channel":7'));
    await page.giveFiles("Open what you are asked", files.at("half.jsonl"));
    await page.until("the request is refused", async () => (await page.text(".office-part")).includes("This is no request for permission"));
    await page.tick("I permit trip.jpg");
    await page.until("nothing is ticked", async () => !(await (await page.field("I permit trip.jpg")).isSelected()));
    await page.tick("I permit trip.jpg");
    await giveKey("class.csv");
    await page.until("the key is refused", async () => (await page.text(".office-part .note")).includes("Nothing was signed"));
  });

  test("the signed permission clears the photo on the uploader’s device", LIMIT, async () => {
    const { page } = the;
    await uploader();
    await page.giveFiles("Open the signed permission", files.at("signed.jsonl"));
    await page.untilStatus("clear");
    assert.match(await page.text(".panel-approval"), /Signed by the headteacher on/u);
    await the.shoot("approval-signed");
  });

  test("a changed caption voids it, in words, and putting it back mends it", LIMIT, async () => {
    const { page } = the;
    await page.type("Caption", "A day at the zoo");
    await page.untilStatus("stopped");
    assert.match(await message(), /Since the headteacher signed, this has changed: the caption\./u);
    assert.match(await page.text(".panel-approval"), /does not count for this photo as it is now/u);
    await page.type("Caption", "A day at the museum");
    await page.untilStatus("clear");
  });

  test("the register’s line carries the signature, and the command line accepts it", LIMIT, async () => {
    const { page, downloads } = the;
    await page.press("Save the cleared photo");
    await page.untilStatus("saved");
    await page.press("Save the register");
    const { file, bytes } = await downloaded(downloads, /register-.*\.jsonl$/u);
    const [signed] = [JSON.parse(await readFile(files.at("signed.jsonl")))];
    const entry = JSON.parse(bytes);
    assert.deepEqual(entry.approvalSeal, { key: signed.statement.key, signature: signed.signature });
    assert.equal(entry.approval.by, "headteacher");
    const { code, output } = await schoolgate("register", "verify", file);
    assert.equal(code, 0, output);
  });

  test("the uploader’s own key permits nothing; the headteacher’s counts at once on the same device", LIMIT, async () => {
    const { page } = the;
    await page.type("Caption", "A day at the zoo");
    await page.untilStatus("stopped");
    await page.press("The headteacher is here and signs now");
    await page.until("the photo is there", async () => (await page.all(".asked")).length === 1);
    await signWith("own.age");
    await page.givePassphrase(OWN, "Sign 1 picture");
    await page.until("it is signed", async () => (await page.text(".office-part")).includes("1 permission signed."));
    await page.closeOffice();
    await page.until("the web manager cannot", async () => /The headteacher must permit this picture; the web manager cannot/u.test(await message()));
    assert.equal(await page.status(), "stopped");

    await page.press("The headteacher is here and signs now");
    await page.until("nothing is ticked", async () => !(await (await page.field("I permit trip.jpg")).isSelected()));
    await signWith("head.age");
    await page.givePassphrase(HEAD, "Sign 1 picture");
    await page.until("it is signed", async () => (await page.text(".office-part")).includes("1 permission signed."));
    await page.closeOffice();
    await page.untilStatus("clear");
  });
});
