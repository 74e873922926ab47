// The page as a teacher meets it: by what its parts are called.
import assert from "node:assert/strict";
import { By, Key } from "selenium-webdriver";
import { until } from "./until.mjs";

/** Searching three pictures takes seconds on a fast machine and a minute on a busy one. */
const PATIENCE_MS = 240_000;
/** Everything else answers at once, or nearly. */
const SHORT_MS = 20_000;

/** A text inside an XPath. */
const quoted = (text) => `"${text}"`;

export class Page {
  constructor(driver) {
    this.driver = driver;
  }

  /** Opens the page and waits until it asks for nothing more. */
  async open(origin) {
    await this.driver.get(origin);
    await this.until("the page has loaded", async () => (await this.all("[data-loaded=true]")).length === 1, PATIENCE_MS);
  }

  async until(what, condition, patience = SHORT_MS) {
    await until(this.driver, what, condition, patience).catch(async (error) => {
      if (error.name === "TimeoutError") error.message += `; the page says: ${await this.told().catch(() => "nothing any more")}`;
      throw error;
    });
  }

  /** What the page tells those who cannot see it: how far it is, and what is wrong. */
  async told() {
    return this.driver.executeScript(() =>
      [...document.querySelectorAll("[role=status], [role=alert]")].map((each) => each.innerText.replace(/\s+/gu, " ").trim()).filter(Boolean).join(" | ").slice(0, 800),
    );
  }

  all(css) {
    return this.driver.findElements(By.css(css));
  }

  one(css) {
    return this.driver.findElement(By.css(css));
  }

  button(name) {
    return this.driver.findElement(By.xpath(`//button[normalize-space()=${quoted(name)}]`));
  }

  async hasButton(name) {
    return (await this.driver.findElements(By.xpath(`//button[normalize-space()=${quoted(name)}]`))).length > 0;
  }

  /** Presses a button, wherever on the page it is. */
  async press(name) {
    await this.clickFound(`the button “${name}” can be pressed`, () => this.button(name));
  }

  /** Clicks the field of a label. */
  async tick(label) {
    await this.clickFound(`“${label}” can be clicked`, () => this.field(label));
  }

  /** Clicks the first that fits a selector. */
  async clickOn(css) {
    await this.clickFound(`${css} can be clicked`, () => this.one(css));
  }

  /** Clicks what is found; what was drawn anew or pushed away before it could be clicked is looked up again. */
  async clickFound(what, find) {
    await this.until(what, async () => {
      await this.click(await find());
      return true;
    });
  }

  /** A click where the element is, once it has come to rest: what loads elsewhere may still push it along. */
  async click(element) {
    await this.driver.executeScript("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", element);
    let before = "";
    await this.driver.wait(
      async () => {
        const now = JSON.stringify(await element.getRect());
        const rests = now === before;
        before = now;
        return rests;
      },
      SHORT_MS,
      "What is to be clicked did not come to rest",
    );
    await element.click();
  }

  field(label) {
    const labelled = `//label[contains(normalize-space(), ${quoted(label)})]`;
    return this.driver.findElement(
      By.xpath(`(${labelled}//*[self::input or self::select or self::textarea] | //*[@id=${labelled}/@for])[1]`),
    );
  }

  async choose(label, option) {
    await this.until(`${option} can be chosen`, async () => {
      const select = await this.field(label);
      // WebKit picks no option of a list that is out of sight.
      await this.driver.executeScript("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", select);
      await select.findElement(By.xpath(`.//option[normalize-space()=${quoted(option)}]`)).click();
      return true;
    });
  }

  /** One of Clavering's photos is to go on the school's website; `publisher` says who puts it there, if that is known. */
  async goingOnTheWebsite(publisher) {
    await this.choose("School rules", "Clavering Primary");
    await this.choose("Where will it be seen?", "On the school website");
    if (publisher) await this.choose("Who is publishing?", publisher);
  }

  /** From nothing to one photo that has been searched, on its way to the website. */
  async openWith(origin, classList, photo) {
    await this.open(origin);
    await this.goingOnTheWebsite("The web manager");
    await this.giveFiles("Choose a class list", classList);
    await this.giveFiles("Choose photos", photo);
    await this.untilSearched(1);
  }

  async giveFiles(label, ...paths) {
    await this.until(`“${label}” takes files`, async () => {
      await this.field(label).sendKeys(paths.join("\n"));
      return true;
    });
  }

  /** Drops files on the page, as a hand with a mouse would. `files` are { name, type, bytes }. */
  async drop(files) {
    const sent = files.map(({ name, type, bytes }) => ({ name, type, base64: Buffer.from(bytes).toString("base64") }));
    await this.driver.executeScript((given) => {
      const transfer = new DataTransfer();
      for (const { name, type, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        transfer.items.add(new File([bytes], name, { type }));
      }
      for (const kind of ["dragenter", "dragover", "drop"]) {
        document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: transfer }));
      }
    }, sent);
  }

  async type(label, text) {
    await this.tick(label);
    await this.selectAll();
    await this.field(label).sendKeys(Key.BACK_SPACE, text);
  }

  /** Selects the text of the field that has the focus. */
  async selectAll() {
    await this.driver.actions().keyDown(Key.CONTROL).sendKeys("a").keyUp(Key.CONTROL).perform();
  }

  /** Opens a part of the office; it is closed again with Escape. */
  async office(part) {
    if ((await this.all("dialog.office")).length === 0) await this.press("Office");
    await this.press(part);
    await this.until(`${part} is open`, async () => (await this.text(".office-part-title")) === part);
  }

  async closeOffice() {
    await this.driver.actions().sendKeys(Key.ESCAPE).perform();
    await this.until("the office is closed", async () => (await this.all("dialog.office")).length === 0);
  }

  /** What is to be read there; what is drawn anew just then is looked up again. */
  async text(css) {
    for (let again = 3; ; again--) {
      try {
        return await this.one(css).getText();
      } catch (error) {
        if (error.name !== "StaleElementReferenceError" || again === 0) throw error;
      }
    }
  }

  /** The photos of the list: name and status. */
  async photos() {
    return this.driver.executeScript(() =>
      [...document.querySelectorAll(".photo-item")].map((item) => ({
        name: item.querySelector(".photo-item-name").textContent,
        status: item.querySelector(".badge").dataset.status,
      })),
    );
  }

  async openPhoto(name) {
    await this.clickFound(`${name} can be opened`, () =>
      this.driver.findElement(By.xpath(`//button[contains(@class, "photo-item-open")][.//*[text()=${quoted(name)}]]`)),
    );
    await this.until(`${name} is open`, async () => (await this.text(".photo-head h2")) === name);
  }

  async untilSearched(number) {
    await this.until(`${number} photos have been looked through`, async () => {
      const photos = await this.photos();
      return photos.length === number && photos.every(({ status }) => !["waiting", "working"].includes(status));
    }, PATIENCE_MS);
  }

  /** The faces of the open photo: their boxes in the picture's pixels, and what was answered. */
  async faces() {
    return this.driver.executeScript(() => {
      const boxes = [...document.querySelectorAll(".boxes .box:not(.box-draft)")];
      return [...document.querySelectorAll(".face")].map((face, index) => ({
        answer: face.dataset.answer,
        words: face.querySelector(".face-answer").textContent,
        box: ["x", "y", "width", "height"].map((name) => Number(boxes[index]?.getAttribute(name))),
      }));
    });
  }

  face(number) {
    return this.one(`.face[data-face="${number}"]`);
  }

  /** Names a face by typing and Enter. */
  async nameFace(number, typed, name) {
    const field = () => this.face(number).findElement(By.css("[role=combobox]"));
    await this.clickFound(`face ${number} can be named`, field);
    await this.selectAll();
    await field().sendKeys(typed, Key.ENTER);
    await this.untilNamed(number, name);
  }

  async untilNamed(number, name) {
    let words = "";
    await this.until(`face ${number} is ${name}`, async () => (words = (await this.faces())[number - 1].words) === name).catch((error) => {
      error.message += `; it is “${words}”`;
      throw error;
    });
  }

  /** Answers for a face with one of its buttons. */
  async answerFace(number, button) {
    await this.clickFound(`${button} can be pressed of face ${number}`, () =>
      this.face(number).findElement(By.xpath(`.//button[normalize-space()=${quoted(button)}]`)),
    );
  }

  /** Types a passphrase, twice where it is a new one, and presses the button below it. */
  async givePassphrase(passphrase, button, { isNew = false } = {}) {
    await this.until("a passphrase is asked for", async () => (await this.all(".passphrase")).length === 1);
    await this.type("Passphrase", passphrase);
    if (isNew) await this.type("The same again", passphrase);
    await this.press(button);
  }

  /** Closes the tab, and opens the page in another. */
  async reopen(origin) {
    const old = await this.driver.getWindowHandle();
    await this.driver.switchTo().newWindow("tab");
    const fresh = await this.driver.getWindowHandle();
    await this.driver.switchTo().window(old);
    await this.driver.close();
    await this.driver.switchTo().window(fresh);
    await this.open(origin);
  }

  /** Whether the lock stands before the page. */
  async isShut() {
    return (await this.all(".lock-screen")).length === 1;
  }

  /** Begins to keep what the page has on the device. */
  async keep(passphrase) {
    await this.press("Keep them here…");
    await this.givePassphrase(passphrase, "Keep", { isNew: true });
    await this.untilKept();
  }

  async unlock(passphrase) {
    await this.givePassphrase(passphrase, "Unlock");
    await this.until("it is unlocked", async () => (await this.all(".kept-state")).length === 1);
  }

  /** Waits until everything that is kept is. */
  async untilKept(state = "kept") {
    await this.until(`the state is ${state}`, async () => (await this.all(`.kept-state[data-kept=${state}]`)).length === 1);
  }

  /** Says how many heads there are in the picture. */
  async countHeads(number) {
    await this.until("the heads are asked for", async () => (await this.all("#heads")).length === 1);
    await this.type("How many heads do you count", String(number));
    await this.active().sendKeys(Key.TAB);
  }

  /** Counts as many heads as there are boxes on faces, if the page asks for it. */
  async countHeadsIfAsked() {
    if ((await this.all("#heads")).length === 0) return;
    await this.countHeads((await this.faces()).filter(({ answer }) => answer !== "not-a-face").length);
  }

  status() {
    return this.driver.executeScript(() => document.querySelector(".photo-head .badge").dataset.status);
  }

  async untilStatus(status) {
    await this.until(`the photo is ${status}`, async () => (await this.status()) === status).catch(async (error) => {
      throw new Error(`${error.message}; it is ${await this.status()}: ${JSON.stringify(await this.findings(), null, 1)}`);
    });
  }

  /** What the verdict says, in words. */
  async findings() {
    return this.driver.executeScript(() =>
      [...document.querySelectorAll(".finding")].map((finding) => ({
        rule: finding.dataset.rule,
        severity: finding.dataset.severity,
        message: finding.querySelector(".finding-message").textContent,
      })),
    );
  }

  async untilFinding(rule) {
    await this.until(`${rule} speaks`, async () => (await this.findings()).some((finding) => finding.rule === rule));
    return (await this.findings()).find((finding) => finding.rule === rule);
  }

  /** The two answers of the verdict. */
  async answers() {
    const [permitted, exposed] = await this.driver.executeScript(() =>
      [...document.querySelectorAll(".answer dd")].map((answer) => answer.textContent),
    );
    return { permitted, exposed };
  }

  /** The words under the eyes of whoever types: what is marked in a field. */
  async marked(field) {
    return this.driver.executeScript(
      (id) => [...document.getElementById(id).closest(".marked").querySelectorAll(".mark-block, .mark-ask")].map((mark) => mark.textContent),
      `words-${field}`,
    );
  }

  async seesNo(text) {
    assert.ok(!(await this.text("body")).includes(text), `the page says “${text}”`);
  }

  active() {
    return this.driver.switchTo().activeElement();
  }
}
