// The page in Welsh: switched to in the middle of a photo, nothing is lost, and everybody can use it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { findsNothing } from "./support/axe.mjs";
import { classList, folderOf, people } from "./support/class.mjs";
import { sample } from "./support/places.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";

const CAPTION = "Diwrnod yn Llŷn — 王小明 a Łukasz";

inEveryEngine("the page in Welsh", (the) => {
  let files;
  before(async () => {
    files = await folderOf({ "class.csv": classList, "trip.jpg": await readFile(path.join(sample, "trip-2.jpg")) });
  });
  after(() => files?.remove());

  /** What somebody has done so far, whatever the language. */
  async function done() {
    const faces = (await the.page.faces()).map(({ answer, box }) => ({ answer, box }));
    const [photo] = await the.page.photos();
    const words = await the.driver.executeScript(() => ["caption", "altText", "fileName"].map((field) => document.getElementById(`words-${field}`).value));
    const chosen = await the.driver.executeScript(() => [...document.querySelectorAll(".panel-school select")].map(({ value }) => value));
    const folded = await the.driver.executeScript(() => document.querySelectorAll("details[open]").length);
    return { faces, photo, words, chosen, folded };
  }
  const language = () => the.driver.executeScript(() => document.documentElement.lang);

  test("is chosen in the middle of a photo, and nothing is lost", LIMIT, async () => {
    const { page, driver } = the;
    await page.openWith(the.server.origin, files.at("class.csv"), files.at("trip.jpg"));
    assert.equal(await language(), "en-GB");
    await page.nameFace(1, people.refused.typed, people.refused.name);
    await page.answerFace(2, "Cover");
    await page.type("Caption", CAPTION);
    await page.untilStatus("stopped");
    await page.untilFinding("consent.channel");
    const before = await done();

    await page.press("Cymraeg");
    await page.until("the page is in Welsh", async () => (await page.text(".panel-school h2")).includes("Eich ysgol"));
    assert.equal(await language(), "cy-GB");
    assert.match(await driver.getTitle(), /gwirio lluniau ysgol/u);
    assert.deepEqual(await done(), before);
    assert.equal(await page.active().getText(), "Cymraeg", "the focus stays");
    await page.untilFinding("consent.channel");
    assert.equal(await page.text(".language[aria-pressed=true]"), "Cymraeg");
    await page.seesNo("The verdict");

    // What was done before the switch can still be undone, and done after it.
    await page.press("Dadwneud");
    await page.until("the words are taken back", async () => (await done()).words[0] === "");
    await page.press("Dadwneud");
    await page.until("the cover is taken back", async () => (await page.faces())[1].answer === "none");
    await page.press("Ail-wneud");
    await page.until("it is there again", async () => (await page.faces())[1].answer === before.faces[1].answer);
    await page.press("Ail-wneud");
    await page.until("so are the words", async () => (await done()).words[0] === CAPTION);
    await the.shoot("welsh");
  });

  test("is called what it is, and everybody can use it", LIMIT, async () => {
    const { driver, page } = the;
    await findsNothing(driver);
    await page.press("Swyddfa");
    await page.until("the office is open", async () => (await page.all("dialog.office")).length === 1);
    await page.press("Beth i’w ddileu");
    // Not every browser knows the Welsh months.
    const months = /ar \d+ (?:Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr) 20\d\d,/u;
    await page.until("the day is in Welsh", async () => months.test(await page.text(".office-part")));
    await the.shoot("welsh-office");
    await findsNothing(driver);
    await page.closeOffice();
  });

  test("tells the school’s rules, and the window in which a school makes its own", LIMIT, async () => {
    const { page, driver } = the;
    const english = /\b(?:the|is|not|and|of|with|must|may|pupils?|picture|school|yes|parents?)\b/iu;
    await driver.executeScript(() => (document.querySelector(".panel-school details").open = true));
    // What the school wrote itself stays in its own words.
    const own = ["device.school", "device.transfer", "storage.network", "retention.leaver", "incident.log"];
    const rules = await driver.executeScript(() =>
      [...document.querySelectorAll(".policy-rule")].map((rule) => [rule.dataset.rule, ...["title", "why", "settings dd"].map((part) => rule.querySelector(`.policy-${part}`).textContent)]),
    );
    assert.equal(rules.length, 28);
    for (const [rule, title, why, setting] of rules) assert.doesNotMatch([title, why, own.includes(rule) ? "" : setting].join(" "), english, rule);
    assert.match(await page.text('.policy-rule[data-rule="consent.parents"]'), /rhaid i un rhiant[\s\S]*y ddau riant/iu);
    await page.choose("Cymharu â", "Highwood Primary");
    await page.until("the other school’s are there", async () => /y ddau riant[\s\S]*un rhiant/u.test(await page.text('.policy-rule[data-rule="consent.parents"]')));
    await the.shoot("welsh-rules");

    await page.press("Creu eich rhai eich hun o’r rhain");
    await page.until("the window is open", async () => (await page.all("dialog.own-policy[open]")).length === 1);
    const controls = await driver.executeScript(() => [...document.querySelectorAll(".own-policy :is(legend, label)")].map((each) => each.innerText));
    await page.until("what is missing is said", async () => (await page.text(".own-policy-body > .own-policy-fault")) === "Rhowch enw’r ysgol.");
    assert.ok(controls.length > 60, String(controls.length));
    for (const words of controls) assert.doesNotMatch(words.replace(/\{.*?\}/gu, ""), english);
    await findsNothing(driver);
    await the.shoot("welsh-own-rules");
    await page.press("Cau am nawr");
    await page.choose("Cymharu â", "Dim: dangos pob rheol");
    await driver.executeScript(() => (document.querySelector(".panel-school details").open = false));
  });

  test("fits a screen as narrow as a telephone’s", LIMIT, async () => {
    const { driver } = the;
    await driver.sendDevToolsCommand("Emulation.setDeviceMetricsOverride", { width: 320, height: 700, deviceScaleFactor: 2, mobile: true });
    await driver.executeScript(() => window.scrollTo(0, 0));
    await the.shoot("welsh-narrow");
    const wide = await driver.executeScript(() =>
      [...document.querySelectorAll("body *")].filter((each) => each.getBoundingClientRect().right > 321 && !each.closest(".table-scroll, .visually-hidden")).map((each) => each.outerHTML.slice(0, 120)),
    );
    assert.deepEqual(wide, []);
    await driver.sendDevToolsCommand("Emulation.clearDeviceMetricsOverride", {});
  });

  test("can be left again, and the address keeps what was chosen last", LIMIT, async () => {
    const { page, driver } = the;
    assert.match(await driver.getCurrentUrl(), /[?]iaith=cy$/u);
    const before = await done();
    await page.press("English");
    await page.until("the page is in English", async () => (await page.text(".panel-school h2")).includes("Your school"));
    assert.deepEqual(await done(), before);
    assert.equal(await language(), "en-GB");
    assert.deepEqual(await driver.manage().getCookies(), []);
    await driver.get("about:blank");
    await driver.switchTo().alert().accept().catch(() => {});
    await page.open(`${the.server.origin}?iaith=cy`);
    assert.equal(await language(), "cy-GB");
  });
}, { only: "chromium" });
