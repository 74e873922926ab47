// Pupils' work: a picture with nobody in it still needs a permission when somebody says whose work it shows.
import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";
import { Key } from "selenium-webdriver";
import { folderOf, people } from "./support/class.mjs";
import { downloaded } from "./support/downloads.mjs";
import { sample } from "./support/places.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";

const list = `Id,Forename,Surname,Class,Kind,Website,Website by,Pupils' work,Work given by
T01,Wren,Plover,Starling,Pupil,Yes,Both parents,Yes,Both parents
T02,Lark,Dotterel,Starling,Pupil,Yes,Both parents,,
`;

inEveryEngine("pupils' work", (the) => {
  let files;
  before(async () => {
    files = await folderOf({ "class.csv": list });
  });
  after(() => files?.remove());

  const yours = () => the.driver.executeScript(() => [...document.querySelectorAll(".not-checked li")].map((item) => item.textContent));
  const rules = async () => (await the.page.findings()).filter(({ severity }) => severity === "block").map(({ rule }) => rule);

  test("while nobody has said, a person answers for it", LIMIT, async () => {
    const { page } = the;
    await page.openWith(the.server.origin, files.at("class.csv"), path.join(sample, "trip-1.jpg"));
    await page.until("the verdict is there", async () => (await yours()).length > 0);
    assert.ok((await yours()).includes("pupils' work needs its own permission"), JSON.stringify(await yours()));
  });

  test("a picture of work without permission is stopped, and the finding leads there", LIMIT, async () => {
    const { page } = the;
    const left = (await page.faces()).filter(({ answer }) => answer === "none").length;
    if (left > 0) await page.press(left === 1 ? "Cover the one left" : `Cover the ${left} left`);
    await page.tick("The headteacher has said yes to this photo");
    await page.untilStatus("clear");
    await page.tick("Yes");
    await page.tick("Whose work is it?");
    await page.field("Whose work is it?").sendKeys(people.refused.typed, Key.ENTER);
    const finding = await page.untilFinding("work.permission");
    assert.match(finding.message, /Lark Dotterel/u);
    assert.deepEqual(await rules(), ["work.permission"]);
    assert.equal(await page.status(), "stopped");
    await page.clickOn('.finding[data-rule="work.permission"] a');
    await page.until("the question has the focus", async () => (await page.active().getAttribute("id")) === "work");
  });

  test("with permission it goes out, and the register says whose it was", LIMIT, async () => {
    const { page, downloads } = the;
    await page.press("Not by Lark Dotterel");
    await page.tick("Whose work is it?");
    await page.field("Whose work is it?").sendKeys(people.allowed.typed, Key.ENTER);
    await page.until("nothing about work is left to a person", async () => !(await yours()).includes("pupils' work needs its own permission"));
    await page.untilStatus("clear");
    await page.press("Save the cleared photo");
    await page.untilStatus("saved");
    await page.press("Save the register");
    const register = JSON.parse((await downloaded(downloads, /\.jsonl$/u)).bytes.toString());
    assert.equal(register.work.length, 1);
  });
});
