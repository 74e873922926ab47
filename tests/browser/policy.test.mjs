// A school reads what its rules mean, compares them, and makes rules of its own: what it sets is what photos are judged by.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { classList, folderOf, people } from "./support/class.mjs";
import { downloaded } from "./support/downloads.mjs";
import { programs, sample } from "./support/places.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";

inEveryEngine("a school’s own rules", (the) => {
  let files;
  let made;
  before(async () => {
    files = await folderOf({ "class.csv": classList, "trip.jpg": await readFile(path.join(sample, "trip-1.jpg")) });
  });
  after(() => files?.remove());

  const unfold = () => the.driver.executeScript(() => (document.querySelector(".panel-school details").open = true));
  const rules = () => the.driver.executeScript(() => [...document.querySelectorAll(".policy-rule")].map((rule) => rule.dataset.rule));
  /** A control of the window, by its key. */
  const control = (key, what = "select, input, textarea") => the.page.one(`.own-policy [data-key="${key}"] :is(${what})`);
  const told = async (key) => the.driver.executeScript((name) => document.querySelector(`.own-policy [data-key="${name}"] > .own-policy-fault`).textContent, key);

  test("every rule says what it asks, why, and what is set", LIMIT, async () => {
    const { page } = the;
    await page.openWith(the.server.origin, files.at("class.csv"), files.at("trip.jpg"));
    await page.nameFace(1, people.half.typed, people.half.name);
    await page.untilFinding("consent.parents");
    await unfold();
    assert.equal((await rules()).length, 28);
    const parents = await page.text('.policy-rule[data-rule="consent.parents"]');
    assert.match(parents, /one parent or both must have consented[\s\S]*cannot choose between them[\s\S]*both parents/iu);
    await the.shoot("policy-rules");
  });

  test("compared with another school only what differs is shown, with both settings", LIMIT, async () => {
    const { page } = the;
    await page.choose("Compare with", "Highwood Primary");
    await page.until("fewer rules are shown", async () => (await rules()).length < 28);
    const shown = await rules();
    assert.ok(shown.includes("consent.parents") && shown.includes("consent.validity"));
    assert.ok(!shown.includes("consent.written") && !shown.includes("rights.copyright"));
    assert.match(await page.text('.policy-rule[data-rule="consent.parents"]'), /both parents[\s\S]*Highwood Primary[\s\S]*one parent/u);
    await the.shoot("policy-compared");
  });

  test("what cannot be is said beside its control, and cannot be used", LIMIT, async () => {
    const { page } = the;
    await page.press("Make your own from this");
    await page.until("the window is open", async () => (await page.all("dialog.own-policy[open]")).length === 1);
    await page.until("the name is missing", async () => /Give the school’s name/u.test(await page.text(".own-policy-body > .own-policy-fault")));
    await page.type("Your school’s name", "St Anne’s");
    const website = () => the.driver.executeScript(() => document.querySelector('[data-key="publisher.role"] input:checked')?.click());
    await website();
    await page.until("nobody may publish", async () => /The list is empty/u.test(await told("publisher.role")));
    assert.equal(await (await page.button("Use these rules now")).isEnabled(), false);
    await the.shoot("policy-own-wrong");
    await the.driver.executeScript(() => document.querySelector('[data-key="publisher.role"] input').click());
    await page.until("somebody may", async () => (await told("publisher.role")) === "");
  });

  test("saved as a file they are what the command line makes", LIMIT, async () => {
    const { page } = the;
    const parents = await control("consent.parents");
    await page.click(parents);
    await parents.findElement({ css: 'option[value="one"]' }).click();
    await page.until("they can be used", async () => (await page.button("Use these rules now")).isEnabled());
    await the.shoot("policy-own");
    await page.press("Save them as a file");
    made = (await downloaded(the.downloads, /\.toml$/u)).bytes.toString();
    assert.match(made, /^id = "st-annes"$/mu);
    const { stdout } = await promisify(execFile)(programs.cli, ["policy", "derive", "clavering", "--id", "st-annes", "--name", "St Anne’s", "--set", "consent.parents=one"]);
    assert.equal(made, stdout);
  });

  test("used at once they judge the photo", LIMIT, async () => {
    const { page } = the;
    await page.press("Use these rules now");
    await page.until("the window is closed", async () => (await page.all("dialog.own-policy")).length === 0);
    await page.until("one parent is enough", async () => !(await page.findings()).some(({ rule }) => rule === "consent.parents"));
    const select = await page.field("School rules");
    assert.equal(await select.findElement({ css: "option:checked" }).getText(), "St Anne’s");
  });
});
