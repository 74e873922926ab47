// Class lists as schools' systems export them: several make one, what a yes means is asked and never guessed, and what
// was said is kept.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
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
    const nonsense = JSON.stringify({ columns: [{ heading: "Id", means: "nonsense", channels: [], polarity: null, sureness: "certain" }] });
    files = await folderOf({ "class.csv": classList, "nonsense.json": nonsense, "trip.jpg": await readFile(path.join(sample, "trip-2.jpg")) });
    await open();
  });
  after(() => files?.remove());

  async function open() {
    await the.page.open(the.server.origin);
  }
  const listText = () => the.page.text(".panel-class-list");
  const listed = () =>
    the.driver.executeScript(() => [...document.querySelectorAll(".list-file")].map((each) => each.querySelector(".list-file-name").textContent));
  const untilListed = (...names) =>
    the.page.until(`the files are ${names.join(", ") || "none"}`, async () => (await listed()).join() === names.join() && !(await listText()).includes("Reading"));
  async function remove(name) {
    await the.page.clickOn(`[aria-label="Remove ${name}"]`);
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
  /** WebKit's driver chooses nothing in a list that is out of sight. */
  const inSight = (element) => the.driver.executeScript("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", element);
  async function chooseSheet(name) {
    await inSight(await the.page.field("Sheet of the workbook"));
    await the.page.choose("Sheet of the workbook", name);
  }
  const says = async (message) => (await the.page.findings()).some((finding) => message.test(finding.message));
  /** Names a face with the one after the first that is offered. */
  async function pick(number, typed, name) {
    const field = () => the.page.face(number).findElement({ css: "[role=combobox]" });
    await the.page.clickFound(`face ${number} can be named`, field);
    await the.page.selectAll();
    await field().sendKeys(typed);
    await takeSecond(await field());
    await the.page.untilNamed(number, name);
  }
  const options = () =>
    the.driver.executeScript(() => [...document.querySelectorAll("[role=option]")].map((each) => each.innerText.replace(/\s+/gu, " ").trim()));

  /** Goes down to the second that is offered, and takes it once the list shows that it is the one. */
  async function takeSecond(field) {
    const isTheOne = () => the.driver.executeScript(() => document.querySelectorAll("[role=option]")[1]?.ariaSelected === "true");
    await the.page.until("the second is the one", async () => {
      await field.sendKeys(Key.ARROW_DOWN);
      return the.driver.wait(isTheOne, 5_000).catch(() => false);
    });
    await field.sendKeys(Key.RETURN);
  }

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
    await page.clickOn("[role=combobox]");
    const field = await page.one("[role=combobox]");
    await field.sendKeys("ethan");
    await page.until("both are offered", async () => (await options()).length === 2);
    assert.deepEqual(await options(), ["Ethan Clarke 3S, Z900000000001", "Ethan Clarke 3S, Z900000000002"]);
    await the.shoot("lists-2-names");
    await takeSecond(field);
    await page.untilNamed(1, "Ethan Clarke (Z900000000002)");
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
    assert.match(await page.text(".panel-columns"), /Until you say, no answer in it counts as a yes/u);
    assert.match(await page.text(".list-file"), /Until then no yes in it counts/u);
    const denied = await column("Consent Denied");
    assert.equal(denied.asks, true);
    assert.deepEqual(denied.samples, ["No → means no yes, and perhaps a no", "Yes → means no yes, and perhaps a no"]);
    await page.until("the question has the focus", () => the.driver.executeScript(() => document.activeElement.type === "radio" && document.activeElement.value === "consent"));
    await the.shoot("lists-3-asked");
  });

  test("the answer changes the samples, and blocks the right pupil", LIMIT, async () => {
    const { page } = the;
    await page.clickOn(".column-asks input[value=denial]");
    await page.until("it is settled", async () => (await page.text(".panel-columns")).includes("Nothing is left to answer"));
    assert.deepEqual((await column("Consent Denied")).samples, ["No → means may be shown", "Yes → means must not be shown"]);
    await the.shoot("lists-4-said");
    await page.nameFace(1, "ethan", "Ethan Clarke (D1)");
    await page.until("D1’s one parent has agreed", () => says(/Only one parent has given consent for Ethan Clarke/u));
    await pick(1, "ethan", "Ethan Clarke (D2)");
    await page.until("D2’s parent has refused", () => says(/Ethan Clarke may not be shown .*: the answer on record is no/u));
    assert.equal(await says(/Only one parent/u), false);
  });

  test("what was said is kept for the next export with the same headings", LIMIT, async () => {
    const { page } = the;
    await remove("databridge.csv");
    const next = (await readFile(exported("databridge.csv"), "utf8")).replaceAll("Ethan,Clarke", "Quilla,Testerby");
    await page.drop([{ name: "databridge-july.csv", type: "text/csv", bytes: Buffer.from(next) }]);
    await untilListed("databridge-july.csv");
    assert.deepEqual(await page.all(".panel-columns"), [], "nothing is asked again");
    await page.clickOn("[aria-controls], .list-file .link-button");
    await page.until("the columns are shown", async () => (await column("Consent Denied")) !== null);
    assert.deepEqual((await column("Consent Denied")).samples, ["No → means may be shown", "Yes → means must not be shown"]);
  });

  test("it is saved as a file without anybody’s name, and opened in another sitting", LIMIT, async () => {
    const { page, downloads } = the;
    await page.press("Save how this list is read");
    const saved = await downloaded(downloads, /^databridge-july-reading\.json$/u);
    const text = saved.bytes.toString("utf8");
    assert.match(text, /"denial"/u);
    assert.doesNotMatch(text, /Quilla|Testerby|D1/u);
    await page.press("Done");
    await page.until("the way back to it has the focus", () => the.driver.executeScript(() => /How it is read/u.test(document.activeElement.textContent)));
    await the.driver.executeScript(() => (window.onbeforeunload = null));
    await open();
    await page.giveFiles("Choose a class list", exported("databridge.csv"));
    await page.until("it is asked anew", async () => (await page.all(".column-asks")).length === 1);
    for (const name of ["class.csv", "nonsense.json"]) {
      await page.giveFiles("Open a file that says how", files.at(name));
      await page.until(`${name} is refused`, async () =>
        new RegExp(`${name} could not be used\\s*This file does not say how a list is read`, "u").test(await page.text(".panel-columns")));
    }
    await page.giveFiles("Open a file that says how", saved.file);
    await page.until("it is settled", async () => (await page.text(".panel-columns")).includes("Nothing is left to answer"));
    await page.press("Done");
    await remove("databridge.csv");
  });

  test("a workbook of two sheets: the sheet is chosen, and headings nobody knows are given a meaning", LIMIT, async () => {
    const { page } = the;
    await page.giveFiles("Choose a class list", exported("own-headings.xlsx"));
    await page.until("it is asked about", async () => (await page.all(".panel-columns")).length === 1);
    assert.match(await page.text(".panel-columns"), /Choose the sheet with the list/u);
    await chooseSheet("Starling");
    await page.until("the sheet’s columns are shown", async () => (await column("Their class")) !== null);
    for (const [heading, meaning] of [["Child's first name", "Forename"], ["Child's last name", "Surname"], ["Their class", "Class"], ["Leaves on", "Day they leave"]]) {
      const select = await the.driver.executeScript((label) => document.querySelector(`select[aria-label="${label}"]`), `What “${heading}” is`);
      await inSight(select);
      await page.until(`${heading} is ${meaning}`, async () => {
        await select.findElement({ xpath: `.//option[text()="${meaning}"]` }).click();
        return (await column(heading)).means === meaning && !(await listText()).includes("Reading");
      });
    }
    await page.until("the people are there", async () => /4 pupils/u.test(await page.text(".panel-class-list")));
    assert.match(await page.text(".list-file"), /4 people\. Read as an Excel workbook, sheet “Starling”/u);
    assert.deepEqual((await column("Leaves on")).samples, ["2027-07-21 → means 21 July 2027"]);
    assert.equal((await column("Not press")).asks, true);
    await the.shoot("lists-5-workbook");
  });

  test("a sheet without people leaves what was read in use", LIMIT, async () => {
    const { page } = the;
    await chooseSheet("Read me");
    await page.until("it is said", async () => (await page.text(".panel-columns")).includes("What was read of it before is still in use"));
    assert.match(await page.text(".loaded"), /4 pupils/u);
    await remove("own-headings.xlsx");
  });

  test("hundreds of problems are counted by kind, shown a few at a time, and saved as a harmless table", LIMIT, async () => {
    const { page, downloads } = the;
    const rows = Array.from({ length: 300 }, (_, at) => `Wren,Plover${at},3S,${at === 0 ? "=HYPERLINK(1)" : "perhaps"}`);
    await page.drop([{ name: "perhaps.csv", type: "text/csv", bytes: Buffer.from(["Forename,Surname,Class,Website", ...rows].join("\n")) }]);
    await untilListed("perhaps.csv");
    await page.clickOn(".problems summary");
    await page.until("the kind is counted", async () => (await page.text(".problems")).includes("300 × This answer could not be understood"));
    const shown = async () => (await page.all(".problem-kind li")).length;
    assert.equal(await shown(), 5);
    await page.press("Show 200 more");
    await page.until("more are shown", async () => (await shown()) === 205);
    await page.press("Show all 300");
    await page.until("all are shown", async () => (await shown()) === 300);
    await page.press("Save these as a table");
    const table = (await downloaded(downloads, /^class-list-problems\.csv$/u)).bytes.toString("utf8").split("\r\n");
    assert.equal(table.length, 302);
    assert.match(table[1], /^perhaps\.csv,2,4,Website,'=HYPERLINK\(1\),This answer could not be understood\./u);
    await the.shoot("lists-6-problems");
    await remove("perhaps.csv");
  });

  test("the keyboard alone says what a yes means, and comes back to where it was", LIMIT, async () => {
    const { page } = the;
    const press = (...keys) => the.driver.actions().sendKeys(...keys).perform();
    const focused = (script) => the.driver.executeScript(script);
    await page.giveFiles("Choose a class list", exported("sims.csv"));
    await page.until("the question has the focus", () => focused(() => document.activeElement.matches(".column-asks [type=radio]")));
    await press(Key.ARROW_DOWN);
    await page.until("it is said", async () => (await column("Newspapers")).samples[0] === "P → means must not be shown");
    assert.ok(await focused(() => document.activeElement.matches("[type=radio][value=denial]:checked")));
    await tabTo("Done", () => document.activeElement.textContent === "Done");
    await press(Key.RETURN);
    await page.until("the columns are folded away", async () => (await page.all(".panel-columns")).length === 0);
    assert.match(await focused(() => document.activeElement.textContent), /How it is read: sims\.csv/u);
    await press(Key.SPACE);
    await page.until("they are shown again", async () => (await page.all(".panel-columns")).length === 1);

    async function tabTo(what, isThere) {
      for (let presses = 0; presses < 60; presses++) {
        await press(Key.TAB);
        if (await focused(isThere)) return;
      }
      assert.fail(`Tab never reached ${what}`);
    }
  });
});
