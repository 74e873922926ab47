// `schoolgate policy`: shows, checks, compares and makes the policies that schools set their rules by.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { folderOf, root, schoolgate } from "./command.mjs";

const presets = ["clavering", "malmesbury-park", "jasper-city", "royal-deaf-derby", "highwood"];
const cases = path.join(root, "fixtures/conformance");

describe("a policy of one's own", () => {
  let files;
  before(async () => {
    const made = await schoolgate("policy", "derive", "clavering", "--id", "my-school", "--name", "My School", "--set", "consent.parents=one", "--set", "consent.channel=website, press");
    assert.equal(made.code, 0, made.stderr);
    files = await folderOf({ "my-school.toml": made.stdout, "list.csv": "Id,Forename,Surname,Website,Website given by,Website date\nP1,Zebedee,Sampleton,Yes,Parent 1,2026-09-04\n" });
  });
  after(() => files?.remove());

  test("is right, bears its name, and differs by what was set", async () => {
    const checked = await schoolgate("policy", "check", files.at("my-school.toml"));
    assert.equal(checked.code, 0, checked.stderr);
    const shown = await schoolgate("policy", "show", files.at("my-school.toml"));
    assert.match(shown.stdout, /^My School \(my-school; made from Clavering Primary: e-safety policy, 2020\)/u);
    assert.match(shown.stdout, /consent\.parents: one parent or both must have consented\n {2}here: one parent\n {2}why: {2}\S/u);
    const { code, stdout } = await schoolgate("policy", "diff", "clavering", files.at("my-school.toml"));
    assert.equal(code, 1);
    assert.deepEqual([...stdout.matchAll(/^(\S+): /gmu)].map(([, rule]) => rule), ["consent.channel", "consent.parents"]);
    assert.match(stdout, / {2}Clavering Primary: both parents\n {2}My School: one parent\n/u);
  });

  test("keeps the remarks of the preset", async () => {
    const text = await readFile(files.at("my-school.toml"), "utf8");
    assert.match(text, /^# My School: made with Schoolgate from the rules of Clavering Primary\./u);
    assert.match(text, /# of clavering: seven uses\nchannel = \["website", "press"\]/u);
    assert.match(text, /transfer-days = 0 {3}# at once: judged as the same day/u);
  });

  test("is what `policy try` judges by", async () => {
    const { stdout } = await schoolgate("policy", "try", path.join(cases, "cases.json"), "--class-list", path.join(cases, "people.csv"), "--devices", path.join(cases, "devices.csv"), "--policy", files.at("my-school.toml"));
    assert.match(stdout, /^my-school: consent\.parents: one of two parents agreed: passes$/mu);
  });
});

describe("what is wrong", () => {
  test("with a file is all told, with line, key and nearest word", async () => {
    const text = await readFile(path.join(root, "crate/core/src/policy/presets/clavering.toml"), "utf8");
    const files = await folderOf({ "wrong.toml": text.replace('parents = "both"', 'parnets = "both"').replace('"granted"', '"grantd"') });
    const { code, stderr } = await schoolgate("policy", "check", files.at("wrong.toml"));
    assert.equal(code, 1);
    assert.match(stderr, /consent\.parnets: there is no such setting in \[consent\]; did you mean `parents`\?, in line 12/u);
    assert.doesNotMatch(stderr, /this is missing/u);
    assert.match(stderr, /consent\.staff: .*did you mean “granted”\?, in line 16/u);
    await files.remove();
  });

  test("with what is to be set is told, and no policy is printed", async () => {
    const { code, stdout, stderr } = await schoolgate("policy", "derive", "highwood", "--id", "x", "--name", "X", "--set", "consent.parnets=one", "--set", "publisher.role=cook");
    assert.equal(code, 2);
    assert.equal(stdout, "");
    assert.match(stderr, /did you mean consent\.parents\?, in consent\.parnets/u);
    assert.match(stderr, /it cannot be “cook”.*in publisher\.role/u);
  });

  test("with a name is told", async () => {
    const { code, stderr } = await schoolgate("policy", "show", "nowhere");
    assert.equal(code, 2);
    assert.match(stderr, /policy\.unknown/u);
  });
});

test("a policy differs in nothing from itself", async () => {
  const { code, stdout } = await schoolgate("policy", "diff", "highwood", "highwood");
  assert.deepEqual([code, stdout], [0, "No rule differs.\n"]);
});

test("the table of rules is the one in the documentation, with every preset", async () => {
  const { stdout } = await schoolgate("policy", "table", "--markdown");
  assert.ok((await readFile(path.join(root, "crate/core/src/policy/table.md"), "utf8")).endsWith(stdout));
  assert.equal(stdout.split("\n")[0].split("|").length, presets.length + 4);
});

test("every described submission ends as its description says, at every school", async () => {
  const { code, stdout } = await schoolgate("policy", "try", path.join(cases, "cases.json"), "--class-list", path.join(cases, "people.csv"), "--devices", path.join(cases, "devices.csv"));
  assert.equal(code, 0, stdout);
});
