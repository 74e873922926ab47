// `schoolgate inspect` and `schoolgate clean` on real photographs with planted secrets.
import assert from "node:assert/strict";
import { copyFile, mkdir, readdir, readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { folderOf, photographs, plant, schoolgate } from "./command.mjs";
import { segmentsOf, tablesOf } from "./jpeg.mjs";

describe("a photograph with every kind of secret", () => {
  let files;
  const canaries = {};
  before(async () => {
    files = await folderOf();
    canaries["trip.jpg"] = await plant(photographs.group, files.at("trip.jpg"), 6);
    canaries["portrait.png"] = await plant(photographs.astronaut, files.at("portrait.png"));
    canaries["many.png"] = await plant(photographs.many, files.at("many.png"));
  });
  after(() => files.remove());

  test("inspect tells where, with what and by whom it was taken", async () => {
    const { code, stdout } = await schoolgate("inspect", "--json", files.at("trip.jpg"));
    assert.equal(code, 0);
    const report = JSON.parse(stdout);
    const groups = new Set(report.summary.map(({ group }) => group));
    for (const group of ["location", "device", "owner", "time", "words", "thumbnail", "trailer"]) assert.ok(groups.has(group), group);
    assert.ok(report.hiddenBytes > 1000);
    const text = (await schoolgate("inspect", files.at("trip.jpg"))).stdout;
    assert.match(text, /serial number/iu);
  });

  for (const name of ["trip.jpg", "portrait.png", "many.png"]) {
    test(`clean leaves nothing of it in ${name}, and the original as it was`, async () => {
      const original = await readFile(files.at(name));
      const { code, stderr } = await schoolgate("clean", files.at(name), files.at(`clean-${name}`));
      assert.equal(code, 0, stderr);
      assert.ok(original.equals(await readFile(files.at(name))));
      const cleaned = await readFile(files.at(`clean-${name}`));
      assert.ok(canaries[name].length > 10);
      let planted = 0;
      for (const canary of canaries[name]) {
        planted += original.indexOf(canary) >= 0 || original.indexOf(Buffer.from(canary, "utf16le")) >= 0 ? 1 : 0;
        assert.equal(cleaned.indexOf(canary), -1, canary);
        assert.equal(cleaned.indexOf(Buffer.from(canary, "utf16le")), -1, canary);
      }
      assert.ok(planted > 5, "the search finds what was planted");
    });
  }

  test("the coded picture is that of the photograph before anything was planted, bit for bit", async () => {
    const original = await readFile(photographs.group);
    const cleaned = await readFile(files.at("clean-trip.jpg"));
    assert.ok(segmentsOf(original).coded.equals(segmentsOf(cleaned).coded));
    assert.ok(tablesOf(cleaned).length >= 3);
  });

  test("cleaning twice changes nothing more", async () => {
    assert.equal((await schoolgate("clean", files.at("clean-trip.jpg"), files.at("twice.jpg"))).code, 0);
    assert.ok((await readFile(files.at("clean-trip.jpg"))).equals(await readFile(files.at("twice.jpg"))));
    assert.equal(JSON.parse((await schoolgate("inspect", "--json", files.at("twice.jpg"))).stdout).summary.length, 0);
  });

  test("an existing file is never replaced, not even by itself", async () => {
    const { code, stderr } = await schoolgate("clean", files.at("trip.jpg"), files.at("trip.jpg"));
    assert.equal(code, 2);
    assert.match(stderr, /already/u);
  });

  test("a folder is cleaned file by file, and what is refused is named", async () => {
    const folder = files.at("folder");
    await mkdir(`${folder}/deep`, { recursive: true });
    await copyFile(files.at("trip.jpg"), `${folder}/deep/a.jpg`);
    await copyFile(files.at("portrait.png"), `${folder}/b.png`);
    await copyFile(new URL("./jpeg.mjs", import.meta.url), `${folder}/c.jpg`);
    const { code, stdout, stderr } = await schoolgate("clean", folder, files.at("out"));
    assert.equal(code, 2);
    assert.match(stdout, /2 cleaned, 1 refused/u);
    assert.match(stderr, /c\.jpg.*photo\.unknown-format/su);
    assert.deepEqual((await readdir(files.at("out"), { recursive: true })).sort(), ["b.png", "deep", "deep/a.jpg"]);
  });
});

describe("formats that are not cleaned yet", () => {
  test("are refused by name", async () => {
    const heads = {
      BigTIFF: Buffer.from("II\x2b\0\x08\0\0\0\x10\0\0\0\0\0\0\0", "latin1"),
      BMP: Buffer.from("BM\x1a\0\0\0\0\0\0\0", "latin1"),
      "JPEG XL": Buffer.from("\xff\x0a\0\0\0\0", "latin1"),
      "Canon RAW": Buffer.from("II*\0\x10\0\0\0CR\x02\0", "latin1"),
      "MP4 video": Buffer.from("\0\0\0\x14ftypisom\0\0\0\0isom", "latin1"),
    };
    for (const [name, head] of Object.entries(heads)) {
      const files = await folderOf({ "a.jpg": head });
      const { code, stderr } = await schoolgate("inspect", files.at("a.jpg"));
      assert.equal(code, 2, name);
      assert.match(stderr, /photo\.unsupported-format/u, name);
      assert.match(stderr, new RegExp(name, "iu"));
      await files.remove();
    }
  });
});
