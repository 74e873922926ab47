// Class lists as schools' systems export them: several make one, what a yes means is asked and never guessed, and what
// was said is kept.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { Key } from "selenium-webdriver";
import { classList, folderOf } from "./support/class.mjs";
import { downloaded } from "./support/downloads.mjs";
import { root, sample } from "./support/places.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";

const exported = (name) => path.join(root, "fixtures/class-lists/exports", name);
const fileOf = async (name) => ({ name, type: "", bytes: await readFile(exported(name)) });

inEveryEngine("class lists as they come", (the) => {
  let files;
  before(async () => {
    files = await folderOf({ "class.csv": classList, "trip.jpg": await readFile(path.join(sample, "trip-2.jpg")) });
    await the.page.open(the.server.origin);
  });
  after(() => files?.remove());

  const listText = () => the.page.text(".panel-class-list");
  const listed = () =>
    the.driver.executeScript(() => [...document.querySelectorAll(".list-file")].map((each) => each.querySelector(".list-file-name").textContent));
  const untilListed = (...names) =>
    the.page.until(`the files are ${names.join(", ") || "none"}`, async () => (await listed()).join() === names.join() && !(await listText()).includes("Reading"));
  async function remove(name) {
    await the.page.click(await the.page.one(`[aria-label="Remove ${name}"]`));
    await the.page.until(`${name} is gone`, async () => !(await listed()).includes(name));
  }
  /** The row of the mapper that is about a heading. */
  const column = (heading) =>
    the.driver.executeScript((wanted) => {
      const row = [...document.querySelectorAll(".columns tbody tr")].find((each) => each.querySelector("th").textContent === wanted);
      if (!row) return null;
      return {
        means: row.querySelector("select")?.selectedOptions[0].textContent ?? null,
        about: row.querySelector("summary")?.textContent ?? null,
        samples: [...row.querySelectorAll(".samples li")].map((each) => each.innerText.replace(/\s+/gu, " ")),
        asks: row.matches(".column-asks"),
      };
    }, heading);
  const options = () =>
    the.driver.executeScript(() => [...document.querySelectorAll("[role=option]")].map((each) => each.innerText.replace(/\s+/gu, " ").trim()));

  test("two downloads of one system make one list", LIMIT, async () => {
    await the.page.giveFiles("Choose a class list", exported("arbor-website.csv"), exported("arbor-social-media.csv"));
    await untilListed("arbor-website.csv", "arbor-social-media.csv");
    assert.match(await the.page.text(".loaded"), /3 pupils, 0 members of staff/u);
    assert.match(await the.page.text(".list-file"), /3 people\. Read as UTF-8.*, columns parted by commas/u);
    assert.deepEqual(await the.page.all(".panel-columns"), [], "nothing is to be asked, so nothing is unfolded");
    await the.shoot("lists-1-pair");
  });

  test("two people of one name stay two, and the picker tells them apart", LIMIT, async () => {
    const { page } = the;
    await page.goingOnTheWebsite("The web manager");
    await page.giveFiles("Choose photos", files.at("trip.jpg"));
    await page.untilSearched(1);
    const field = (await page.all("[role=combobox]"))[0];
    await page.click(field);
    await field.sendKeys("ethan");
    await page.until("both are offered", async () => (await options()).length === 2);
    assert.deepEqual(await options(), ["Ethan Clarke 3S, Z900000000001", "Ethan Clarke 3S, Z900000000002"]);
    await the.shoot("lists-2-names");
    await field.sendKeys(Key.ARROW_DOWN, Key.RETURN);
    await page.until("the second is named", async () => (await page.faces())[0].words === "Ethan Clarke (Z900000000002)");
    // The website's file says that this one's parent declined; the other file alone would not.
    await page.until("the second may not be shown", async () => (await page.findings()).some(({ rule, severity }) => rule.startsWith("consent.") && severity === "block"));
  });

  test("a broken file among good ones is refused in words and leaves the others", LIMIT, async () => {
    const { page } = the;
    await page.drop([
      { name: "torn.xlsx", type: "", bytes: Buffer.from("PK\u0003\u0004 this is no workbook") },
      await fileOf("juniper.csv"),
    ]);
    await untilListed("arbor-website.csv", "arbor-social-media.csv", "torn.xlsx", "juniper.csv");
    assert.match(await listText(), /torn\.xlsx could not be used/u);
    assert.match(await page.text(".loaded"), /6 pupils/u);
    await remove("torn.xlsx");
    await remove("juniper.csv");
    assert.match(await page.text(".loaded"), /3 pupils/u);
  });

  test("with the last file the list is gone", LIMIT, async () => {
    await remove("arbor-website.csv");
    await remove("arbor-social-media.csv");
    assert.equal((await the.page.all(".loaded")).length, 0);
    assert.match(await the.page.text(".verdict, .panel-verdict"), /load a class list/u);
  });

  test("a column that turns the question round is asked about, and until then no answer in it counts", LIMIT, async () => {
    const { page } = the;
    await page.giveFiles("Choose a class list", exported("databridge.csv"));
    await untilListed("databridge.csv");
    await page.until("the columns are shown", async () => (await page.all(".panel-columns")).length === 1);
    assert.match(await page.text(".panel-columns"), /Until you say, its answers count as no reply/u);
    assert.match(await page.text(".list-file"), /Until then no yes in it counts/u);
    const denied = await column("Consent Denied");
    assert.equal(denied.asks, true);
    assert.deepEqual(denied.samples, ["No → means no reply", "Yes → means no reply"]);
    assert.deepEqual(await the.driver.executeScript(() => [document.activeElement.type, document.activeElement.value]), ["radio", "consent"]);
    await the.shoot("lists-3-asked");
  });

  test("the answer changes the samples, and blocks the right pupil", LIMIT, async () => {
    const { page } = the;
    await page.click(await page.one(".column-asks input[value=denial]"));
    await page.until("it is settled", async () => (await page.text(".panel-columns")).includes("Nothing is left to answer"));
    assert.deepEqual((await column("Consent Denied")).samples, ["No → means may be shown", "Yes → means must not be shown"]);
    await the.shoot("lists-4-said");
    const field = (await page.all("[role=combobox]"))[0];
    const findings = async (key) => {
      await page.click(field);
      await page.selectAll();
      await field.sendKeys("ethan");
      await page.until("both are offered", async () => (await options()).length === 2);
      await field.sendKeys(...key, Key.RETURN);
      await page.until("it is judged", async () => (await page.findings()).length > 0 && (await page.all(".panel-verdict")).length === 1);
      return (await page.findings()).filter(({ rule }) => rule.startsWith("consent."));
    };
    console.log(JSON.stringify(await findings([])), JSON.stringify(await findings([Key.ARROW_DOWN])));
  });
});
