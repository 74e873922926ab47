// The register in the office: checked before it is continued, never continued when it is broken, and asked who was shown.
import assert from "node:assert/strict";
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { Key } from "selenium-webdriver";
import { classList, folderOf, people } from "./support/class.mjs";
import { schoolgate } from "./support/command.mjs";
import { downloaded } from "./support/downloads.mjs";
import { sample } from "./support/places.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";

const PASSPHRASE = "several plain words";
const withdrawn = classList.replace("T01,Wren,Plover,Starling,Pupil,Yes,", "T01,Wren,Plover,Starling,Pupil,Withdrawn,");

inEveryEngine("the register", (the) => {
  let files;
  before(async () => {
    files = await folderOf({
      "class.csv": classList,
      "withdrawn.csv": withdrawn,
      "gone/withdrawn.csv": classList.replace(/^T01.*\n/mu, ""),
      "trip.jpg": await readFile(path.join(sample, "trip-2.jpg")),
    });
  });
  after(() => files?.remove());

  const part = () => the.page.text(".office-part");
  const says = (words) => the.page.until(`the office says “${words}”`, async () => (await part()).includes(words));
  /** Clicks somebody's field and types there once it has the focus. */
  async function typeInto(id, ...keys) {
    await the.page.clickOn(`#${id}`);
    await the.page.until(`${id} has the focus`, () => the.driver.executeScript((of) => document.activeElement.id === of, id));
    await the.page.selectAll();
    await the.page.active().sendKeys(...keys);
  }
  const linesOf = (bytes) => bytes.toString().trimEnd().split("\n").map((line) => JSON.parse(line));

  test("a refusal is written down where somebody asks for it, and a photo when it is saved, by code name", LIMIT, async () => {
    const { page, downloads } = the;
    await page.openWith(the.server.origin, files.at("class.csv"), files.at("trip.jpg"));
    await page.office("The register");
    await page.press("Make a register key");
    await writeFile(files.at("key.toml"), (await downloaded(downloads, /register-key.*\.toml$/u)).bytes);
    await page.closeOffice();

    await page.nameFace(1, people.refused.typed, people.refused.name);
    await page.untilStatus("stopped");
    await page.press("Write this refusal into the register");
    await page.until("it is written", async () => (await page.text(".record-refusal")).includes("line 1"));

    await page.nameFace(1, people.allowed.typed, people.allowed.name);
    const left = (await page.faces()).filter(({ answer }) => answer === "none").length;
    if (left > 0) await page.press(left === 1 ? "Cover the one left" : `Cover the ${left} left`);
    await page.tick("The headteacher has said yes to this photo");
    await page.untilStatus("clear");
    await page.press("Save the cleared photo");
    await page.untilStatus("saved");
    assert.ok(await leavingWarns(), "two lines are in no file yet");
    await page.press("Save the register");
    const { file, bytes } = await downloaded(downloads, /register-\d.*\.jsonl$/u);
    await writeFile(files.at("register.jsonl"), bytes);
    await rm(file);
    const [refused, cleared] = linesOf(bytes);
    assert.equal(refused.kind, "refusal");
    for (const { subjects } of [refused, cleared]) assert.match(subjects.join(), /^hmac:[0-9a-f]{64}$/u);
    assert.doesNotMatch(bytes.toString(), /T0\d|Plover|Dotterel/u);
    assert.ok(!(await leavingWarns()), "nothing is lost by leaving now");
  });

  test("a register with one changed byte is refused with its line, and nothing is added to it", LIMIT, async () => {
    const { page } = the;
    await page.open(the.server.origin);
    const [first, second] = (await readFile(files.at("register.jsonl"), "utf8")).split("\n");
    await writeFile(files.at("broken.jsonl"), `${first}\n${second.replace('"channel":"website"', '"channel":"websitf"')}\n`);
    await page.office("The register");
    await page.giveFiles("Open your school’s register", files.at("broken.jsonl"));
    await says("line 2 does not hold");
    await says("No register is open");
    await the.shoot("office-broken");
  });

  test("a whole one is opened, holds the code that was noted, and no other", LIMIT, async () => {
    const { page } = the;
    await page.giveFiles("Open your school’s register", files.at("register.jsonl"));
    await says("all 2 lines hold");
    const [first, last] = linesOf(await readFile(files.at("register.jsonl")));
    await says(last.hash.slice(0, 16).match(/.{4}/gu).join("-"));
    await page.type("A code you noted", first.hash.slice(0, 16).toUpperCase());
    await page.press("Check it");
    await says("it is line 1 of 2");
    await page.type("A code you noted", "0123-4567-89ab-cdef");
    await page.press("Check it");
    await says("The register does not hold that code");
    await page.type("A code you noted", "museum");
    await page.press("Check it");
    await says("That is no code");
    await the.shoot("office-register");
  });

  test("an incident names the field that is missing, and is written down by code name", LIMIT, async () => {
    const { page } = the;
    await page.giveFiles("Open the register key", files.at("key.toml"));
    await says("key.toml is in use");
    await page.closeOffice();
    await page.giveFiles("Choose a class list", files.at("withdrawn.csv"));
    await page.until("the list is read", async () => (await page.all(".loaded")).length === 1);
    await page.office("Report an incident");
    await page.press("Write it into the register");
    await says("Something is missing or wrong: Time of day");
    await page.until("the field has the focus", () => the.driver.executeScript(() => document.activeElement.id === "incident-time"));
    await the.shoot("office-incident");
    const given = {
      "Time of day": "10:40",
      "Where it happened": "Room 3",
      Device: "Pad 9",
      "What happened": "A photo was shown on the wrong screen",
      "What shows it": "The screen’s history",
      "What was done": "It was taken down",
      "Why that was done": "Consent was for the classroom only",
    };
    for (const [label, text] of Object.entries(given)) await page.type(label, text);
    await page.choose("Male or female?", "Female");
    await typeInto("incident-person", people.half.typed, Key.ENTER);
    assert.ok(await leavingWarns(), "a report that was begun is lost by leaving");
    await page.press("Write it into the register");
    await says("Written down as line 3");
  });

  test("the short form is signed with a key", LIMIT, async () => {
    const { page, downloads } = the;
    await page.office("Keys");
    await page.choose("Whose key will it be?", "The data protection officer");
    await page.press("Choose its passphrase…");
    await page.givePassphrase(PASSPHRASE, "Make the key and save it", { isNew: true });
    const { file } = await downloaded(downloads, /secret-key-data-protection-officer.*\.age$/u);
    await page.office("Report an incident");
    await page.tick("Short and signed");
    for (const [label, text] of Object.entries({ "Where it happened": "Hall", "What happened": "A name was read out", "What was done": "Told the office", "Your own name": "A. Recorder" })) {
      await page.type(label, text);
    }
    await page.press("Write it into the register");
    await says("Something is missing or wrong: your signature");
    await page.giveFiles("Choose your secret key file to sign with", file);
    await page.type("Your own name", "");
    await page.press("Write it into the register");
    await says("Something is missing or wrong: Your own name");
    assert.equal((await page.all(".passphrase")).length, 0, "the passphrase is asked for last");
    await page.type("Your own name", "A. Recorder");
    await page.press("Write it into the register");
    await page.givePassphrase(`${PASSPHRASE}s`, "Sign it and write it down");
    await says("This passphrase does not open it.");
    await the.shoot("office-incident-passphrase");
    assert.ok(!(await part()).includes("Written down"), "a wrong passphrase signs nothing");
    await page.givePassphrase(PASSPHRASE, "Sign it and write it down");
    await says("Written down as line 4");
  });

  test("the continued register is one that the command line accepts", LIMIT, async () => {
    const { page, downloads } = the;
    await page.office("The register");
    await says("4 lines in the register, 2 of them in no file yet");
    await page.press("Save it as a table (.csv)");
    assert.equal((await downloaded(downloads, /\.csv$/u)).bytes.toString().split("\r\n").length, 6);
    assert.ok(await leavingWarns(), "a table cannot be continued, so it saves nothing");
    await page.press("Save the whole register");
    const { file, bytes } = await downloaded(downloads, /register-\d.*\.jsonl$/u);
    const [, cleared, detailed, signed] = linesOf(bytes);
    assert.match(detailed.person, /^hmac:/u);
    assert.equal(detailed.previous, cleared.hash);
    assert.equal(signed.seal.signature.length, 128);
    const { code, output } = await schoolgate("register", "verify", file, "--checkpoint", cleared.hash);
    assert.equal(code, 0, output);
  });

  test("every picture of a pupil whose consent was withdrawn is found, and said to come down", LIMIT, async () => {
    const { page } = the;
    await page.closeOffice();
    await page.choose("School rules", "Clavering Primary");
    await page.office("Find somebody");
    await typeInto("office-person", people.allowed.typed, Key.ENTER);
    await says("Wren Plover is shown in 1 picture.");
    await says("Take this one down");
    await says("Line 2.");
    await the.shoot("office-person");
    await typeInto("office-person", people.half.typed, Key.ENTER);
    await says("Teal Whimbrel is shown in nothing");
  });

  test("what has to be deleted is listed, with why and by whom", LIMIT, async () => {
    const { page } = the;
    await page.closeOffice();
    await page.office("What to delete");
    await says("1 picture to delete.");
    await says("Wren Plover is not to be shown there any more: take it down at once.");
    await page.closeOffice();
    await page.giveFiles("Add another list", files.at("gone/withdrawn.csv"));
    await page.office("What to delete");
    await says("1 picture to delete.");
    await says("Somebody in it is no longer on the class list.");
    await says("Who sees to it");
    await the.shoot("office-due");
  });

  test("a picture that was taken down says so, is due no more, and the register still holds", LIMIT, async () => {
    const { page, downloads } = the;
    await page.press("I have taken it down");
    await says("Nobody has said who took it down.");
    await page.closeOffice();
    await page.goingOnTheWebsite("The web manager");
    await page.office("What to delete");
    await page.press("I have taken it down");
    await says("Nothing has to be deleted.");
    await page.office("The register");
    await rm((await downloaded(downloads, /register-\d.*\.jsonl$/u)).file);
    await page.press("Save the whole register");
    const { file, bytes } = await downloaded(downloads, /register-\d.*\.jsonl$/u);
    assert.equal(linesOf(bytes).at(-1).by, "web-manager");
    const { code, output } = await schoolgate("register", "verify", file);
    assert.equal(code, 0, output);
  });

  test("without the key nobody is found, and the page says so instead of “nowhere”", LIMIT, async () => {
    const { page } = the;
    await page.open(the.server.origin);
    await page.giveFiles("Choose a class list", files.at("class.csv"));
    await page.until("the list is read", async () => (await page.all(".loaded")).length === 1);
    await page.office("The register");
    await page.giveFiles("Open your school’s register", files.at("register.jsonl"));
    await says("all 2 lines hold");
    await page.office("Find somebody");
    await typeInto("office-person", people.allowed.typed, Key.ENTER);
    await says("The register cannot tell");
    await page.giveFiles("Open the register key", files.at("key.toml"));
    await says("Wren Plover is shown in 1 picture.");
  });

  test("the keyboard alone opens it, reaches its parts, and comes back to where it was", LIMIT, async () => {
    const { page, driver } = the;
    const press = (...keys) => driver.actions().sendKeys(...keys).perform();
    await page.closeOffice();
    await driver.executeScript(() => document.querySelector(".masthead-button").focus());
    await press(Key.RETURN);
    await page.until("the office is open", async () => (await page.all("dialog.office")).length === 1);
    let reached = false;
    for (let presses = 0; presses < 12 && !reached; presses++) {
      const before = await page.active();
      await press(Key.TAB);
      await page.until("the focus goes on", () => driver.executeScript((was) => document.activeElement !== was, before));
      const outside = await driver.executeScript(() => (document.activeElement === document.body || document.activeElement.closest("dialog") ? "" : document.activeElement.outerHTML));
      assert.equal(outside, "", "the focus stays in the office");
      reached = await driver.executeScript(() => document.activeElement.textContent === "Report an incident");
    }
    assert.ok(reached, "Tab reaches every part");
    await press(Key.RETURN);
    await page.until("the part is open", async () => (await page.text(".office-part-title")) === "Report an incident");
    await press(Key.ESCAPE);
    await page.until("the office is closed", async () => (await page.all("dialog.office")).length === 0);
    assert.ok(await driver.executeScript(() => document.activeElement.matches(".masthead-button")));
  });

  /** Whether the page would ask before it is left. */
  const leavingWarns = () => the.driver.executeScript(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));
});
