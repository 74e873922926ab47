// The page and the command line are one judge: the same submission has the same verdict, byte for byte.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { classList, folderOf, people } from "./support/class.mjs";
import { downloaded } from "./support/downloads.mjs";
import { programs, root, sample } from "./support/places.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";

const CAPTION = "Wren and friends at the museum 🎉 office@school.example";
const ALT_TEXT = "Three people in orange suits";

inEveryEngine("the same verdict", (the) => {
  let files;
  before(async () => {
    assert.ok(existsSync(programs.cli), "The command line has not been built: cargo xtask build");
    files = await folderOf({ "class.csv": classList, "trip.jpg": await readFile(path.join(sample, "trip-2.jpg")) });
  });
  after(() => files?.remove());

  /** What the command line says of the photo with these answers; it exits 1 when the photo is stopped. */
  async function commandLine(faces, on, ...more) {
    const subjects = faces.map(({ box, answer }, index) => {
      if (answer === "person") return { box, person: index === 0 ? people.allowed.id : people.refused.id };
      return answer === "none" ? { box } : { box, answer };
    });
    const answers = await folderOf({ "subjects.json": JSON.stringify({ "trip.jpg": subjects }) });
    const options = [
      "--class-list", files.at("class.csv"), "--policy", "clavering", "--channel", "website", "--on", on,
      "--caption", await written("Caption"), "--alt-text", await written("Description"), "--subjects", answers.at("subjects.json"), "--json", ...more,
    ];
    const { code, stdout, stderr } = await new Promise((resolve) => {
      execFile(programs.cli, ["check", files.at("trip.jpg"), ...options], { cwd: root, encoding: "buffer", timeout: 240_000 }, (error, out, err) =>
        resolve({ code: error?.code ?? 0, stdout: out, stderr: err.toString() }),
      );
    });
    await answers.remove();
    assert.ok(code === 0 || code === 1, stderr);
    return stdout;
  }

  /** What stands in a field, however the engine took the keys. */
  const written = async (label) => (await the.page.field(label)).getAttribute("value");

  async function pageVerdict() {
    await the.page.press("Save this verdict as a file");
    const { file, bytes } = await downloaded(the.downloads, /verdict\.json$/u);
    // Engines differ over a second file of the same name.
    await rm(file);
    return bytes;
  }

  test("when it is stopped", LIMIT, async () => {
    const { page } = the;
    await page.open(the.server.origin);
    await page.goingOnTheWebsite();
    await page.giveFiles("Choose a class list", files.at("class.csv"));
    await page.giveFiles("Choose photos", files.at("trip.jpg"));
    await page.untilSearched(1);
    await page.nameFace(1, people.allowed.typed, people.allowed.name);
    await page.nameFace(2, people.refused.typed, people.refused.name);
    await page.type("Caption", CAPTION);
    await page.type("Description", ALT_TEXT);
    await page.untilFinding("details.contact");
    await page.untilFinding("consent.channel");
    const on = await (await page.field("Day it goes out")).getAttribute("value");
    const inPage = await pageVerdict();
    const printed = await commandLine(await page.faces(), on);
    assert.equal(inPage.toString(), printed.toString());
  });

  test("when it is clear but for a question", LIMIT, async () => {
    const { page } = the;
    await page.answerFace(2, "Cover");
    const left = (await page.faces()).filter(({ answer }) => answer === "none").length;
    if (left > 0) await page.press(left === 1 ? "Cover the one left" : `Cover the ${left} left`);
    await page.choose("Who is publishing?", "The web manager");
    await page.tick("The headteacher has said yes to this photo");
    await page.until("only words are in the way", async () => {
      const blocking = (await page.findings()).filter(({ severity }) => severity === "block");
      return blocking.every(({ rule }) => rule.startsWith("names.") || rule.startsWith("image."));
    });
    const on = await (await page.field("Day it goes out")).getAttribute("value");
    const inPage = await pageVerdict();
    const printed = await commandLine(await page.faces(), on, "--publisher", "web-manager", "--approved-by", "headteacher", "--approved-on", on);
    assert.equal(inPage.toString(), printed.toString());
  });
});
