// The short tour of the made-up class: shows one part of the page after the other, by keys alone, and is over when it says so.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import { findsNothing } from "./support/axe.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";

inEveryEngine("the short tour", (the) => {
  /** The one part of the page that is framed, by its words, and whether it is in sight; nothing when none or several are. */
  const shown = () =>
    the.driver.executeScript(() => {
      const framed = [...document.querySelectorAll("main .panel, .save-bar")].filter((each) => getComputedStyle(each).outlineStyle === "solid");
      if (framed.length !== 1) return { words: "", isInSight: false };
      const { top, bottom } = framed[0].getBoundingClientRect();
      return { words: framed[0].textContent, isInSight: top < innerHeight && bottom > 0 };
    });

  test("begins with the made-up class and names the faces first", LIMIT, async () => {
    const { page } = the;
    await page.open(the.server.origin);
    await page.press("Try it with a made-up class");
    await page.until("the first photo has been looked through", async () => (await page.all(".photo-head .badge:not([data-status=waiting]):not([data-status=working])")).length === 1, 240_000);
    await page.until("the tour is there", async () => (await page.text(".tour")).includes("A short tour, 1 of 5."));
    await page.until("the faces are shown", async () => (await shown()).words.startsWith("Who is in the picture?"));
  });

  test("goes from stop to stop with Enter, and each is in sight", LIMIT, async () => {
    const { page, driver } = the;
    await driver.executeScript(() => document.querySelector(".tour button").focus());
    for (const title of ["Hidden in the file", "The words that go with it", "The verdict"]) {
      await driver.actions().sendKeys(Key.RETURN).perform();
      await page.until(`${title} is shown`, async () => {
        const { words, isInSight } = await shown();
        return words.startsWith(title) && isInSight;
      });
    }
    await the.shoot("tour");
    await findsNothing(driver);
  });

  test("is over after the last stop, and frames nothing any more", LIMIT, async () => {
    const { page } = the;
    await page.press("Next stop");
    await page.until("saving is shown", async () => (await shown()).words.includes("Save the cleared photo"));
    assert.equal(await page.hasButton("Next stop"), false);
    await page.press("That was the last stop. End the tour");
    await page.until("it is over", async () => (await page.all(".tour")).length === 0 && (await shown()).words === "");
  });
});
