// The caption guard on the page: other words by keyboard and by mouse, undo, names in the file, the school's own words,
// and a text without a photo.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { folderOf } from "./support/class.mjs";
import { root, sample } from "./support/places.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";

inEveryEngine("words that name somebody", (the) => {
  let files;
  before(async () => {
    const photo = await readFile(path.join(sample, "trip-2.jpg"));
    // Its face region names Ada Example.
    files = await folderOf({
      "class.csv": "Id,Forename,Surname,Class,Kind\nT01,Ada,Example,4B,Pupil\nT02,Wren,Plover,4B,Pupil\nT03,سلمى,النورس,4B,Pupil\n",
      "trip.jpg": photo,
      "broken.toml": "people = [\n",
    });
  });
  after(() => files?.remove());

  const value = (id) => the.driver.executeScript((of) => document.getElementById(of).value, id);
  const focused = () => the.driver.executeScript(() => ({ id: document.activeElement.id, words: document.activeElement.textContent, at: document.activeElement.selectionStart }));
  const hasWords = (css, words) => the.page.until(`${css} says ${words}`, async () => (await the.driver.executeScript((of) => document.querySelector(of)?.textContent ?? "", css)).includes(words));
  const withControl = (key) => the.driver.actions().keyDown(Key.CONTROL).sendKeys(key).keyUp(Key.CONTROL).perform();

  test("a text without a photo is found on the welcome screen and told apart in words", LIMIT, async () => {
    const { page } = the;
    await page.open(the.server.origin);
    await page.goingOnTheWebsite("The web manager");
    await page.giveFiles("Choose a class list", files.at("class.csv"));
    await page.press("Check words without a photo");
    await page.until("the words have the focus", async () => (await focused()).id === "words-caption");
    await page.active().sendKeys("Wren beat them all. Call 07700 900123. Well done, Ada Example!");
    await page.until("it is stopped", async () => (await page.all(".verdict-stopped")).length === 1);
    await page.until("both are marked", async () => (await page.marked("caption")).length === 2);
    assert.deepEqual(await page.marked("caption"), ["07700 900123", "Ada Example"]);
    await hasWords(".field-findings", "“Wren” is a pupil’s first name. Your rules allow it here.");
    await the.shoot("captions-text");
  });

  test("with the down arrow and Enter the words at the caret are changed, and the caret stays behind them", LIMIT, async () => {
    const { page } = the;
    await page.active().sendKeys(Key.ARROW_DOWN);
    await page.until("other words have the focus", async () => (await focused()).words.includes("07700"));
    // The caret is in the name now, so Down leads to the words for the name.
    await page.active().sendKeys(Key.ESCAPE);
    await page.until("the field has the focus", async () => (await focused()).id === "words-caption");
    await page.active().sendKeys(Key.ARROW_LEFT, Key.ARROW_LEFT, Key.ARROW_DOWN);
    await page.until("the words for the name have the focus", async () => (await focused()).words.includes("Ada Example"));
    await page.active().sendKeys(Key.ENTER);
    await page.until("they are changed", async () => !(await value("words-caption")).includes("Ada"));
    const text = await value("words-caption");
    assert.match(text, /^Wren beat them all\. Call 07700 900123\. Well done, a Year 4 pupil!$/u);
    assert.deepEqual(await focused().then(({ id, at }) => [id, at]), ["words-caption", text.length - 1]);
    await hasWords(".reworded", "“Ada Example” is now “a Year 4 pupil”.");
    await page.until("a question is left", async () => (await page.all(".verdict-needs-you")).length === 1);
  });

  test("it is undone and done again by the keys of every other program", LIMIT, async () => {
    const { page } = the;
    await withControl("z");
    await page.until("the name is back", async () => (await value("words-caption")).endsWith("Well done, Ada Example!"));
    await withControl("y");
    await page.until("it is gone again", async () => (await value("words-caption")).endsWith("a Year 4 pupil!"));
  });

  test("words are copied only once everything is answered, one press for each question", LIMIT, async () => {
    const { page } = the;
    assert.equal(await (await page.button("Copy the words")).getAttribute("aria-disabled"), "true");
    await page.until("the question is there", async () => (await page.all(".findings-ask .chip")).length === 1);
    await page.clickOn(".findings-ask .chip");
    await page.until("it is clear", async () => (await page.all(".verdict-clear")).length === 1);
    await page.until("they may be copied", async () => (await (await page.button("Copy the words")).getAttribute("aria-disabled")) === "false");
    await page.press("Copy the words");
    await page.until("it says so", async () => (await the.driver.executeScript(() => document.querySelector(".save-bar-words").textContent)) !== "");
  });

  test("a key pressed in a newsletter of 5,000 words draws nothing but its own line anew", LIMIT, async (t) => {
    const { page, driver } = the;
    await driver.executeScript(() => {
      const box = document.getElementById("words-caption");
      box.value = Array.from({ length: 250 }, (_, at) => `${at % 5 ? "The children" : "Ada Example"} walked to the river and drew what they saw there, and came home late, wet and happy.`).join("\n");
      box.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await page.until("the names are marked", async () => (await page.marked("caption")).length === 50);
    // Only Chromium tells how long the page was busy, and a machine that is busy itself spoils it: it is told, not judged.
    const { drawn, name, busy } = await driver.executeAsyncScript((done) => {
      const busy = [];
      if (PerformanceObserver.supportedEntryTypes.includes("longtask")) {
        new PerformanceObserver((list) => busy.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
      }
      const drawn = new Set();
      const copy = document.querySelector(".marked-copy");
      new MutationObserver((changes) => {
        for (const { target, addedNodes, removedNodes } of changes) for (const node of [target, ...addedNodes, ...removedNodes]) drawn.add(node);
      }).observe(copy, { childList: true, characterData: true, subtree: true });
      const box = document.getElementById("words-caption");
      const keys = [..."Ah, so "];
      const press = () => {
        const key = keys.shift();
        if (key === undefined) return setTimeout(() => done({ drawn: drawn.size, name: copy.querySelector("mark").textContent, busy }), 1500);
        box.setRangeText(key, box.selectionEnd, box.selectionEnd, "end");
        box.dispatchEvent(new Event("input", { bubbles: true }));
        setTimeout(press, 50);
      };
      box.setSelectionRange(0, 0);
      press();
    });
    t.diagnostic(`long tasks: ${JSON.stringify(busy)}`);
    assert.equal(name, "Ada Example");
    assert.ok(drawn > 0 && drawn < 20, `${drawn} pieces of the text were drawn anew`);
  });

  test("the school’s own words are read, counted and let go of; a broken file changes nothing", LIMIT, async () => {
    const { page } = the;
    await page.giveFiles("Open your school’s own words", path.join(root, "fixtures/captions/school.toml"));
    await hasWords(".school-words", "2 other names, 4 addresses and numbers, 1 handle, 7 classes, 3 houses, 1 person, 1 thing.");
    await page.type("The words", "Call 01632 960700");
    await page.until("the school’s own number may go out", async () => (await page.all(".verdict-clear")).length === 1);
    await page.giveFiles("Open other words", files.at("broken.toml"));
    await hasWords(".school-words .note", "broken.toml could not be used");
    await hasWords(".school-words", "school.toml");
    await page.clickOn(".school-words .icon-button");
    await page.until("the number is asked about", async () => (await page.all(".verdict-needs-you")).length === 1);
  });

  test("a photo tells who is named in its file, and the same words are offered beside the verdict", LIMIT, async () => {
    const { page } = the;
    await page.giveFiles("Choose photos", files.at("trip.jpg"));
    await page.untilSearched(1);
    await hasWords(".named-in-file", "The file itself names Ada Example (a pupil) in its list of who is in the picture. The saved copy will not.");
    await page.type("Caption", "Ada Example and friends");
    await page.until("other words are offered", async () => (await page.all(".findings-block .rewording")).length > 0);
    await the.shoot("captions-photo");
    await page.until("they are taken", async () => {
      const button = await page.one(".verdict").findElement(By.xpath('.//button[contains(@class, "rewording")][.//*[contains(text(), "pupil")]]'));
      await page.click(button);
      return true;
    });
    await page.until("the caption is changed", async () => (await value("words-caption")) === "A Year 4 pupil and friends");
    await page.press("Undo");
    await page.until("it is back", async () => (await value("words-caption")) === "Ada Example and friends");
  });

  test("a name that is written from right to left is marked where it stands, and names a face", LIMIT, async () => {
    const { page } = the;
    await page.type("Caption", "سلمى النورس فازت اليوم");
    await page.until("it is marked", async () => (await page.marked("caption")).join() === "سلمى النورس");
    const [start, end, middle] = await the.driver.executeScript(() => {
      const { left, right } = document.querySelector("#words-caption").getBoundingClientRect();
      const mark = document.querySelector(".marked:has(#words-caption) mark").getBoundingClientRect();
      return [mark.right, right, (left + right) / 2];
    });
    assert.ok(start > middle && end - start < 40, "the line begins at the right, and so does its mark");
    await page.nameFace(1, "سلم", "سلمى النورس");
  });
});
