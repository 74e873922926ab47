// <school-gate> with the real gate: a photo out of the camera goes in, a cleared one arrives at the server, with a receipt that holds there.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { By } from "selenium-webdriver";
import { checkReceipt } from "../../web/package/examples/check-receipt.mjs";
import { bundle } from "./support/bundle.mjs";
import { classList, folderOf, people } from "./support/class.mjs";
import { engines } from "./support/engines.mjs";
import { serveHost } from "./support/host.mjs";
import { leaksOf, planted } from "./support/jpeg.mjs";
import { Page } from "./support/page.mjs";
import { root, sample, tests } from "./support/places.mjs";
import { LIMIT } from "./support/suite.mjs";
import { until as untilIn } from "./support/until.mjs";

const PATIENCE_MS = 120_000;
const gateFolder = path.join(root, "web/package/dist/gate");
const pageFile = (name) => readFile(path.join(tests, "browser/pages", name), "utf8");
const SCHOOL = `gate="gate/gate.html" policy="malmesbury-park" class-list="lists/class.csv" channel="website" publisher="web-manager" on="2026-11-26"`;

for (const engine of engines) {
  describe(`the element and the real gate in ${engine.name}`, LIMIT, () => {
    let photos, server, browser, driver;

    before(async () => {
      assert.ok(existsSync(path.join(gateFolder, "gate.html")), "The gate has not been built: cargo xtask build");
      photos = await folderOf({ "hall.jpg": planted(await readFile(path.join(sample, "trip-3.jpg"))) });
      server = await serveHost({
        "upload.html": (await pageFile("upload.html")).replace(/gate="gate.html"[^>]*/u, SCHOOL),
        "upload.css": "",
        "upload.js": await pageFile("upload.js"),
        "early.js": await pageFile("early.js"),
        "element.js": await bundle("src/element/index.ts"),
        "lists/class.csv": classList,
        "gate/": gateFolder,
      });
      browser = await engine.open();
      driver = browser.driver;
      await driver.get(`${server.origin}upload.html`);
      await until("the gate is ready", async () => (await run("return gate.getAttribute('state')")) === "ready");
    });
    after(async () => {
      await browser?.close();
      await server?.close();
      await photos?.remove();
    });

    const run = (script, ...values) => driver.executeScript(script, ...values);
    const until = (what, condition) => untilIn(driver, what, condition, PATIENCE_MS);
    const says = () => run("return rootOf.get(gate).querySelector('[role=status]').textContent");
    const frame = () =>
      run("const root = rootOf.get([...document.documentElement.children].find((each) => rootOf.get(each)?.querySelector('iframe'))); return root.querySelector('dialog').open ? root.querySelector('iframe') : null");

    /** Waits for the gate to be shown, and does something there. */
    async function atTheGate(act) {
      await until("the gate is shown", async () => (await frame()) !== null);
      await driver.switchTo().frame(await frame());
      await act();
      await driver.switchTo().defaultContent();
    }
    const press = (css) => until(`${css} can be pressed`, async () => {
      const [button] = await driver.findElements(By.css(css));
      return button && (await button.isEnabled()) && button.click().then(() => true, () => false);
    });

    test("a photo is looked at, cleared and sent, with a receipt that the server can hold against it", LIMIT, async () => {
      await driver.findElement(By.id("caption")).sendKeys("The hall before the play");
      await driver.findElement(By.id("photo")).sendKeys(photos.at("hall.jpg"));
      await atTheGate(async () => {
        // Nobody is in it; only a person can say so.
        const page = new Page(driver);
        await page.until("the heads are asked for", async () => (await page.all("#heads")).length === 1, PATIENCE_MS);
        await page.type("How many heads do you count", "0");
        // Not by Tab: one driver does not find what has the keyboard inside a frame.
        await run("document.getElementById('heads').blur()");
        await until("it is clear", () => run("return document.querySelector('.gate-bar')?.dataset.standing === 'clear'"));
        await press(".gate-bar .button:not(.gate-leave)");
      });
      await until("it is in", async () => (await says()) === "1 photo is clear.");
      await driver.findElement(By.id("send")).click();
      await until("it arrives", () => server.received.length > 0);
      const form = Object.fromEntries(server.received.shift());
      const bytes = Buffer.from(form.photo.text, "latin1");
      assert.deepEqual(leaksOf(bytes), []);
      const key = JSON.parse(await run("return gate.publicJwk()"));
      const receipt = form["schoolgate-receipt"];
      checkReceipt(receipt, { keys: [key], photo: bytes, caption: form.caption, altText: form.alt, channel: "website", newerThan: "2026-11-26" });
      assert.throws(() => checkReceipt(receipt, { keys: [key], photo: bytes, caption: "Something else" }), /caption/u);
    });

    test("a caption that names a pupil afterwards is stopped before it is sent", LIMIT, async () => {
      await driver.findElement(By.id("caption")).sendKeys(` with ${people.refused.name}`);
      await driver.findElement(By.id("send")).click();
      await atTheGate(() => press(".gate-leave"));
      await driver.switchTo().defaultContent();
      await until("somebody has left", async () => (await says()).startsWith("Nothing was sent: you stopped the check."));
      assert.equal(server.received.length, 0);
    });
  });
}
