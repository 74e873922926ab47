// `schoolgate check` on real photographs: stopped for each reason by its rule, and cleared when each is put right.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { folderOf, photographs, plant, schoolgate } from "./command.mjs";
import { segmentsOf } from "./jpeg.mjs";

const CLASS_LIST = `Id,Forename,Surname,Class,Website,Website given by,Website date
P1,Zebedee,Sampleton,Starlings,Yes,Parent 1,2026-09-04
P2,Quilla,Testerby,Starlings,Yes,Parent 1,2026-07-10
P3,Ottoline,Placeholder,Starlings,Yes,Parent 1,2026-09-07
`;

describe("a group photo for Highwood's website", () => {
  let files;
  let canaries;
  let faces;

  before(async () => {
    files = await folderOf({ "class.csv": CLASS_LIST });
    canaries = await plant(photographs.group, files.at("trip.jpg"));
    const found = await schoolgate("faces", "--json", files.at("trip.jpg"));
    assert.equal(found.code, 0, found.stderr);
    faces = JSON.parse(found.stdout)["trip.jpg"];
    assert.ok(faces.length >= 3, `${faces.length} faces`);
  });
  after(() => files.remove());

  /** Two pupils, everybody else covered, but for `unnamed` faces that nobody answers for. */
  async function check({ second, unnamed, caption }, ...more) {
    const people = ["P1", second];
    const answered = faces.slice(0, faces.length - unnamed);
    const lines = answered.map((face, index) => (people[index] ? { ...face, person: people[index] } : { ...face, answer: "cover" }));
    const answers = await folderOf({ "subjects.json": JSON.stringify({ "trip.jpg": lines }) });
    const result = await schoolgate(
      "check", files.at("trip.jpg"), "--class-list", files.at("class.csv"), "--policy", "highwood", "--channel", "website",
      "--caption", caption, "--subjects", answers.at("subjects.json"), "--on", "2026-11-20",
      "--publisher", "ict-manager", "--approved-by", "headteacher", "--approved-on", "2026-11-19", ...more,
    );
    await answers.remove();
    return result;
  }

  test("is stopped by an unnamed face, a lapsed consent and a full name: three findings, three rules", async () => {
    const { code, stdout } = await check({ second: "P2", unnamed: 1, caption: "Well done Zebedee Sampleton!" }, "--json");
    assert.equal(code, 1);
    const verdict = JSON.parse(stdout);
    assert.equal(verdict.permitted, false);
    const blocks = verdict.findings.filter(({ severity }) => severity === "block");
    assert.deepEqual(blocks.map(({ rule }) => rule).sort(), ["consent.validity", "consent.written", "names.with-image"]);
    assert.equal(blocks.find(({ rule }) => rule === "consent.validity").person, "P2");
    assert.deepEqual(verdict.findings.filter(({ severity }) => severity === "ask"), []);
  });

  test("says the same in words, with what to do", async () => {
    const { code, stdout } = await check({ second: "P2", unnamed: 1, caption: "Well done Zebedee Sampleton!" });
    assert.equal(code, 1);
    assert.match(stdout, /STOPPED/u);
    assert.match(stdout, /consent\.written: Nobody has said who face \d+ is\./u);
    assert.match(stdout, /consent\.validity: Consent for Quilla Testerby to be shown on the school website was given on 2026-07-10 and lapsed/u);
    assert.match(stdout, /names\.with-image: The caption has the full name of a pupil who is in the picture/u);
  });

  test("with those put right is cleared, with a receipt, and the cleared file holds nothing but the picture", async () => {
    const out = await folderOf();
    const { stdout: jwk } = await schoolgate("receipt", "key", out.at("receipts.toml"));
    await writeFile(out.at("public.json"), jwk);
    const right = { second: "P3", unnamed: 0, caption: "Well done, Starlings!" };
    const { code, stdout, stderr } = await check(
      right, "--out", out.at("site"), "--register", out.at("register.jsonl"), "--receipt-key", out.at("receipts.toml"),
    );
    assert.equal(code, 0, stdout + stderr);
    const cleared = await readFile(out.at("site/trip.jpg"));
    for (const canary of canaries) {
      assert.equal(cleared.indexOf(canary), -1, canary);
      assert.equal(cleared.indexOf(Buffer.from(canary, "utf16le")), -1, canary);
    }
    const { segments, trailer } = segmentsOf(cleared);
    assert.equal(trailer.length, 0);
    assert.deepEqual(segments.filter(({ marker }) => marker === 0xe1 || marker === 0xfe), [], "no Exif, no XMP, no comment");
    const entry = JSON.parse(await readFile(out.at("register.jsonl"), "utf8"));
    assert.deepEqual(entry.subjects, ["P1", "P3"]);
    assert.equal(entry.answers.covered, faces.length - 2);
    const receipt = ["receipt", "check", out.at("site/trip.jpg.receipt.txt"), "--public", out.at("public.json"), "--channel", "website"];
    const held = await schoolgate(...receipt, "--photo", out.at("site/trip.jpg"));
    assert.equal(held.code, 0, held.stderr);
    assert.equal(JSON.parse(held.stdout).fileName, "trip.jpg");
    assert.equal((await schoolgate(...receipt, "--photo", files.at("trip.jpg"))).code, 1, "the original has no receipt");
    await out.remove();
  });

  test("with covers of each style is cleared, and the register says which", async () => {
    const out = await folderOf();
    const right = { second: "P3", unnamed: 0, caption: "" };
    const files = new Map();
    for (const style of ["solid", "surroundings", "mosaic"]) {
      const options = ["--cover", style, "--out", out.at(style), "--register", out.at(`${style}.jsonl`)];
      const { code, stdout, stderr } = await check(right, ...options);
      assert.equal(code, 0, stdout + stderr);
      assert.equal(JSON.parse(await readFile(out.at(`${style}.jsonl`), "utf8")).cover, style);
      files.set(style, await readFile(out.at(`${style}/trip.jpg`)));
    }
    assert.ok(!files.get("solid").equals(files.get("surroundings")) && !files.get("solid").equals(files.get("mosaic")));
    const again = async (style) => {
      assert.equal((await check(right, "--cover", style, "--out", out.at(`${style}-again`))).code, 0);
      return readFile(out.at(`${style}-again/trip.jpg`));
    };
    assert.ok(files.get("surroundings").equals(await again("surroundings")));
    assert.ok(!files.get("mosaic").equals(await again("mosaic")), "every mosaic has noise of its own");
    await out.remove();
  });

  test("pupils' work in it needs its own permission, whoever is in the picture", async () => {
    const right = { second: "P3", unnamed: 0, caption: "" };
    const rules = ({ stdout }) => JSON.parse(stdout).findings.filter(({ severity }) => severity === "block").map(({ rule }) => rule);
    const unchecked = ({ stdout }) => JSON.parse(stdout).notChecked.map(({ rule }) => rule);
    const silent = await check(right, "--json");
    assert.deepEqual([silent.code, rules(silent)], [0, []]);
    assert.ok(unchecked(silent).includes("work.permission"));
    const none = await check(right, "--json", "--work", "none");
    assert.equal(none.code, 0);
    assert.ok(!unchecked(none).includes("work.permission"));
    const work = await check(right, "--json", "--work", "P2");
    assert.deepEqual([work.code, rules(work)], [1, ["work.permission"]]);
  });

  test("a cover that can be undone is none of those there are", async () => {
    const { code, stderr } = await check({ second: "P3", unnamed: 0, caption: "" }, "--cover", "blur");
    assert.equal(code, 2);
    assert.match(stderr, /solid, surroundings, mosaic/u);
  });

  test("once the school lists its devices, a photo from another is asked about, and the register says no more than that", async () => {
    const out = await folderOf({ "devices.csv": "Make,Model,Serial number\nMadeup,Pocket 1,\n" });
    const right = { second: "P3", unnamed: 0, caption: "" };
    const devices = ["--devices", out.at("devices.csv")];
    const asked = await check(right, "--json", ...devices);
    assert.equal(asked.code, 1, asked.stderr);
    const { findings, notChecked } = JSON.parse(asked.stdout);
    const questions = findings.filter(({ severity }) => severity === "ask");
    assert.deepEqual(questions.map(({ rule }) => rule), ["device.school"]);
    assert.ok(!notChecked.some(({ rule }) => rule === "device.school"));
    const allowed = await check(right, ...devices, "--allow", questions[0].key, "--out", out.at("site"), "--register", out.at("register.jsonl"));
    assert.equal(allowed.code, 0, allowed.stdout + allowed.stderr);
    const line = await readFile(out.at("register.jsonl"), "utf8");
    assert.equal(JSON.parse(line).device, "other");
    for (const canary of canaries) assert.ok(!line.includes(canary) && !asked.stdout.includes(canary), canary);
    await out.remove();
  });

  test("a photo from a device on the list raises no question", async () => {
    const { make, model, serial } = JSON.parse((await schoolgate("inspect", "--json", files.at("trip.jpg"))).stdout).evidence;
    assert.ok(make && model && serial);
    const lists = await folderOf({ "devices.csv": `Make;Model;Serial number\n${make};${model};${serial}\n` });
    const { code, stdout } = await check({ second: "P3", unnamed: 0, caption: "" }, "--devices", lists.at("devices.csv"));
    assert.equal(code, 0, stdout);
    await lists.remove();
  });

  test("a second clearance is chained to the first, and a cleared file is never replaced", async () => {
    const out = await folderOf();
    const right = { second: "P3", unnamed: 0, caption: "" };
    const options = ["--out", out.at("site"), "--register", out.at("register.jsonl")];
    assert.equal((await check(right, ...options)).code, 0);
    assert.equal((await check(right, ...options)).code, 2, "there is already a file of that name");
    assert.equal((await check(right, ...options, "--file-name", "second.jpg")).code, 0);
    const [first, second] = (await readFile(out.at("register.jsonl"), "utf8")).trim().split("\n").map((line) => JSON.parse(line));
    assert.equal(second.previous, first.hash);
    await out.remove();
  });
});

describe("a photo nobody has to cover", () => {
  let files;
  before(async () => {
    files = await folderOf({ "class.csv": CLASS_LIST });
    await plant(photographs.group, files.at("trip.jpg"), 6);
  });
  after(() => files.remove());

  test("leaves with the same coded picture and its orientation", async () => {
    const found = JSON.parse((await schoolgate("faces", "--json", files.at("trip.jpg"))).stdout);
    const lines = found["trip.jpg"].map((face) => ({ ...face, answer: "visitor-agreed" }));
    const answers = await folderOf({ "subjects.json": JSON.stringify({ "trip.jpg": lines }) });
    const { code, stdout, stderr } = await schoolgate(
      "check", files.at("trip.jpg"), "--class-list", files.at("class.csv"), "--policy", "royal-deaf-derby", "--channel", "website",
      "--publisher", "named-staff", "--subjects", answers.at("subjects.json"), "--on", "2026-11-20", "--out", answers.at("site"),
    );
    assert.equal(code, 0, stdout + stderr);
    // Planting also hides bytes after the last block of the scan, so the photograph itself is what it must equal.
    const before = segmentsOf(await readFile(photographs.group));
    const after = segmentsOf(await readFile(answers.at("site/trip.jpg")));
    assert.ok(before.coded.equals(after.coded));
    const exif = after.segments.filter(({ marker }) => marker === 0xe1);
    assert.equal(exif.length, 1);
    assert.equal(exif[0].data.length, 6 + 26, "one tag: the orientation");
    await answers.remove();
  });
});

describe("what cannot be told", () => {
  let files;
  before(async () => {
    files = await folderOf({ "class.csv": CLASS_LIST, "broken.jpg": Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), "notes.jpg": "not a photo" });
  });
  after(() => files.remove());
  const options = (policy = "clavering", channel = "website") =>
    ["--class-list", files.at("class.csv"), "--policy", policy, "--channel", channel, "--on", "2026-11-20"];

  test("a file that is no photo exits with 2, and the next photo is still judged", async () => {
    const { code, stdout, stderr } = await schoolgate("check", files.at("notes.jpg"), photographs.astronaut, ...options(), "--json");
    assert.equal(code, 2);
    assert.match(stderr, /photo\.unknown-format/u);
    const [refused, judged] = stdout.trim().split("\n").map((line) => JSON.parse(line));
    assert.equal(refused.error.code, "photo.unknown-format");
    assert.equal(judged.permitted, false);
  });

  test("a photo that stops in the middle exits with 2", async () => {
    const { code, stderr } = await schoolgate("check", files.at("broken.jpg"), ...options());
    assert.equal(code, 2);
    assert.match(stderr, /photo\.(truncated|broken)/u);
  });

  test("an unknown policy names those there are", async () => {
    const { code, stderr } = await schoolgate("check", photographs.astronaut, ...options("nowhere"));
    assert.equal(code, 2);
    assert.match(stderr, /policy\.unknown/u);
    assert.match(stderr, /clavering, malmesbury-park, jasper-city, royal-deaf-derby, highwood/u);
  });

  test("an unknown channel names those there are", async () => {
    const { code, stderr } = await schoolgate("check", photographs.astronaut, ...options("clavering", "billboard"));
    assert.equal(code, 2);
    assert.match(stderr, /website/u);
  });
});

describe("words alone", () => {
  let files;
  before(async () => {
    files = await folderOf({ "class.csv": CLASS_LIST });
  });
  after(() => files.remove());

  test("a full name without a picture is stopped where the policy says so, and passes where it does not", async () => {
    const words = (policy, publisher) =>
      schoolgate("check", "--class-list", files.at("class.csv"), "--policy", policy, "--channel", "website", "--publisher", publisher,
        "--caption", "SAMPLETON, Zebedée came first", "--on", "2026-11-20", "--json");
    const stopped = await words("clavering", "web-manager");
    assert.equal(stopped.code, 1);
    assert.deepEqual(JSON.parse(stopped.stdout).findings.map(({ rule }) => rule), ["names.anywhere"]);
    assert.equal((await words("malmesbury-park", "web-manager")).code, 0);
  });
});
