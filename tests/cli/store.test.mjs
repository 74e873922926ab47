// `schoolgate store` and the page open each other's files; nothing is replaced, and what is damaged or locked with
// another passphrase is refused with what to do. The page's side is its own package, run here in Node.
import assert from "node:assert/strict";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { backupOf, itemsOfBackup, vaultOf } from "../browser/support/kept.mjs";
import { folderOf, schoolgate } from "./command.mjs";

const PASSPHRASE = "lighthouse wednesday spoon";
const LIST = "Id,Forename,Surname\nT01,Zoë,O’Brien\n";
const REGISTER = '{"previous":null,"hash":"aa"}\n';

describe("a backup", () => {
  let files;
  const store = (...args) => schoolgate("store", ...args, "--passphrase-file", files.at("passphrase"));
  const refused = ({ code, stderr }, why) => {
    assert.equal(code, 2);
    assert.match(stderr, new RegExp(`\\[${why.replace(".", "\\.")}\\]\\n  \\w`, "u"));
  };
  before(async () => {
    files = await folderOf({ passphrase: `${PASSPHRASE}\n`, wrong: `${PASSPHRASE}s\n`, short: "elevenchars\n" });
    await writeFile(files.at("page.age"), await backupOf({ "class-list.csv": LIST, "register.jsonl": REGISTER }, PASSPHRASE));
  });
  after(() => files.remove());

  test("gives the files of a class list back as files, with how each is read", async () => {
    const mapping = { sheet: null, otherSheets: [], columns: [{ heading: "Not web", means: "answer", channels: ["website"], about: "picture", polarity: "denial", sureness: "certain" }] };
    const lists = [{ name: "Autumn Export.CSV", bytes: Buffer.from(LIST).toString("base64"), mapping }];
    await writeFile(files.at("lists.age"), await backupOf({ "class-lists.json": JSON.stringify(lists) }, PASSPHRASE));
    const { code, stderr } = await store("take", files.at("lists.age"), files.at("lists"));
    assert.equal(code, 0, stderr);
    assert.equal(await readFile(files.at("lists/class-list-1.csv"), "utf8"), LIST);
    assert.equal(JSON.parse(await readFile(files.at("lists/class-list-1.reading.json"), "utf8")).columns[0].polarity, "denial");
    assert.equal((await store("pack", files.at("lists"), files.at("lists-again.age"))).code, 0);
    const [again] = JSON.parse((await itemsOfBackup(await readFile(files.at("lists-again.age")), PASSPHRASE))["class-lists.json"]);
    assert.deepEqual([again.name, again.bytes, again.mapping.columns[0].heading], ["class-list-1.csv", lists[0].bytes, "Not web"]);
  });

  test("that the page made is listed, and taken out as it went in", async () => {
    const { code, stdout, stderr } = await store("list", files.at("page.age"));
    assert.equal(code, 0, stderr);
    assert.equal(stdout, `class-list.csv\t${Buffer.byteLength(LIST)} bytes\nregister.jsonl\t${REGISTER.length} bytes\n`);
    assert.equal((await store("take", files.at("page.age"), files.at("out"))).code, 0);
    assert.equal(await readFile(files.at("out/class-list.csv"), "utf8"), LIST);
    assert.equal(await readFile(files.at("out/register.jsonl"), "utf8"), REGISTER);
  });

  test("never takes the place of a file, and then takes out nothing at all", async () => {
    await mkdir(files.at("full"));
    await writeFile(files.at("full/register.jsonl"), "mine");
    const { code, stderr } = await store("take", files.at("page.age"), files.at("full"));
    assert.equal(code, 2);
    assert.match(stderr, /register\.jsonl: there is already a file/u);
    assert.deepEqual(await readdir(files.at("full")), ["register.jsonl"]);
    assert.equal(await readFile(files.at("full/register.jsonl"), "utf8"), "mine");
  });

  test("that the command made is opened by the page", async () => {
    const { code, stdout, stderr } = await store("pack", files.at("out"), files.at("command.age"));
    assert.equal(code, 0, stderr);
    assert.match(stdout, /2 files locked/u);
    const bytes = await readFile(files.at("command.age"));
    const items = await itemsOfBackup(bytes, PASSPHRASE);
    assert.deepEqual(Object.keys(items).sort(), ["class-lists.json", "register.jsonl"]);
    assert.equal(items["register.jsonl"], REGISTER);
    assert.equal(Buffer.from(JSON.parse(items["class-lists.json"])[0].bytes, "base64").toString(), LIST);
    assert.equal(bytes.indexOf("T01"), -1);
    assert.equal((await store("pack", files.at("out"), files.at("command.age"))).code, 2, "and is not replaced");
    assert.ok(bytes.equals(await readFile(files.at("command.age"))));
  });

  test("takes its passphrase from the environment as well", async () => {
    process.env.SCHOOLGATE_PASSPHRASE = PASSPHRASE;
    try {
      assert.equal((await schoolgate("store", "list", files.at("page.age"))).code, 0);
    } finally {
      delete process.env.SCHOOLGATE_PASSPHRASE;
    }
  });

  test("is refused with another passphrase", async () => {
    refused(await schoolgate("store", "list", files.at("page.age"), "--passphrase-file", files.at("wrong")), "store.wrong-passphrase");
  });

  test("is refused when it is damaged or cut short", async () => {
    const whole = await readFile(files.at("page.age"));
    for (const [name, bytes] of [["changed", Buffer.concat([whole.subarray(0, -1), Buffer.from([whole.at(-1) ^ 1])])], ["cut", whole.subarray(0, -20)]]) {
      await writeFile(files.at(`${name}.age`), bytes);
      refused(await store("take", files.at(`${name}.age`), files.at(name)), "store.broken");
      await assert.rejects(readdir(files.at(name)), "nothing was taken out");
    }
  });

  test("is refused when it is no backup: a list, or the contents that lie in the browser", async () => {
    await writeFile(files.at("list.age"), LIST);
    refused(await store("list", files.at("list.age")), "store.not-a-store");
    const { records } = await vaultOf({ "class-list.csv": LIST }, PASSPHRASE);
    await writeFile(files.at("contents.age"), records.contents);
    refused(await store("list", files.at("contents.age")), "store.not-a-store");
  });

  test("is not begun when it asks for more memory than ours ever do, or is longer than ours can be", async () => {
    const head = (await readFile(files.at("page.age"))).toString("latin1").replace(/^(-> scrypt \S+) 10$/mu, "$1 22");
    await writeFile(files.at("greedy.age"), head, "latin1");
    refused(await store("list", files.at("greedy.age")), "store.too-much-work");
    await writeFile(files.at("long.age"), Buffer.alloc(64 * 1024 * 1024 + 1));
    refused(await store("list", files.at("long.age")), "store.too-large");
  });

  test("is not made with a short passphrase, nor of a file whose name no page would take", async () => {
    refused(await schoolgate("store", "pack", files.at("out"), files.at("short.age"), "--passphrase-file", files.at("short")), "store.short-passphrase");
    await mkdir(files.at("odd"));
    await writeFile(files.at("odd/Class list.csv"), LIST);
    refused(await store("pack", files.at("odd"), files.at("odd.age")), "store.bad-name");
  });

  test("whose names lead out of the folder is refused whole", async () => {
    await writeFile(files.at("sly.age"), await backupOf({ "../sly.csv": "x", "a.csv": "y" }, PASSPHRASE));
    refused(await store("take", files.at("sly.age"), files.at("sly")), "store.bad-name");
    await assert.rejects(readdir(files.at("sly")));
  });
});

test("without a passphrase anywhere the command says where it may come from", async () => {
  const files = await folderOf({ "page.age": await backupOf({}, PASSPHRASE) });
  const { code, stderr } = await schoolgate("store", "list", files.at("page.age"));
  assert.equal(code, 2);
  assert.match(stderr, /--passphrase-file/u);
  await files.remove();
});
