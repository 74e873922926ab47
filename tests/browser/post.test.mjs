// One post for social media: a text and two pictures on one screen, stopped, put right, then copied and saved.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { Key } from "selenium-webdriver";
import { findsNothing } from "./support/axe.mjs";
import { folderOf, people } from "./support/class.mjs";
import { downloaded } from "./support/downloads.mjs";
import { leaksOf, planted } from "./support/jpeg.mjs";
import { sample } from "./support/places.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";

const CLASS = `Id,Forename,Surname,Class,Kind,Social media,Social media given by,Social media date
T01,Wren,Plover,Starling,Pupil,Yes,Both parents,2026-09-07
T02,Lark,Dotterel,Starling,Pupil,No,Parent 1,2026-09-07
`;
/** 18 characters and a link, which X counts as 23. */
const TEXT = "We won a prize at https://museum.example.org/prizes/2026/the-whole-list";

inEveryEngine("a post for social media", (the) => {
  let files;
  before(async () => {
    const [portrait, nobody] = await Promise.all([1, 3].map((number) => readFile(path.join(sample, `trip-${number}.jpg`))));
    files = await folderOf({ "class.csv": CLASS, "prize.jpg": planted(portrait), "hall.jpg": planted(nobody) });
  });
  after(() => files?.remove());

  /** The post and its pictures, each in one word, and what is wrong with the text. */
  const post = () =>
    the.driver.executeScript(() => ({
      status: document.querySelector(".post").dataset.post,
      pictures: [...document.querySelectorAll(".post-picture")].map((picture) => picture.dataset.status),
      about: [...document.querySelectorAll(".post-about .finding")].map((finding) => finding.dataset.rule),
      told: document.querySelector(".post-told").textContent,
    }));
  const untilPost = (status) =>
    the.page.until(`the post is ${status}`, async () => (await post()).status === status).catch(async (error) => {
      throw new Error(`${error.message}; it is ${JSON.stringify(await post())}: ${JSON.stringify(await the.page.findings(), null, 1)}`);
    });
  const untilTold = (words) => the.page.until(`it says ${words}`, async () => words.test((await post()).told));

  /** What somebody pastes who pastes now. */
  async function pasted() {
    await the.driver.executeScript(() => {
      const field = Object.assign(document.createElement("textarea"), { id: "paste-here" });
      document.body.append(field);
      field.focus();
    });
    const field = await the.page.one("#paste-here");
    await field.sendKeys(Key.chord(Key.CONTROL, "v"));
    await the.page.until("something is pasted", async () => (await field.getAttribute("value")) !== "");
    return the.driver.executeScript(() => {
      const here = document.getElementById("paste-here");
      here.remove();
      return here.value;
    });
  }

  test("a school that uses no social media says so, and another is set to it by itself", LIMIT, async () => {
    const { page } = the;
    await page.open(the.server.origin);
    await page.press("Write a post");
    await page.choose("School rules", "Clavering Primary");
    await untilPost("stopped");
    assert.match(await page.text("#verdict"), /Clavering Primary know no social media/u);
    await page.choose("School rules", "Malmesbury Park Primary");
    await page.until("it is for social media", async () => (await (await page.field("Where will it be seen?")).getAttribute("value")) === "social-media");
  });

  test("a text without pictures is checked, and the name in it stops it", LIMIT, async () => {
    const { page } = the;
    await page.giveFiles("Choose a class list", files.at("class.csv"));
    await page.choose("Who is publishing?", "The social media manager");
    await page.type("Text of the post", "Wren Plover won a prize");
    await untilPost("stopped");
    assert.deepEqual((await post()).about, ["names.colleagues"]);
    assert.match((await page.marked("caption")).join(" "), /Wren/u);
  });

  test("with two pictures, what is wrong with the text is said once", LIMIT, async () => {
    const { page } = the;
    await page.giveFiles("Choose photos", files.at("prize.jpg"), files.at("hall.jpg"));
    await page.until("both are looked through", async () => (await post()).pictures.join() === "needs-you,needs-you", 240_000);
    await untilPost("stopped");
    assert.deepEqual((await post()).about, ["names.with-image"]);
    await the.shoot("post-1-stopped");
  });

  test("nothing goes out, and pressing tells why", LIMIT, async () => {
    const { page } = the;
    assert.equal(await (await page.button("Copy the words")).getAttribute("aria-disabled"), "true");
    await page.press("Save the pictures");
    await page.until("the verdict has the focus", () => the.driver.executeScript(() => document.activeElement.id === "verdict"));
    assert.deepEqual(await readdir(the.downloads), []);
  });

  test("the text is counted as the network counts it", LIMIT, async () => {
    const { page } = the;
    const counts = async (words) => page.until(`it says ${words}`, async () => (await page.text("#post-count")) === words);
    await page.type("Text of the post", TEXT);
    await counts("239 left");
    await page.choose("Where will you post it?", "Bluesky");
    await counts(`${300 - TEXT.length} left`);
    await page.choose("Where will you post it?", "X (Twitter)");
  });

  test("faces are answered and pictures described in place", LIMIT, async () => {
    const { page } = the;
    await page.press("Picture 1");
    await page.until("its face has the focus", () => the.driver.executeScript(() => document.activeElement.matches(".face [role=combobox]")));
    await page.nameFace(1, people.refused.typed, people.refused.name);
    await page.until("picture 1 is stopped", async () => (await post()).pictures[0] === "stopped");
    await the.shoot("post-2-picture");
    await findsNothing(the.driver);
    await page.nameFace(1, people.allowed.typed, people.allowed.name);
    await page.type("Description, picture 1", "A child in an orange suit, smiling");
    await page.countHeadsIfAsked();
    await page.type("Description, picture 2", "An empty hall");
    await page.press("Picture 2");
    await page.until("the heads are asked for", () => the.driver.executeScript(() => document.activeElement.id === "heads"));
    await page.countHeads(0);
    await untilPost("clear");
    await the.shoot("post-3-clear");
  });

  test("saved, the pictures have nothing hidden in them and each has its line", LIMIT, async () => {
    const { page } = the;
    await page.press("Save the pictures");
    for (const name of [/^prize.*\.jpg$/u, /^hall.*\.jpg$/u]) assert.deepEqual(leaksOf((await downloaded(the.downloads, name)).bytes), []);
    await untilTold(/2 pictures saved/u);
    assert.match(await page.text(".panel-register"), /2 lines in this sitting/u);
  });

  test("the words and a description are copied as they were cleared, and nothing is written down twice", LIMIT, async () => {
    const { page } = the;
    await page.press("Copy the words");
    await untilTold(/The words are copied/u);
    assert.equal(await pasted(), TEXT);
    await page.press("Copy description 2");
    await untilTold(/description of picture 2 is copied/u);
    assert.equal(await pasted(), "An empty hall");
    assert.match(await page.text(".panel-register"), /2 lines in this sitting/u);
  });

  test("a picture is copied as a PNG, and it says so", LIMIT, async (t) => {
    const { page, driver } = the;
    if (!(await page.hasButton("Copy picture 1"))) return t.skip("this engine copies no pictures");
    await page.press("Copy picture 1");
    await untilTold(/Picture 1 is copied, drawn anew as a PNG/u);
    await the.shoot("post-4-copied");
    if (the.engine !== "chromium") return;
    await driver.sendDevToolsCommand("Browser.grantPermissions", { permissions: ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    const copied = await driver.executeAsyncScript((done) => {
      const read = async () => {
        const [item] = await navigator.clipboard.read();
        const bitmap = await createImageBitmap(await item.getType("image/png"));
        return [item.types, bitmap.width, bitmap.height];
      };
      read().then(done, (error) => done(String(error)));
    });
    const shown = await driver.executeScript(() => {
      const { naturalWidth, naturalHeight } = document.querySelector(".post-picture img");
      return [["image/png"], naturalWidth, naturalHeight];
    });
    assert.deepEqual(copied, shown);
  });

  test("where a canvas cannot be trusted no picture is copied, and it says what to do", LIMIT, async (t) => {
    const { page, driver } = the;
    // How browsers blind canvases is their own affair; what the page makes of it is the same everywhere.
    if (the.engine !== "chromium") return t.skip("tried in one engine");
    await driver.executeScript(() => {
      const { prototype } = CanvasRenderingContext2D;
      const honest = prototype.getImageData;
      prototype.getImageData = function (...where) {
        const image = honest.apply(this, where);
        image.data[0] ^= 1;
        return image;
      };
      window.backToHonest = () => (prototype.getImageData = honest);
    });
    await page.press("Copy picture 2");
    await page.until("it is refused", async () => /changes or hides pictures/u.test(await page.text(".panel-post-out")));
    await driver.executeScript(() => window.backToHonest());
  });

  test("what is shared is what was cleared, with the words", LIMIT, async (t) => {
    const { page, driver } = the;
    if (the.engine !== "chromium") return t.skip("tried in one engine");
    await driver.executeScript(() => {
      navigator.canShare = () => true;
      navigator.share = async ({ files, text }) => {
        const read = async (file) => [file.name, file.type, btoa([...new Uint8Array(await file.arrayBuffer())].map((byte) => String.fromCharCode(byte)).join(""))];
        window.shared = { text, files: await Promise.all(files.map(read)) };
      };
    });
    // Whether the browser can share is asked when the post is drawn.
    await page.press("Check photos");
    await page.press("Write a post");
    await untilPost("clear");
    await page.press("Share the pictures");
    await untilTold(/handed over/u);
    const { text, files: shared } = await driver.executeScript(() => window.shared);
    assert.equal(text, TEXT);
    assert.deepEqual(shared.map(([name, type]) => [name, type]), [["prize.jpg", "image/jpeg"], ["hall.jpg", "image/jpeg"]]);
    for (const [, , bytes] of shared) assert.deepEqual(leaksOf(Buffer.from(bytes, "base64")), []);
  });

  test("the order is changed by buttons, and a picture is left out and put back", LIMIT, async () => {
    const { page, driver } = the;
    const names = () => driver.executeScript(() => [...document.querySelectorAll(".post-picture-name")].map((name) => name.textContent));
    await page.clickOn("[aria-label='Earlier: picture 2']");
    await page.until("they have changed places", async () => (await names()).join() === "hall.jpg,prize.jpg");
    await page.until("the focus went along", () => driver.executeScript(() => document.activeElement.getAttribute("aria-label") === "Later: picture 1"));
    await page.clickOn("[aria-label='Leave out: picture 1']");
    await page.until("one is left", async () => (await names()).join() === "prize.jpg");
    await page.clickOn("[aria-label='Put in hall.jpg']");
    await page.until("both are in", async () => (await names()).join() === "prize.jpg,hall.jpg");
    await untilPost("clear");
  });
});
