// The gate in somebody else's page: a photo with a face to name, the words, giving up, and asking once more.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { Key } from "selenium-webdriver";
import { findsNothing } from "./support/axe.mjs";
import { classList, folderOf, people } from "./support/class.mjs";
import { engines } from "./support/engines.mjs";
import { gateFolder, serveHost } from "./support/gate-host.mjs";
import { leaksOf, planted } from "./support/jpeg.mjs";
import { Page } from "./support/page.mjs";
import { output, sample } from "./support/places.mjs";
import { LIMIT } from "./support/suite.mjs";

const SCHOOL = { policy: "clavering", list: classList, channel: "website", publisher: "web-manager", on: "2026-11-26" };
const PICTURES = { caption: "The boat race", altText: "A child in orange" };

for (const engine of engines) {
  describe(`the gate in ${engine.name}`, LIMIT, () => {
    let files, server, browser, page;
    before(async () => {
      assert.ok(existsSync(path.join(gateFolder, "gate.html")), "The gate has not been built: cargo xtask build");
      const [portrait, nobody] = await Promise.all([1, 3].map((number) => readFile(path.join(sample, `trip-${number}.jpg`))));
      files = await folderOf({ "boat.jpg": planted(portrait), "hall.jpg": planted(nobody), "notes.txt": "no picture" });
      server = await serveHost();
      browser = await engine.open({});
      page = new Page(browser.driver);
      await browser.driver.get(server.origin);
      await page.until("the host has loaded", () => browser.driver.executeScript(() => document.documentElement.dataset.host === "true"));
    });
    after(async () => {
      await browser?.close();
      await server?.close();
      await files?.remove();
    });

    const run = (script, ...args) => browser.driver.executeScript(script, ...args);
    const inHost = () => browser.driver.switchTo().defaultContent();
    const inGate = async () => {
      await inHost();
      await browser.driver.switchTo().frame(await run(() => globalThis.host.frame()));
    };
    const isShown = async () => {
      await inHost();
      return run(() => globalThis.host.dialog().open);
    };
    const untilShown = async () => {
      await page.until("the gate is shown", isShown, 240_000);
      await inGate();
    };
    const result = async () => {
      await inHost();
      await page.until("there is an answer", () => run(() => globalThis.result !== null), 240_000);
      return run(() => globalThis.result);
    };
    const give = async (...names) => {
      await inHost();
      await run(() => {
        document.getElementById("pictures").value = "";
      });
      await (await page.one("#pictures")).sendKeys(names.map((name) => files.at(name)).join("\n"));
    };
    const shoot = async (name) => {
      await mkdir(output, { recursive: true });
      await writeFile(path.join(output, `${name}-${engine.name}.png`), Buffer.from(await browser.driver.takeScreenshot(), "base64"));
    };
    const bar = () => page.text(".gate-bar .save-bar-words");

    test("a gate that is ready says by which key receipts are signed", LIMIT, async () => {
      await run((school) => globalThis.host.open(school), SCHOOL);
      await page.until("it is ready", () => run(() => globalThis.ready !== null), 120_000);
      const ready = await run(() => globalThis.ready);
      assert.match(ready.publicJwk ?? JSON.stringify(ready), /./u);
      assert.equal(await isShown(), false);
    });

    test("a photo with a face is shown, and the keyboard is at the face", LIMIT, async () => {
      await give("boat.jpg");
      await run((words) => globalThis.host.check(words), PICTURES);
      await untilShown();
      
      await page.until("the face has the focus", () => run(() => document.activeElement?.matches(".face [role=combobox]") ?? false), 5_000);
      assert.equal(await bar(), "This picture still needs you");
    });
  });
}
