// A school whose rules ask for clear, grammatical posts gets advice on spelling and grammar; no other school loads it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { findsNothing } from "./support/axe.mjs";
import { classList, folderOf } from "./support/class.mjs";
import { sample } from "./support/places.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";

const ADVICE = ".panel-words .slip";

inEveryEngine("spelling and grammar", (the) => {
  let files;
  before(async () => {
    files = await folderOf({ "class.csv": classList, "trip.jpg": await readFile(path.join(sample, "trip-1.jpg")) });
  });
  after(() => files?.remove());

  /** The worker is a small file of the page, kept with the rest; the dictionary is neither. */
  const fetched = () => the.server.requests.filter((request) => /grammar_bg/u.test(request));
  const caption = () => the.driver.executeScript(() => document.querySelector("#words-caption").value);
  /** The words that advice is given on, in their order. */
  const advised = () => the.driver.executeScript((css) => [...document.querySelectorAll(`${css} .slip-words`)].map(({ textContent }) => textContent), ADVICE);
  const marked = () => the.driver.executeScript(() => [...document.querySelectorAll(".mark-slip")].map(({ textContent }) => textContent));
  const untilAdvised = (...words) => the.page.until(`advice on ${words.join(", ")}`, async () => (await advised()).join() === words.join(), 60_000);

  test("a caption for Clavering’s website loads no dictionary", LIMIT, async () => {
    const { page } = the;
    await page.openWith(the.server.origin, files.at("class.csv"), files.at("trip.jpg"));
    await page.type("Caption", "We recieved a prize");
    await page.until("it is judged", async () => (await page.findings()).length > 0);
    assert.deepEqual(fetched(), []);
    assert.deepEqual(await page.all(".slips"), []);
  });

  test("rules that ask for it fetch it at once, and then the network may go", LIMIT, async () => {
    const { page } = the;
    await page.choose("School rules", "Malmesbury Park Primary");
    await page.until("it is there", async () => fetched().length >= 1 && (await page.all("[data-loaded=true]")).length === 1, 120_000);
    await the.server.close();
    await page.until("nothing is said of the website", async () => (await page.all(".slips")).length === 0);
  });

  test("a social post gets advice, and names and hashtags none", LIMIT, async () => {
    const { page } = the;
    await page.choose("Where will it be seen?", "On social media");
    await page.type("Caption", "Whimbrel and Tomasz recieved a a prize at Malmesbury. #SuperPrizze");
    await untilAdvised("Tomasz", "recieved", "a a");
    assert.deepEqual(await marked(), ["Tomasz", "recieved", "a a"]);
    await page.driver.executeScript(() => document.querySelector(".slips").scrollIntoView({ block: "center" }));
    await the.shoot("spelling");
    await findsNothing(the.driver);
  });

  test("one press puts a slip right, and the field has the focus again", LIMIT, async () => {
    const { page } = the;
    await page.press("Change to “received”");
    await page.until("the caption is changed", async () => (await caption()).startsWith("Whimbrel and Tomasz received a a"));
    await page.until("the field has the focus", async () => (await the.driver.executeScript(() => document.activeElement.id)) === "words-caption");
    await untilAdvised("Tomasz", "a a");
  });

  test("a word that was left as it is is not told of again", LIMIT, async () => {
    const { page } = the;
    await page.press("Leave “Tomasz” as it is");
    await untilAdvised("a a");
    await page.type("Caption", "We saw Tomasz. 🎉 Their is a prize!");
    await page.until("only the grammar is left", async () => (await advised()).length === 1 && /their/iu.test((await advised())[0]), 60_000);
  });

  test("it stops nothing: the verdict knows nothing of it", LIMIT, async () => {
    assert.ok((await the.page.findings()).every(({ message }) => !/dictionary|spelling/iu.test(message)));
  });
});
