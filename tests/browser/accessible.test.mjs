// axe-core finds nothing on any state of the page, light or dark, and a narrow screen needs no sideways scrolling.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { Key } from "selenium-webdriver";
import { findsNothing } from "./support/axe.mjs";
import { classList, folderOf, people } from "./support/class.mjs";
import { root, sample } from "./support/places.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";

for (const dark of [false, true]) {
  inEveryEngine(`everybody can use the ${dark ? "dark" : "light"} page`, (the) => {
    let files;
    before(async () => {
      files = await folderOf({ "class.csv": classList, "trip.jpg": await readFile(path.join(sample, "trip-2.jpg")), "notes.jpg": "no picture", "notes.csv": "" });
    });
    after(() => files?.remove());

    async function check(state) {
      await the.shoot(`axe-${dark ? "dark" : "light"}-${state}`);
      // At its end the page has nothing under the bar that stays in sight; elsewhere a button may be half hidden by it.
      await the.driver.executeScript(() => window.scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" }));
      await findsNothing(the.driver);
    }

    test("the page has the colours that were asked for", LIMIT, async () => {
      await the.page.open(the.server.origin);
      assert.equal(await the.driver.executeScript(() => matchMedia("(prefers-color-scheme: dark)").matches), dark);
    });

    test("when it is empty", LIMIT, async () => {
      await check("empty");
      await the.page.press("Check words without a photo");
      await the.page.until("the words have the focus", () => the.driver.executeScript(() => document.activeElement.id === "words-caption"));
      await check("text-empty");
      await the.page.press("Back");
    });

    test("when photos are loaded and one is broken", LIMIT, async () => {
      const { page } = the;
      await page.giveFiles("Choose photos", files.at("trip.jpg"), files.at("notes.jpg"));
      await page.untilSearched(2);
      await check("loaded");
      await page.openPhoto("notes.jpg");
      await check("broken");
    });

    test("when photos come off the iPads", LIMIT, async () => {
      const { page } = the;
      await page.press("Off the iPads");
      await check("trip-empty");
      await page.giveFiles("Choose the photos", files.at("trip.jpg"), files.at("notes.jpg"));
      await page.until("they are read", async () => (await page.all(".trip-row")).length === 1 && (await page.all(".trip-failed")).length === 1);
      await page.press("Make no copies: only list this one for deleting");
      await page.press("Deleted from the device");
      await page.until("somebody is missing", async () => (await page.text(".trip-missing")) !== "");
      await check("trip");
      await page.press("Check photos");
      await page.until("there is a reminder", async () => (await page.all(".trip-reminder")).length === 1);
      await check("trip-reminder");
    });

    test("when a batch is a sheet, is answered at one stroke, named and summed up", LIMIT, async () => {
      const { page } = the;
      await page.press("Show them as a sheet");
      await page.press("Tick all 2 shown");
      for (const form of ["Words…", "Pupils’ work…", "Device…", "Size…"]) {
        await page.press(form);
        await page.until(`${form} is open`, async () => (await page.all(".several-form")).length === 1);
        if (form === "Words…" || form === "Pupils’ work…") await check(`several-${form.toLowerCase().replaceAll(/[^a-z]/gu, "")}`);
      }
      await page.press("Use this size (2 photos)");
      await page.press("Undo for all");
      await page.press("Take the ticks away");
      await page.press("Stopped 1");
      await check("sheet");
      await page.press("All 2");
      await page.press("Name the faces (3)");
      await page.until("a face is asked about", async () => (await page.all(".names .face-crop-large")).length === 1);
      await check("names");
      await page.press("Back to the sheet");
      await page.press("Summary to print");
      await page.until("the summary is drawn", async () => (await page.all(".summary-picture")).length === 1);
      await check("summary");
      await page.press("Back to the sheet");
    });

    test("when a photo is stopped, with a list of names open and everything unfolded", LIMIT, async () => {
      const { page } = the;
      await page.goingOnTheWebsite();
      await page.giveFiles("Choose a class list", files.at("class.csv"));
      await page.until("the list is read", async () => (await page.all(".loaded")).length === 1);
      await page.openPhoto("trip.jpg");
      await page.press("Add a face");
      await page.until("the box has the focus", () => the.driver.executeScript(() => document.activeElement.matches(".box-drawn")));
      await page.nameFace(1, people.refused.typed, people.refused.name);
      await page.type("Caption", "Wren Plover, wren@school.example");
      await page.untilStatus("stopped");
      await the.driver.executeScript(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
      });
      await check("stopped");
      const field = async () => (await page.all("[role=combobox]"))[1];
      await page.clickFound("the second face can be named", field);
      await (await field()).sendKeys("w");
      await page.until("names are offered", async () => (await page.all("[role=option]")).length > 0);
      await check("names");
    });

    test("when a text without a photo has something to put right", LIMIT, async () => {
      const { page } = the;
      await page.press("Check words without a photo");
      await page.type("The words", "Wren Plover and Lark met Teal. wren@school.example");
      await page.until("other words are offered", async () => (await page.all(".findings .rewording")).length > 1);
      await check("text");
      await page.openPhoto("trip.jpg");
    });

    test("when a school makes its own rules, and something is wrong", LIMIT, async () => {
      const { page } = the;
      await page.press("Make your own from this");
      await page.until("the name is missing", async () => (await page.text(".own-policy-body > .own-policy-fault")) !== "");
      await check("own-policy");
      await page.press("Close for now");
    });

    test("when the accessibility statement is open", LIMIT, async () => {
      const { page } = the;
      await page.press("Accessibility statement");
      await page.until("it is open", async () => (await page.all("dialog.statement")).length === 1);
      await check("statement");
      await page.press("Close");
    });

    test("when the office is open, part by part", LIMIT, async () => {
      const { page } = the;
      await page.press("Write this refusal into the register");
      await page.until("it is written", async () => (await page.text(".record-refusal")).includes("line 1"));
      for (const part of ["The register", "Find somebody", "What to delete", "Report an incident", "Permit pictures", "Keys"]) {
        await page.office(part);
        if (part === "Report an incident") {
          await page.press("Write it into the register");
          await page.until("something is missing", async () => (await page.all(".office-form .note")).length === 1);
        }
        if (part === "Permit pictures") {
          await page.press("Take the photos on this page");
          await page.until("a picture is asked for", async () => (await page.all(".asked img")).length === 1);
        }
        if (part === "Keys") {
          await page.press("Choose its passphrase…");
          await check("office-keys-passphrase");
          await page.givePassphrase("several plain words", "Make the key and save it", { isNew: true });
          await page.until("the key is made", async () => (await page.all(".listed")).length === 1);
        }
        await check(`office-${part.toLowerCase().replaceAll(" ", "-")}`);
      }
      await page.closeOffice();
    });

    test("when it is clear", LIMIT, async () => {
      const { page } = the;
      await page.answerFace(1, "Cover");
      const left = (await page.faces()).filter(({ answer }) => answer === "none").length;
      if (left > 0) await page.press(left === 1 ? "Cover the one left" : `Cover the ${left} left`);
      await page.type("Caption", "A day at the museum");
      await page.choose("Who is publishing?", "The web manager");
      await page.tick("The headteacher has said yes to this photo");
      // One box was drawn by hand, so somebody has to count.
      await check("counting");
      await page.countHeads(99);
      await page.until("heads are missing", async () => (await page.all(".heads-missing")).length === 1);
      await check("missing");
      await page.countHeadsIfAsked();
      await page.untilStatus("clear");
      await check("clear");
      await page.press("Save the cleared photo");
      await page.untilStatus("saved");
      await check("saved");
    });

    test("when a box has the focus and another is no face", LIMIT, async () => {
      const { page } = the;
      await page.press("As it came");
      await page.until("the box has the focus", () => the.driver.executeScript(() => {
        document.querySelector(".box-found").focus();
        return document.activeElement.matches(".box-found");
      }));
      await page.active().sendKeys("n");
      await page.until("the box is no face", async () => (await page.faces())[0].answer === "not-a-face");
      await the.driver.executeScript(() => document.querySelector(".box-found").focus());
      await check("box");
    });

    test("when it is cropped and a face is outside", LIMIT, async () => {
      const { page } = the;
      await page.press("Crop");
      await page.until("the frame has the focus", () => the.driver.executeScript(() => document.activeElement.id === "crop-frame"));
      await the.driver.actions().keyDown(Key.SHIFT).sendKeys(...Array(60).fill(Key.ARROW_LEFT)).keyUp(Key.SHIFT).perform();
      await page.until("a face is outside", async () => (await page.all(".face-outside")).length > 0);
      await check("cropped");
    });

    test("when lists ask what their columns mean, and one is broken", LIMIT, async () => {
      const { page } = the;
      const exported = (name) => path.join(root, "fixtures/class-lists/exports", name);
      await page.giveFiles("Add another list", exported("own-headings.xlsx"), exported("scholarpack.csv"), files.at("notes.csv"));
      await page.until("the columns are shown", async () => (await page.all(".panel-columns")).length === 1);
      await page.choose("Sheet of the workbook", "Starling");
      await page.until("one is asked about", async () => (await page.all(".column-asks")).length === 1);
      await the.driver.executeScript(() => {
        for (const details of document.querySelectorAll(".panel-columns details, .panel-class-list details")) details.open = true;
      });
      await page.until("the problems are drawn", async () => (await page.all(".problem-kind")).length > 0);
      await the.driver.executeScript(() => window.scrollTo(0, 0));
      await check("columns");
    });

    test("when a post is written, where the school may and where it may not", LIMIT, async () => {
      const { page } = the;
      await page.press("Write a post");
      await page.type("Text of the post", "Wren Plover ".repeat(30));
      await page.until("it is too long", async () => (await page.all("#post-count.post-count-over")).length === 1);
      await check("post-no-social");
      await page.choose("School rules", "Malmesbury Park Primary");
      await page.press("Check picture 1");
      await page.until("the name is found", async () => (await page.all(".post-about .finding")).length > 0);
      await check("post");
      await page.press("Close picture 1");
    });

    test("on a screen as narrow as a telephone’s", LIMIT, async (t) => {
      // Only Chromium can be told to be narrower than a window may be.
      if (the.engine !== "chromium") return t.skip("this engine’s window does not get that narrow");
      await the.driver.sendDevToolsCommand("Emulation.setDeviceMetricsOverride", { width: 320, height: 700, deviceScaleFactor: 2, mobile: true });
      const fits = async (state) => {
        const wide = await the.driver.executeScript(() =>
          [...document.querySelectorAll("body *")].filter((each) => each.getBoundingClientRect().right > 321 && !each.closest(".table-scroll, .visually-hidden")).map((each) => each.outerHTML.slice(0, 120)),
        );
        assert.deepEqual(wide, [], state);
        assert.ok((await the.driver.executeScript(() => document.documentElement.scrollWidth)) <= 320, state);
        await check(state);
      };
      await fits("narrow-post");
      await the.page.press("Off the iPads");
      await fits("narrow-trip");
      await the.page.press("Check photos");
      await fits("narrow");
      await the.page.press("Show them as a sheet");
      await the.page.press("Tick all 2 shown");
      await the.page.press("Words…");
      await fits("narrow-sheet");
      await the.page.press("Summary to print");
      await the.page.press("Count it from the class list");
      await the.page.until("it is counted", async () => (await the.page.all(".coverage td")).length > 0);
      await fits("narrow-summary");
      await the.page.press("Back to the sheet");
      await the.page.press("Take the ticks away");
      for (const part of ["The register", "Permit pictures"]) {
        await the.page.office(part);
        assert.ok(await the.driver.executeScript(() => document.querySelector(".office-part").scrollWidth <= document.querySelector(".office-part").clientWidth), `${part} needs no sideways scrolling`);
        await check(`narrow-${part.toLowerCase().replaceAll(" ", "-")}`);
      }
    });
  }, { dark });
}
