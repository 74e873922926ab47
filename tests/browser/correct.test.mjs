// A person corrects everything about the faces: boxes that were found and boxes drawn, by keys and by pointer, undone and
// done again; and nothing is saved before everyone who was counted has a box.
import assert from "node:assert/strict";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { Key, Origin } from "selenium-webdriver";
import { classList, folderOf } from "./support/class.mjs";
import { downloaded } from "./support/downloads.mjs";
import { leaksOf } from "./support/jpeg.mjs";
import { decoded, middleOf, onItsSide } from "./support/pixels.mjs";
import { sample } from "./support/places.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";

inEveryEngine("correcting the faces", (the) => {
  let files;
  let found;
  before(async () => {
    files = await folderOf({ "class.csv": classList, "trip.jpg": await readFile(path.join(sample, "trip-2.jpg")) });
  });
  after(() => files?.remove());

  const press = (...keys) => the.driver.actions().sendKeys(...keys).perform();
  const chord = (key, ...held) => {
    const actions = the.driver.actions();
    for (const each of held) actions.keyDown(each);
    actions.sendKeys(key);
    for (const each of [...held].reverse()) actions.keyUp(each);
    return actions.perform();
  };
  const undo = () => chord("z", Key.CONTROL);
  const redo = () => chord("z", Key.CONTROL, Key.SHIFT);
  const run = (script, ...given) => the.driver.executeScript(script, ...given);
  const boxes = async () => (await the.page.faces()).map(({ box }) => box);
  const answers = async () => (await the.page.faces()).map(({ answer }) => answer);
  const told = () => the.page.text(".panel-faces > [role=status]");
  const focusBox = (number) => run((index) => document.querySelectorAll(".box-hold")[index].focus(), number - 1);
  /** The number of the box that has the focus; 0 when none has. */
  const focusedBox = () => run(() => [...document.querySelectorAll(".box-hold")].indexOf(document.activeElement) + 1);
  const untilBoxes = (what, expected) => the.page.until(what, async () => JSON.stringify(await boxes()) === JSON.stringify(expected));
  /** The cut-out beside a face, as the browser would save it. */
  const crop = (number) => run((index) => document.querySelectorAll("canvas.face-crop")[index].toDataURL(), number - 1);
  /** What the bar says beside the button, while the button does not save. */
  const untilHeld = (reason) =>
    the.page.until(`the bar says ${reason}`, async () => {
      const held = await (await the.page.button("Save the cleared photo")).getAttribute("aria-disabled");
      return held === "true" && reason.test(await the.page.text(".save-bar-words"));
    });

  test("a found box is moved and resized by keys, and its cut-out follows", LIMIT, async () => {
    const { page } = the;
    await page.openWith(the.server.origin, files.at("class.csv"), files.at("trip.jpg"));
    found = await boxes();
    assert.equal(found.length, 3);
    const cut = await crop(1);
    await focusBox(1);
    await press(Key.ARROW_RIGHT, Key.ARROW_RIGHT, Key.ARROW_UP);
    const [x, y, width, height] = found[0];
    await untilBoxes("the box has moved", [[x + 32, y - 16, width, height], ...found.slice(1)]);
    await chord(Key.ARROW_DOWN, Key.SHIFT);
    await untilBoxes("the box has grown", [[x + 32, y - 16, width, height + 16], ...found.slice(1)]);
    assert.match(await (await page.face(1)).getText(), /moved by you/u);
    await page.until("the cut-out has followed", async () => (await crop(1)) !== cut);
    assert.equal(await focusedBox(), 1);
  });

  test("it is undone step by step and done again, by keys and by buttons, and told", LIMIT, async () => {
    const { page } = the;
    const [x, y, width, height] = found[0];
    const moved = [[x + 32, y - 16, width, height], ...found.slice(1)];
    await undo();
    await untilBoxes("the size is as it was", moved);
    await undo();
    await untilBoxes("the box is where it was found", found);
    assert.match(await told(), /Undone: moving face 1\./u);
    assert.doesNotMatch(await (await page.face(1)).getText(), /moved by you/u);
    await redo();
    await untilBoxes("the box has moved again", moved);
    assert.match(await told(), /Done again: moving face 1\./u);
    await page.press("Undo");
    await untilBoxes("the box is where it was found", found);
    await chord("y", Key.CONTROL);
    await untilBoxes("the box has moved again", moved);
    await page.press("Undo");
    await untilBoxes("the box is where it was found", found);
  });

  test("in a text field the same keys undo words and no answer, and a key for boxes is a letter", LIMIT, async () => {
    const { page } = the;
    await page.answerFace(1, "Cover");
    const untilCaption = (what, words) => page.until(what, async () => (await (await page.field("Caption")).getAttribute("value")) === words);
    await page.type("Caption", "A day out");
    await untilCaption("the words are typed", "A day out");
    await undo();
    await untilCaption("the words are undone", "");
    await undo();
    await press("n");
    await untilCaption("the letter is typed", "n");
    assert.deepEqual(await answers(), ["cover", "none", "none"]);
    await undo();
    await untilCaption("the letter is undone", "");
    await focusBox(1);
    await undo();
    await page.until("the answer is undone", async () => (await answers())[0] === "none");
    assert.match(await told(), /Undone: the answer for face 1\./u);
  });

  test("one key says that a found box is no face, on the box or in its card, and goes on to the next", LIMIT, async () => {
    const { page } = the;
    await focusBox(1);
    await press(Key.DELETE);
    await page.until("face 1 is none", async () => (await answers()).join() === "not-a-face,none,none");
    assert.equal(await focusedBox(), 2);
    await press("n");
    await page.until("face 2 is none", async () => (await answers()).join() === "not-a-face,not-a-face,none");
    assert.equal(await focusedBox(), 3);
    assert.equal((await page.all(".face-dismissed")).length, 2);
    await undo();
    await undo();
    await page.until("both are faces again", async () => (await answers()).join() === "none,none,none");
    await run(() => document.querySelector(".face .chip").focus());
    await press(Key.BACK_SPACE);
    await page.until("face 1 is none", async () => (await answers()).join() === "not-a-face,none,none");
    assert.deepEqual(await run(() => [document.activeElement.closest(".face").dataset.face, document.activeElement.textContent]), ["2", "Not a face"]);
    await page.answerFace(1, "Cover");
    await page.until("it is answered anew", async () => (await answers())[0] === "cover");
  });

  test("Enter goes from a box to its answer, Escape leaves the boxes", LIMIT, async () => {
    const { page } = the;
    await focusBox(2);
    await press(Key.RETURN);
    await page.until("the answer has the focus", async () => (await run(() => document.activeElement.closest(".face")?.dataset.face)) === "2");
    await focusBox(2);
    await press(Key.ESCAPE);
    await page.until("the tools have the focus", async () => (await run(() => document.activeElement.id)) === "picture-tools");
  });

  test("a mouse moves a found box and pulls each of its corners, each pull one step", LIMIT, async () => {
    const { page, driver } = the;
    await run(() => document.querySelector(".boxes").scrollIntoView({ block: "center", behavior: "instant" }));
    const drag = async (from, dx, dy) => {
      await driver.actions().move({ origin: from, x: 0, y: 0, duration: 0 }).press()
        .move({ origin: Origin.POINTER, x: dx / 2, y: dy / 2, duration: 50 })
        .move({ origin: Origin.POINTER, x: dx / 2, y: dy / 2, duration: 50 }).release().perform();
    };
    const box = () => page.one(".boxes .box-hold:nth-of-type(3) .box");
    await focusBox(3);
    await drag(await box(), -40, -20);
    await page.until("the box has moved", async () => {
      const [x, y, width, height] = (await boxes())[2];
      return x < found[2][0] && y < found[2][1] && width === found[2][2] && height === found[2][3];
    });
    await page.press("Undo");
    await untilBoxes("the drag is undone as one", found);

    for (const [corner, dx, dy] of [["left-top", -20, -20], ["right-top", 20, -20], ["left-bottom", -20, 20], ["right-bottom", 20, 20]]) {
      await focusBox(3);
      const grip = await page.one(`.box-handle-${corner} .box-grip`);
      const { width, height } = await run((element) => element.getBoundingClientRect().toJSON(), grip);
      assert.ok(width >= 23.9 && height >= 23.9, `the handle ${corner} is ${width} × ${height}`);
      await drag(grip, dx, dy);
      await page.until(`the box has grown at ${corner}`, async () => {
        const [x, y, wide, high] = (await boxes())[2];
        const [left, top] = [x < found[2][0], y < found[2][1]];
        return wide > found[2][2] && high > found[2][3] && left === corner.includes("left") && top === corner.includes("top");
      });
      await page.press("Undo");
      await untilBoxes(`the pull at ${corner} is undone as one`, found);
    }
  });

  test("a finger scrolls over a box until it has tapped it, then moves it and pulls its corners", LIMIT, async (t) => {
    // Only Chromium can be told that a finger touches the screen.
    if (the.engine !== "chromium") return t.skip("this engine’s driver has no fingers");
    const { page, driver } = the;
    const middle = (css) =>
      run((selector) => {
        const { x, y, width, height } = document.querySelector(selector).getBoundingClientRect();
        return [x + width / 2, y + height / 2];
      }, css);
    const touch = (type, ...points) => driver.sendDevToolsCommand("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
    const swipe = async ([x, y], dx, dy) => {
      await touch("touchStart", [x, y]);
      for (let part = 1; part <= 8; part++) await touch("touchMove", [x + (dx * part) / 8, y + (dy * part) / 8]);
      await touch("touchEnd");
    };
    const unit = await run(() => 1600 / document.querySelector(".boxes").getBoundingClientRect().width);
    const box = ".box-hold:nth-of-type(2) .box";
    await focusBox(1);
    await run(() => document.querySelector(".boxes").scrollIntoView({ block: "center", behavior: "instant" }));
    const before = await run(() => scrollY);
    await swipe(await middle(box), 0, -60);
    await page.until("the page has scrolled", () => run((y) => scrollY !== y, before));
    assert.deepEqual(await boxes(), found);

    await run(() => document.querySelector(".boxes").scrollIntoView({ block: "center", behavior: "instant" }));
    await page.until("the page has come to rest", async () => {
      const at = JSON.stringify(await middle(box));
      await driver.sleep(200);
      return JSON.stringify(await middle(box)) === at;
    });
    const tapped = await middle(box);
    await touch("touchStart", tapped);
    await touch("touchEnd");
    await page.until("the tap has chosen the box", async () => (await focusedBox()) === 2);
    const [x, y, width, height] = found[1];
    const near = (a, b) => Math.abs(a - b) <= 3;
    await swipe(await middle(box), 30, -30);
    await page.until("the box is where the finger let go", async () => {
      const [left, top, ...size] = (await boxes())[1];
      return near(left, x + 30 * unit) && near(top, y - 30 * unit) && size.join() === [width, height].join();
    });
    await swipe(await middle(".box-handle-right-bottom .box-grip"), 25, 25);
    await page.until("the box is as large as the finger pulled it", async () => {
      const [, , wide, high] = (await boxes())[1];
      return near(wide, width + 25 * unit) && near(high, height + 25 * unit);
    });
    await page.press("Undo");
    await page.press("Undo");
    await untilBoxes("both are undone", found);
  });

  test("a drawn box raises the question how many heads there are, and saving waits for the answer", LIMIT, async () => {
    const { page } = the;
    assert.equal((await page.all("#heads")).length, 0, "nobody counts while the search is sure");
    await page.press("Cover the 2 left");
    await page.tick("The headteacher has said yes to this photo");
    await page.untilStatus("clear");
    await page.press("Add a face");
    await page.until("the box has the focus", async () => (await focusedBox()) === 4);
    await press(Key.ARROW_UP, Key.ARROW_UP);
    await press(Key.RETURN);
    await page.answerFace(4, "Cover");
    await page.until("it is covered", async () => (await answers())[3] === "cover");
    // Until then the button may lead to the face that had no answer.
    await page.until("it is judged", async () => (await page.all(".verdict[aria-busy=false]")).length === 1);
    await untilHeld(/Count the heads first/u);
    await page.untilStatus("needs-you");
    await page.press("Save the cleared photo");
    await page.until("the button leads to what is missing", async () => (await run(() => document.activeElement.id)) === "heads");

    await page.countHeads(5);
    await untilHeld(/1 head without a box/u);
    assert.match(await page.text(".heads"), /1 head has no box/u);
    await page.press("Draw a box");
    await page.until("the picture can be drawn in", async () => (await run(() => [document.activeElement.id, document.activeElement.getAttribute("aria-pressed")])).join() === "draw,true");
    await press(Key.SPACE);
    await page.countHeads(3);
    await page.until("a box may be no face", async () => /1 box more than heads/u.test(await page.text(".heads")));
    await page.countHeads(4);
    await page.untilStatus("clear");
  });

  test("it is asked again when the faces change so that the numbers no longer agree", LIMIT, async () => {
    const { page } = the;
    await focusBox(2);
    await press("n");
    await untilHeld(/Count the heads once more/u);
    await focusBox(2);
    await undo();
    await page.untilStatus("clear");
  });

  test("covers can look otherwise, and are plain unless somebody says so", LIMIT, async () => {
    const { page } = the;
    const styles = await run(() => [...document.querySelectorAll(".cover-styles label")].map((label) => [label.textContent, label.control.checked]));
    assert.deepEqual(styles, [["Solid grey", true], ["Colour of the surroundings", false], ["Large mosaic", false]]);
    assert.equal((await page.all(".cover-styles")).length, 1);
  });

  test("what was drawn by keys is covered in the very bytes that are saved", LIMIT, async () => {
    const { page, driver, downloads } = the;
    const points = (await boxes()).map(middleOf);
    await page.press("Save the cleared photo");
    const { bytes, file } = await downloaded(downloads, /\.jpg$/u);
    assert.deepEqual(leaksOf(bytes), []);
    const before = await decoded(driver, await readFile(files.at("trip.jpg")), points);
    const { width, height, colours } = await decoded(driver, bytes, points);
    assert.deepEqual([width, height], [before.width, before.height]);
    colours.forEach((colour, index) => assert.ok(isGrey(colour), `the cover of face ${index + 1} is ${colour}`));
    assert.ok(!isGrey(before.colours[3]), "the picture was not grey there before");

    await page.giveFiles("Choose photos", file);
    await page.untilSearched(2);
    const name = path.basename(file);
    const opened = (await page.photos()).at(-1);
    assert.deepEqual([opened.name, opened.status === "failed"], [name, false]);
    await rm(file);
  });

  test("a face that lies on its side is found by turning and looking again, and once more finds nothing", LIMIT, async () => {
    const { page, driver } = the;
    const turned = await onItsSide(driver, await readFile(files.at("trip.jpg")));
    await page.drop([{ name: "turned.jpg", type: "image/jpeg", bytes: turned }]);
    await page.untilSearched(3);
    await page.openPhoto("turned.jpg");
    const before = await boxes();
    await page.press("Turn and look again");
    await page.until("it is told what was added", async () => /\d+ more faces? found/u.test(await page.text(".turn-again")), 240_000);
    const added = Number(/(\d+) more/u.exec(await page.text(".turn-again"))[1]);
    const all = await boxes();
    assert.deepEqual(all.slice(0, before.length), before);
    assert.equal(all.length, before.length + added);
    assert.ok(all.length >= 3, "everyone in the picture has been found");
    await page.press("Turn and look again");
    await page.until("there is nothing more", async () => (await page.text(".turn-again")).includes("Nothing more was found."), 240_000);
    assert.deepEqual(await boxes(), all);
  });
});

/** The grey of a plain cover, as a JPEG keeps it. */
const isGrey = (colour) => colour.every((value) => Math.abs(value - 96) <= 6);
