// The extension as a school sets it up, and the person at its gate, whose frame is out of every page's reach.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { classList } from "../browser/support/class.mjs";
import { built, Inside } from "../browser/support/extension.mjs";
import { Page } from "../browser/support/page.mjs";
import { root } from "../browser/support/places.mjs";
import { Person } from "./person.mjs";

const SECRET = "correct horse battery";

/** The folder of an extension that may look after this machine's pages. */
export const extension = () => built({ allowed: ["127.0.0.1"] });

/** Gives the extension the rules and the class list, and has it look after the pages. The person who answers there. */
export async function setUp(driver, folder) {
  const inside = new Inside(driver);
  const page = new Page(driver);
  const list = path.join(folder, "class-list.csv");
  await writeFile(list, classList);
  const origin = await inside.extension();
  await driver.get(`${origin}/gate/gate.html`);
  await page.until("it can be set up", async () => (await page.all("input[type=file]")).length > 0, 60_000);
  await page.giveFiles("Choose a class list", list);
  await page.until("the list is read", async () => (await page.all(".loaded")).length === 1, 60_000);
  await page.keep(SECRET);
  await driver.get(`${origin}/options.html`);
  await page.until("the settings are there", async () => (await page.all("[data-ready=true]")).length === 1);
  const policy = await readFile(path.join(root, "crate/core/src/policy/presets/malmesbury-park.toml"), "utf8");
  await driver.executeAsyncScript((own, done) => void globalThis.chrome.storage.local.set({ own }).then(() => done()), {
    hosts: [{ host: "127.0.0.1" }],
    policy,
    channel: "website",
    publisher: "web-manager",
  });
  await page.until("the pages are guarded", () =>
    driver.executeAsyncScript((done) => void globalThis.chrome.scripting.getRegisteredContentScripts().then((all) => done(all.length > 0))));
  return new PersonAtExtension(driver, inside, page);
}

class PersonAtExtension extends Person {
  constructor(driver, inside, page) {
    super(driver);
    this.inside = inside;
    this.page = page;
  }

  frame() {
    return this.inside.gate();
  }

  async enters() {
    await this.page.until("the gate asks for something", async () => (await this.page.all(".passphrase, .photo-view")).length > 0, 60_000);
    if ((await this.page.all(".passphrase input")).length === 0) return;
    // The frame has only just come up: what is in it may not lie anywhere yet.
    await this.page.until("the lock can be reached", async () => (await this.driver.executeScript("return document.querySelector('.passphrase input').getClientRects().length")) > 0);
    await this.page.givePassphrase(SECRET, "Unlock");
  }

  async says() {
    return (await this.inside.notice())?.getText();
  }
}
