// One photo from beginning to end without a pointer. Only the choosing of files is helped: a file chooser belongs to the
// operating system, which no driver types into.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { Key } from "selenium-webdriver";
import { classList, folderOf, people } from "./support/class.mjs";
import { downloaded } from "./support/downloads.mjs";
import { leaksOf } from "./support/jpeg.mjs";
import { sample } from "./support/places.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";

inEveryEngine("the keyboard alone", (the) => {
  let files;
  before(async () => {
    files = await folderOf({ "class.csv": classList, "trip.jpg": await readFile(path.join(sample, "trip-2.jpg")) });
  });
  after(() => files?.remove());

  const press = (...keys) => the.driver.actions().sendKeys(...keys).perform();
  const focused = (script) => the.driver.executeScript(script);

  /** Tab after Tab until the focus is where `found`, run in the page, says. */
  async function tabTo(what, found, ...given) {
    for (let presses = 0; presses < 120; presses++) {
      await press(Key.TAB);
      if (await the.driver.executeScript(`return (${found})(document.activeElement, ...arguments)`, ...given)) {
        // The focus must be seen, and what has it must not lie beneath the bar at the bottom.
        await the.page.until(`${what} has the focus and can be seen`, () => focused(isSeen));
        return;
      }
    }
    assert.fail(`Tab never reached ${what}`);
  }

  const hasLabel = `(element, label) => [...(element.labels ?? [])].some((each) => each.textContent.includes(label))`;
  const isButton = `(element, words) => element.tagName === "BUTTON" && element.textContent.trim() === words`;

  test("everything is reached, answered and saved by keys", LIMIT, async () => {
    const { page, downloads } = the;
    await page.open(the.server.origin);
    await tabTo("the school’s rules", hasLabel, "School rules");
    await press("Clav");
    await press(Key.TAB);
    await page.until("the rules are chosen", async () => (await (await page.field("School rules")).getAttribute("value")) === "clavering");
    await tabTo("the channel", hasLabel, "Where will it be seen?");
    await press("On the school w");
    await tabTo("the publisher", hasLabel, "Who is publishing?");
    await press("The web");
    await tabTo("the class list", hasLabel, "Choose a class list");
    await page.giveFiles("Choose a class list", files.at("class.csv"));
    // What the page then says of the list moves the next button down.
    await page.until("the list is read", async () => (await page.all(".loaded")).length === 1);
    await tabTo("the photos", hasLabel, "Choose photos");
    await page.giveFiles("Choose photos", files.at("trip.jpg"));
    await page.untilSearched(1);

    await tabTo("the first face", `(element) => element.getAttribute("role") === "combobox"`);
    const number = (await page.faces()).length;
    await press(people.allowed.typed);
    await page.until("somebody is offered", async () => (await page.all("[role=option][aria-selected=true]")).length === 1);
    await press(Key.RETURN);
    await page.untilNamed(1, people.allowed.name);
    for (let face = 2; face <= number; face++) {
      const at = await focused("return document.activeElement.closest('.face')?.dataset.face");
      assert.equal(at, String(face), "Enter goes on to the next face");
      await tabTo("Cover", isButton, "Cover");
      await press(Key.SPACE);
      await page.until(`face ${face} is covered`, async () => (await page.faces())[face - 1].answer === "cover");
    }

    await tabTo("the headteacher’s permission", hasLabel, "The headteacher has said yes");
    await press(Key.SPACE);
    await tabTo("the caption", hasLabel, "Caption");
    await press("A day at the museum");
    await page.untilStatus("clear");
    await tabTo("saving", isButton, "Save the cleared photo");
    await press(Key.RETURN);
    assert.deepEqual(leaksOf((await downloaded(downloads, /\.jpg$/u)).bytes), []);
  });

  test("a missed face is added, moved, resized, answered and taken away by keys", LIMIT, async () => {
    const { page, driver } = the;
    const before = (await page.faces()).length;
    await the.driver.executeScript("document.querySelector('main').focus()");
    await tabTo("Add a face", isButton, "Add a face");
    await press(Key.RETURN);
    await page.until("the box has the focus", async () => focused("return document.activeElement.matches('.box-drawn')"));
    const { box: start } = (await page.faces())[before];
    await press(Key.ARROW_RIGHT, Key.ARROW_DOWN);
    await driver.actions().keyDown(Key.SHIFT).sendKeys(Key.ARROW_RIGHT).keyUp(Key.SHIFT).perform();
    await page.until("the box has moved and grown", async () => {
      const { box } = (await page.faces())[before];
      return box[0] > start[0] && box[1] > start[1] && box[2] > start[2] && box[3] === start[3];
    });
    await page.untilStatus("needs-you");
    await press(Key.RETURN);
    await page.until("its face has the focus", async () => (await focused("return document.activeElement.closest('.face')?.dataset.face")) === String(before + 1));
    await press(people.staff.typed, Key.RETURN);
    await page.untilNamed(before + 1, people.staff.name);
    await the.driver.executeScript("document.querySelector('main').focus()");
    await tabTo("the box", `(element) => element.matches(".box-drawn")`);
    await press(Key.DELETE);
    await page.until("the box is gone", async () => (await page.faces()).length === before);
  });

  test("Escape closes the list of names and changes nothing", LIMIT, async () => {
    const { page } = the;
    await the.driver.executeScript("document.querySelector('.combobox input').focus()");
    await press("lark");
    await page.until("the list is open", async () => (await page.all("[role=option]")).length > 0);
    await press(Key.ESCAPE);
    await page.until("the list is closed", async () => (await page.all("[role=option]")).length === 0);
    await press(Key.TAB);
    assert.equal((await page.faces())[0].words, people.allowed.name);
  });
});

/** Runs in the page: whether whoever has the focus is in sight and nothing lies over it. */
const isSeen = () => {
  const element = document.activeElement;
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const over = document.elementFromPoint(x, y);
  // A file input lies beneath its own label, a text field beneath nothing.
  return over !== null && (element.contains(over) || over.contains(element) || over.control === element);
};
