// Every rule at every school, both ways, through `schoolgate check` on a real photo: the cases that the core's own tests judge.
import assert from "node:assert/strict";
import { copyFile, readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { folderOf, photographs, plant, root, schoolgate } from "./command.mjs";

const fixture = (name) => readFile(path.join(root, "fixtures/conformance", name), "utf8");
const { cases } = JSON.parse(await fixture("cases.json"));
const schools = Object.keys(cases[0].stops);
const DAY = "2026-11-20";
/** Who publishes where, unless the case says. */
const publishers = {
  clavering: ["web-manager", "web-manager"],
  "malmesbury-park": ["web-manager", "social-media-manager"],
  "jasper-city": ["ict-manager", "ict-support"],
  "royal-deaf-derby": ["named-staff", "named-staff"],
  highwood: ["ict-manager", "senior-leader"],
};

/** What stands in the way, as the fixture tells it. */
function inTheWay({ findings }) {
  return findings
    .filter(({ severity, allowed }) => severity === "block" || (severity === "ask" && !allowed))
    .map(({ severity, rule, also }) => `${severity} ${rule}${also.length > 0 ? ` also ${also.join(", ")}` : ""}`);
}

describe("every rule at every school", () => {
  let files;
  let faces;
  before(async () => {
    files = await folderOf({ "people.csv": await fixture("people.csv") });
    // A strip of the photo: a search costs as much as the picture is high for its width, and there will be hundreds.
    const whole = await facesIn(photographs.astronaut);
    const strip = await folderOf({ "subjects.json": JSON.stringify({ "astronaut.png": whole.map((face) => ({ ...face, answer: "visitor-agreed" })) }) });
    const cut = await schoolgate(
      "check", photographs.astronaut, "--class-list", files.at("people.csv"), "--policy", "royal-deaf-derby", "--channel", "website", "--publisher", "named-staff",
      "--on", DAY, "--subjects", strip.at("subjects.json"), "--crop", "0,30,512,160", "--out", strip.at("out"),
    );
    assert.equal(cut.code, 0, cut.stdout + cut.stderr);
    await plant(strip.at("out/astronaut.png"), files.at("photo.png"));
    await strip.remove();
    faces = await facesIn(files.at("photo.png"));
    const { make, model } = JSON.parse((await schoolgate("inspect", "--json", files.at("photo.png"))).stdout).evidence;
    files.devices = await folderOf({ "school.csv": `Make,Model\n${make},${model}\n`, "other.csv": "Make,Model\nMadeup,Another 2\n" });
  });
  after(async () => {
    await files?.devices?.remove();
    await files?.remove();
  });

  async function facesIn(photo) {
    const found = await schoolgate("faces", "--json", photo);
    assert.equal(found.code, 0, found.stderr);
    const [lines] = Object.values(JSON.parse(found.stdout));
    assert.equal(lines.length, 1, "one face");
    return lines;
  }

  /** The verdicts on several submissions that differ only in who is shown and the file's name: one run for all of them. */
  async function check(school, attempts) {
    const [{ channel = "website", publisher, approved = true, device, on = DAY, caption = "", work = [] }] = attempts;
    const folder = await folderOf();
    const subjects = {};
    const photos = [];
    for (const [index, { photo = true, faces: [answer] = ["cover"], fileName }] of attempts.entries()) {
      if (!photo) continue;
      const name = fileName ?? `photo-${index}.png`;
      await copyFile(files.at("photo.png"), folder.at(name));
      const said = { open: {}, cover: { answer }, visitor: { answer }, "visitor-agreed": { answer } };
      subjects[name] = [{ box: faces[0].box, ...(said[answer] ?? { person: answer }) }];
      photos.push(folder.at(name));
    }
    const answers = await folderOf({ "subjects.json": JSON.stringify(subjects) });
    const role = publisher ?? publishers[school][channel === "social-media" ? 1 : 0];
    const { code, stdout, stderr } = await schoolgate(
      "check", ...photos, "--class-list", files.at("people.csv"), "--policy", school, "--channel", channel, "--on", on, "--caption", caption,
      "--publisher", role, "--subjects", answers.at("subjects.json"), "--json",
      ...(approved ? ["--approved-by", "headteacher", "--approved-on", on] : []),
      ...work.flatMap((id) => ["--work", id]),
      ...(device ? ["--devices", files.devices.at(`${device}.csv`)] : []),
    );
    await folder.remove();
    await answers.remove();
    assert.ok(code === 0 || code === 1, stderr);
    return stdout.trim().split("\n").map((line) => JSON.parse(line));
  }

  /** Everything but who is shown; what differs in it needs a run of its own. */
  const run = ({ faces: _, fileName: __, photo = true, ...rest }) => JSON.stringify([photo || rest.caption, rest]);

  for (const school of schools) {
    test(school, { timeout: 600_000 }, async () => {
      // The same submission is often what passes: it is judged once.
      const distinct = new Map(cases.flatMap(({ stopped, passes }) => [stopped, passes]).map((attempt) => [JSON.stringify(attempt), attempt]));
      const runs = new Map();
      for (const attempt of distinct.values()) runs.set(run(attempt), [...(runs.get(run(attempt)) ?? []), attempt]);
      const verdicts = new Map();
      const waiting = [...runs.values()];
      const work = async () => {
        for (let attempts = waiting.shift(); attempts; attempts = waiting.shift()) {
          const judged = await check(school, attempts);
          assert.equal(judged.length, attempts.length);
          for (const [index, attempt] of attempts.entries()) verdicts.set(JSON.stringify(attempt), judged[index]);
        }
      };
      await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
      for (const { rule, about, stopped, passes, stops, neverPasses = {} } of cases) {
        assert.deepEqual(inTheWay(verdicts.get(JSON.stringify(stopped))), stops[school], `${rule}: ${about}`);
        const { permitted } = verdicts.get(JSON.stringify(passes));
        assert.equal(permitted, neverPasses[school] === undefined, `${rule}: not ${about}`);
      }
    });
  }
});
