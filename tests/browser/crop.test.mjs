// What lies outside the crop never leaves: not its pixels, not its faces, not a small copy in the file. And what could help a
// pupil who could be recognised is one press away.
import assert from "node:assert/strict";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { Key, Origin } from "selenium-webdriver";
import { classList, folderOf, people } from "./support/class.mjs";
import { downloaded } from "./support/downloads.mjs";
import { leaksOf, planted, segmentsOf } from "./support/jpeg.mjs";
import { decoded } from "./support/pixels.mjs";
import { sample } from "./support/places.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";

inEveryEngine("cropping", (the) => {
  let files;
  let inside;
  const size = { width: 1600, height: 1000 };
  before(async () => {
    files = await folderOf({ "class.csv": classList, "trip.jpg": planted(await readFile(path.join(sample, "trip-2.jpg"))) });
  });
  after(() => files?.remove());

  const run = (script, ...given) => the.driver.executeScript(script, ...given);
  const press = (...keys) => the.driver.actions().sendKeys(...keys).perform();
  const withHeld = (held, key, times) =>
    the.driver.actions().keyDown(held).sendKeys(...Array(times).fill(key)).keyUp(held).perform();
  const frameHasFocus = () => the.page.until("the frame has the focus", () => run(() => document.activeElement.id === "crop-frame"));
  /** The crop, in the picture's pixels; none when there is none. */
  const crop = () =>
    run(() => {
      const edge = document.querySelector(".crop-edge");
      return edge && ["x", "y", "width", "height"].map((name) => Number(edge.getAttribute(name)));
    });
  const untilCrop = (what, expected) => the.page.until(what, async () => JSON.stringify(await crop()) === JSON.stringify(expected));
  const outside = () => run(() => [...document.querySelectorAll(".face")].map((face) => face.dataset.outside === "true"));
  const sizeWords = () => the.page.text(".framing-size");
  /** Where on the screen the picture is, brought to its middle. */
  async function shown() {
    let before = "";
    await the.page.until("the picture has come to rest", async () => {
      const now = JSON.stringify(await place());
      const rests = now === before;
      before = now;
      return rests;
    });
    return JSON.parse(before);
  }
  const place = () =>
    run(() => {
      const overlay = document.querySelector(".crop-open");
      // Of a drawing WebKit does not know the middle.
      overlay.closest(".picture").scrollIntoView({ block: "center", behavior: "instant" });
      const { left, top, width, height } = overlay.getBoundingClientRect();
      return { left, top, width, height };
    });
  async function savedPicture() {
    const { file, bytes } = await downloaded(the.downloads, /\.jpg$/u);
    // Engines differ over a second file of the same name.
    await rm(file);
    return { bytes, ...(await decoded(the.driver, bytes)) };
  }

  test("a pupil who could be recognised is a verdict of its own, with what helps beside it", LIMIT, async () => {
    const { page } = the;
    await page.openWith(the.server.origin, files.at("class.csv"), files.at("trip.jpg"));
    assert.equal((await page.faces()).length, 3);
    await page.tick("The headteacher has said yes to this photo");
    await page.nameFace(1, people.allowed.typed, people.allowed.name);
    const { message } = await page.untilFinding("exposure");
    assert.match(message, /Wren Plover is large.* sharp: \d+ pixels high/u);
    assert.equal((await page.answers()).exposed, "Yes");
    await page.press("Make it smaller");
    await page.until("the size has the focus", async () => (await run(() => document.activeElement.id)) === "published-size");
    await page.press("Cover this face");
    await page.until("the face is covered", async () => (await page.faces())[0].answer === "cover");
    await page.until("nobody could be recognised", async () => (await page.answers()).exposed === "No");
    await page.press("Undo");
    await page.untilFinding("exposure");
  });

  test("by keys alone the frame is drawn in until faces are outside, and those need no answer", LIMIT, async () => {
    const { page } = the;
    await run(() => document.querySelector(".exposure .chip:nth-of-type(2)").focus());
    await press(Key.RETURN);
    await frameHasFocus();
    await untilCrop("it is all of the picture", [0, 0, size.width, size.height]);
    const boxes = (await page.faces()).map(({ box }) => box);
    const first = boxes[0];
    // Presses of 16 pixels, to the right of the first face and before the head of the next.
    const isFirst = boxes.every(([x]) => x >= first[0]);
    const right = Math.ceil((first[0] + first[2] * 1.6) / 16) * 16;
    assert.ok(isFirst, `the first face is the leftmost: ${JSON.stringify(boxes)}`);
    await withHeld(Key.SHIFT, Key.ARROW_LEFT, (size.width - right) / 16);
    await untilCrop("its right edge is beside the first face", [0, 0, right, size.height]);
    inside = (await outside()).map((each) => !each);
    assert.equal(inside[0], true);
    assert.ok(inside.filter((each) => !each).length > 0, "a face is outside");
    assert.match(await (await page.face(1 + inside.indexOf(false))).getText(), /outside the crop: not published/u);
    await the.shoot("crop");
    const left = inside.filter(Boolean).length - 1;
    if (left > 0) await page.press(left === 1 ? "Cover the one left" : `Cover the ${left} left`);
    await page.countHeadsIfAsked();
    await page.until("only the exposure is left", async () => (await page.findings()).every(({ severity }) => severity !== "block"));
    assert.match(await page.text(".framing-rest"), /still holds the uncropped picture/u);
  });

  test("it moves, is undone step by step and done again", LIMIT, async () => {
    const { page } = the;
    const before = await crop();
    await run(() => document.getElementById("crop-frame").focus());
    await press(Key.ARROW_RIGHT, Key.ARROW_RIGHT);
    await untilCrop("it has moved", [before[0] + 32, ...before.slice(1)]);
    await page.press("Undo");
    await untilCrop("it is back", before);
    assert.match(await page.text(".panel-faces > [role=status]"), /Undone: the crop\./u);
    await page.press("Redo");
    await untilCrop("it has moved again", [before[0] + 32, ...before.slice(1)]);
    await page.press("Undo");
    await untilCrop("it is back", before);
  });

  test("four numbers do the same, and what does not fit is made to", LIMIT, async () => {
    const { page } = the;
    const before = await crop();
    const height = async () => (await page.all(".framing .box-fields input"))[3];
    await page.clickFound("the height can be clicked", height);
    await page.selectAll();
    await press("99999");
    await page.until("it is typed", async () => (await (await height()).getAttribute("value")).endsWith("99999"));
    await press(Key.TAB);
    await page.until("it is as high as the picture", async () => (await (await height()).getAttribute("value")) === String(size.height));
    await untilCrop("nothing has changed", before);
  });

  test("the saved copy has the size that was said, and no small copy of the rest", LIMIT, async () => {
    const { page } = the;
    const [, , width, height] = await crop();
    await page.press("Crop is done");
    assert.match(await sizeWords(), new RegExp(`About ${width} × ${height} pixels`, "u"));
    await page.countHeadsIfAsked();
    await page.untilStatus("clear");
    await page.press("Save the cleared photo");
    await page.untilStatus("saved");
    const saved = await savedPicture();
    assert.deepEqual(leaksOf(saved.bytes), []);
    assert.ok(segmentsOf(saved.bytes).every(({ marker }) => marker !== 0xe1), "it has no Exif at all");
    for (const [side, most] of [["width", width], ["height", height]]) {
      assert.ok(saved[side] <= most && saved[side] > most - 30, `${side} ${saved[side]} of ${most}`);
    }
    await the.shoot("crop-saved");
  });

  test("made smaller it has exactly the size that was said", LIMIT, async () => {
    const { page } = the;
    await page.choose("Size to publish", "800 pixels on the longer side");
    await page.until("the size is told", async () => /× 800 pixels will be published/u.test(await sizeWords()));
    const { width, height: lower } = await run(() => {
      const { width, height } = document.querySelector(".framing-size").dataset;
      return { width: Number(width), height: Number(height) };
    });
    assert.equal(lower, 800);
    assert.match(await sizeWords(), new RegExp(`^${width} × 800 pixels will be published`, "u"));
    await page.untilStatus("clear");
    await page.press("Save the cleared photo");
    await page.untilStatus("saved");
    const saved = await savedPicture();
    assert.deepEqual(leaksOf(saved.bytes), []);
    assert.deepEqual([saved.width, saved.height], [width, 800]);
  });

  test("a frame is taken away by a button, drawn and moved by a pointer", LIMIT, async () => {
    const { page, driver } = the;
    await page.press("As it came");
    await page.press("Take the crop away");
    await untilCrop("there is no crop", null);
    await page.until("no face is outside", async () => (await outside()).every((each) => !each));
    await page.press("Crop");
    await frameHasFocus();
    const { left, top, width, height } = await shown();
    const at = (x, y) => ({ origin: Origin.VIEWPORT, x: Math.round(left + width * x), y: Math.round(top + height * y), duration: 50 });
    await driver.actions().move(at(0.3, 0.2)).press().move(at(0.5, 0.5)).move(at(0.7, 0.8)).release().perform();
    const isNear = async (expected) => {
      const now = await crop();
      const wanted = [expected[0] * size.width, expected[1] * size.height, expected[2] * size.width, expected[3] * size.height];
      return now !== null && now.every((value, index) => Math.abs(value - wanted[index]) < 10);
    };
    await page.until("it is drawn", () => isNear([0.3, 0.2, 0.4, 0.6]));
    await driver.actions().move(at(0.5, 0.5)).press().move(at(0.45, 0.45)).move(at(0.4, 0.4)).release().perform();
    await page.until("it has moved", () => isNear([0.2, 0.1, 0.4, 0.6]));
    await page.press("Undo");
    await page.until("one drag is one step", () => isNear([0.3, 0.2, 0.4, 0.6]));
  });

  test("a finger scrolls over the frame until it has tapped it, then moves it", LIMIT, async (t) => {
    // Only Chromium can be told that a finger touches the screen.
    if (the.engine !== "chromium") return t.skip("this engine’s driver has no fingers");
    const { page, driver } = the;
    const touch = (type, ...points) => driver.sendDevToolsCommand("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
    const swipe = async ([x, y], dx, dy) => {
      await touch("touchStart", [x, y]);
      for (let part = 1; part <= 8; part++) await touch("touchMove", [x + (dx * part) / 8, y + (dy * part) / 8]);
      await touch("touchEnd");
    };
    const middle = async () => {
      const { left, top, width, height } = await shown();
      return [left + width / 2, top + height / 2];
    };
    const before = await crop();
    await run(() => document.activeElement.blur());
    const from = await middle();
    const scrolled = await run(() => scrollY);
    await swipe(from, 0, -60);
    await page.until("the page has scrolled", () => run((y) => scrollY !== y, scrolled));
    await driver.executeAsyncScript((done) => {
      // It rolls on for a while; a tap meanwhile would only stop it.
      let [before, frames] = [scrollY, 0];
      const look = () => {
        frames = scrollY === before ? frames + 1 : 0;
        before = scrollY;
        if (frames > 15) done();
        else requestAnimationFrame(look);
      };
      look();
    });
    assert.deepEqual(await crop(), before);
    const tapped = await middle();
    await touch("touchStart", tapped);
    await touch("touchEnd");
    await frameHasFocus();
    await swipe(await middle(), 40, 0);
    const unit = size.width / (await shown()).width;
    await page.until("the frame is where the finger let go", async () => {
      const now = await crop();
      return Math.abs(now[0] - before[0] - 40 * unit) <= 4 && now[1] === before[1] && now[2] === before[2];
    });
  });

  test("Delete takes it away, and Escape leaves the tool", LIMIT, async () => {
    await run(() => document.getElementById("crop-frame").focus());
    await press(Key.DELETE);
    await untilCrop("it is all of the picture again", [0, 0, size.width, size.height]);
    await press(Key.ESCAPE);
    await untilCrop("the tool is closed", null);
    assert.equal(await run(() => document.activeElement.id), "crop");
  });
});
