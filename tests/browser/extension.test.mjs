// The browser extension on a stranger's upload page: by every way in, the page gets only what was cleared, once, or nothing at all.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { Key } from "selenium-webdriver";
import { findsNothing } from "./support/axe.mjs";
import { classList, folderOf } from "./support/class.mjs";
import { engines } from "./support/engines.mjs";
import { built, chooser, Inside, serveUploads } from "./support/extension.mjs";
import { Page } from "./support/page.mjs";
import { output, root } from "./support/places.mjs";
import { leaksOfPng, plantedStrip } from "./support/png.mjs";
import { LIMIT } from "./support/suite.mjs";

const SECRET = "correct horse battery";
const PHOTOS = ["1.png", "2.png", "3.png", "4.png", "5.png", "6.png", "7.png", "8.png", "trip/a.png", "trip/b.png"];
/** Pictures are so small that the search for faces takes no time. */
const STRIP = [96, 36];

const sha256 = (content) => createHash("sha256").update(content).digest("hex");

for (const engine of engines.filter(({ name }) => name === "chromium")) {
  describe("the extension in chromium", LIMIT, () => {
    let files, server, browser, driver, page, inside, extension, choose;

    before(async () => {
      files = await folderOf({
        "class.csv": classList,
        ...Object.fromEntries(PHOTOS.map((name, at) => [name, plantedStrip(at + 1, ...STRIP)])),
        "letter.pdf": "%PDF-1.7\nDear parents",
        "photos.zip": "PK\x03\x04\x14\0\0\0\0\0",
      });
      server = await serveUploads();
      browser = await engine.open({ extension: await built({ allowed: ["127.0.0.1", "localhost"] }) });
      driver = browser.driver;
      page = new Page(driver);
      inside = new Inside(driver);
      extension = await inside.extension();
      // Where nothing is listed yet, the settings open by themselves, in the empty tab or in one of their own.
      await page.until("the settings are open", async () => (await inside.targets()).some(({ type, url }) => type === "page" && url === `${extension}/options.html`));
      const [first, ...others] = await driver.getAllWindowHandles();
      for (const other of others) {
        await driver.switchTo().window(other);
        await driver.close();
      }
      await driver.switchTo().window(first);
      choose = await chooser(driver);
    });
    after(async () => {
      await browser?.close();
      await server?.close();
      await files?.remove();
    });

    const run = (script, ...args) => driver.executeScript(script, ...args);
    const shoot = async (name) => {
      await mkdir(output, { recursive: true });
      await writeFile(path.join(output, `${name}.png`), Buffer.from(await driver.takeScreenshot(), "base64"));
    };
    const options = async () => {
      await driver.get(`${extension}/options.html`);
      await page.until("the settings are there", async () => (await page.all("[data-ready=true]")).length === 1);
    };
    const set = (own) => driver.executeAsyncScript((value, done) => void globalThis.chrome.storage.local.set({ own: value }).then(() => done()), own);
    const top = () => driver.switchTo().defaultContent();

    /** What the page's own listeners have seen, and forgets it. */
    const seen = () =>
      run(() => {
        const { events, files: all } = globalThis.seen;
        Object.assign(globalThis.seen, { events: [], files: [] });
        return { events, files: all };
      });
    const untilShown = async () => {
      let frame = null;
      await page.until("the gate is shown", async () => {
        await top();
        assert.equal(await inside.notice(), null, "the extension refuses");
        return (frame = await inside.gate());
      }, 60_000);
      await driver.switchTo().frame(frame);
    };
    /** The same in a frame of the page. */
    const untilShownIn = async (css) => {
      let frame = null;
      await page.until("the gate is shown in the frame", async () => {
        await top();
        await driver.switchTo().frame(await page.one(css));
        return (frame = await inside.gate());
      }, 60_000);
      await driver.switchTo().frame(frame);
    };
    const untilGone = async () => {
      await top();
      await page.until("the gate is out of sight", async () => (await inside.gate()) === null, 60_000);
    };
    const unlockIfLocked = async () => {
      await page.until("the gate asks for something", async () => (await page.all(".passphrase, .photo-view")).length > 0, 60_000);
      if ((await page.all(".passphrase")).length > 0) await page.givePassphrase(SECRET, "Unlock");
    };
    /** Answers for pictures with nobody in them, in the gate, and lets them go: its own button leads to what is left to do. */
    const letGo = async () => {
      await untilShown();
      await unlockIfLocked();
      const left = await driver.executeAsyncScript((done) => {
        const step = () => {
          const bar = document.querySelector(".gate-bar");
          if (!bar) return done("");
          if (performance.now() > end) return done(document.body.textContent);
          const heads = document.querySelector("#heads");
          if (heads && heads.value === "" && bar.dataset.standing === "open") {
            heads.value = "0";
            heads.dispatchEvent(new Event("change", { bubbles: true }));
          } else if (bar.dataset.standing !== "working") bar.querySelector(".button:not(.gate-leave)").click();
          setTimeout(step, 50);
        };
        const end = performance.now() + 50_000;
        step();
      });
      assert.equal(left, "", "the gate lets nothing go");
      await untilGone();
    };
    /** The page has these pictures, cleared, and heard of them as it hears of a choice of its own. */
    const arrives = async (events, names) => {
      let got = { events: [], files: [] };
      // Not with `seen`: a file that is still being read would be forgotten before it is whole.
      await page.until("the page has them", async () => {
        got = await run(() => ({ events: globalThis.seen.events, files: globalThis.seen.files }));
        return got.files.length >= events.length * names.length && got.files.every(({ base64 }) => base64);
      }).catch((error) => assert.fail(`${error.message}: ${JSON.stringify(got)}`));
      got = await seen();
      assert.deepEqual(got.events, events);
      assert.equal(got.files.length, events.length * names.length);
      const originals = await Promise.all(PHOTOS.map(async (name) => sha256(await readFile(files.at(name)))));
      for (const { name, base64 } of got.files) {
        const bytes = Buffer.from(base64, "base64");
        assert.ok(!originals.includes(sha256(bytes)), `${name} is an original`);
        if (!name.endsWith(".pdf")) assert.deepEqual(leaksOfPng(bytes), []);
      }
    };
    const give = async (id, ...names) => (await page.one(`#${id}`)).sendKeys(names.map((name) => files.at(name)).join("\n"));
    const noticeText = async () => {
      let text = "";
      await page.until("the extension says something", async () => (text = (await (await inside.notice())?.getText()) ?? "") !== "", 60_000);
      return text;
    };
    const closeNotice = async () => {
      await driver.actions().sendKeys(Key.ESCAPE).perform();
      await page.until("the notice is closed", async () => (await inside.notice()) === null);
    };

    test("a site is listed on the settings, which everybody can read and use", LIMIT, async () => {
      await options();
      await page.type("Address of the site", "our school");
      await page.press("Guard this site");
      await page.until("it is refused", async () => (await page.text(".site-problem")).startsWith("This is no address"));
      await page.type("Address of the site", `${server.origin}/upload`);
      await driver.actions().sendKeys(Key.ENTER).perform();
      await page.until("it is listed", async () => (await page.text(".sites")).includes("127.0.0.1"));
      assert.match(await page.text(".site"), /Guarded/u);
      await findsNothing(driver);
      await shoot("extension-options");
      await inside.command("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: "dark" }] });
      await findsNothing(driver);
      await shoot("extension-options-dark");
      await inside.command("Emulation.setEmulatedMedia", { features: [] });
      await driver.manage().window().setRect({ width: 500, height: 900 });
      await run(() => document.documentElement.style.setProperty("inline-size", "320px"));
      await page.until("nothing is wider than 320 pixels", () => run(() => [...document.querySelectorAll("main *")].every((part) => part.getBoundingClientRect().right <= 320)));
      await shoot("extension-options-narrow");
      await driver.manage().window().setRect({ width: 1360, height: 1000 });
    });

    test("what the school keeps lies under lock, and no site's gate opens it by itself", LIMIT, async () => {
      await driver.get(`${extension}/gate/gate.html`);
      await page.until("it can be set up", async () => (await page.all("input[type=file]")).length > 0, 60_000);
      await page.giveFiles("Choose a class list", files.at("class.csv"));
      await page.until("the list is read", async () => (await page.all(".loaded")).length === 1, 60_000);
      await page.keep(SECRET);
      const policy = (await readFile(path.join(root, "crate/core/src/policy/presets/clavering.toml"), "utf8")).replace("head = true", "head = false").replace(/^id = .*$/mu, 'id = "quick"');
      await options();
      await set({ hosts: [{ host: "127.0.0.1", caption: "#words" }], policy, channel: "website", publisher: "web-manager" });
    });

    test("by every way in, the page gets what was cleared, once", LIMIT, async () => {
      await driver.get(server.origin);
      await give("one", "1.png");
      await untilShown();
      // It lies in the same store as what the settings keep, whatever site it stands on, and locked.
      await page.until("it is locked", async () => (await page.all(".passphrase")).length === 1, 60_000);
      await shoot("extension-gate-locked");
      await top();
      assert.deepEqual(await seen(), { events: [], files: [] });
      assert.equal(await run(() => document.getElementById("one").files.length), 0);
      await untilShown();
      await unlockIfLocked();
      // The words of the field that the school has named are there, and what becomes of them comes back.
      await page.until("the words are there", async () => (await (await page.field("Caption")).getAttribute("value")) === "Sports day", 60_000);
      await page.type("Caption", "A wet sports day");
      await letGo();
      await arrives(["input", "change"], ["1.png"]);
      assert.equal(await run(() => document.getElementById("words").value), "A wet sports day");

      // Words that are typed after the check: the form waits for them.
      await run(() => {
        globalThis.sent = [];
        document.querySelector("form").addEventListener("submit", (event) => {
          event.preventDefault();
          globalThis.sent.push(document.getElementById("words").value);
        });
      });
      await page.type("Caption", "Wren Plover won");
      await page.press("Send");
      await untilShown();
      assert.deepEqual(await run(() => globalThis.sent ?? null), null, "this is the gate");
      await page.type("Caption", "A race was won");
      await letGo();
      await page.until("the form is sent", async () => (await run(() => globalThis.sent.length)) === 1);
      assert.deepEqual(await run(() => globalThis.sent), ["A race was won"]);
      await page.press("Send");
      await page.until("it is sent again", async () => (await run(() => globalThis.sent.length)) === 2);
      assert.deepEqual(await run(() => globalThis.sent), ["A race was won", "A race was won"]);
      // Sent twice before the answer is there: asked once, and sent once.
      await page.type("Caption", "Wren Plover won again");
      await run(() => {
        const form = document.querySelector("form");
        form.requestSubmit();
        form.requestSubmit();
      });
      await untilShown();
      await page.type("Caption", "Two races were won");
      await letGo();
      await page.until("the form is sent once more", async () => (await run(() => globalThis.sent.length)) > 2);
      assert.equal(await inside.notice(), null, "one of the two was refused");
      // A second sending would have come before this one.
      await page.press("Send");
      await page.until("and again", async () => (await run(() => globalThis.sent.length)) > 3);
      assert.deepEqual(await run(() => globalThis.sent), ["A race was won", "A race was won", "Two races were won", "Two races were won"]);
      assert.deepEqual(await seen(), { events: [], files: [] });

      await give("many", "2.png", "letter.pdf", "3.png");
      await letGo();
      await arrives(["input", "change"], ["2.png", "letter.pdf", "3.png"]);

      await (await page.one("#folder")).sendKeys(files.at("trip"));
      await letGo();
      await arrives(["input", "change"], ["a.png", "b.png"]);

      const [open, closed] = await inside.elements(({ attributes = [] }) => attributes.some((value) => /^in-(?:open|closed)$/u.test(value)));
      await open.sendKeys(files.at("4.png"));
      await letGo();
      await arrives(["input", "change"], ["4.png"]);
      await closed.sendKeys(files.at("5.png"));
      await letGo();
      await arrives(["change"], ["5.png"]);

      // The page keeps this one to itself: it lies nowhere in the document.
      await choose(async () => (await page.one("#press")).click(), [files.at("6.png")]);
      await letGo();
      await arrives(["input", "change"], ["6.png"]);
    });

    test("what is dropped and pasted goes the same way", LIMIT, async () => {
      const { x, y } = await (await page.one("#zone")).getRect();
      const data = { items: [], files: [files.at("7.png")], dragOperationsMask: 1 };
      for (const type of ["dragEnter", "dragOver", "drop"]) await inside.command("Input.dispatchDragEvent", { type, x: x + 5, y: y + 5, data });
      await letGo();
      await arrives(["drop"], ["7.png"]);
      data.files = [files.at("trip")];
      for (const type of ["dragEnter", "dragOver", "drop"]) await inside.command("Input.dispatchDragEvent", { type, x: x + 5, y: y + 5, data });
      await letGo();
      await arrives(["drop"], ["a.png", "b.png"]);

      await inside.command("Browser.grantPermissions", { permissions: ["clipboardReadWrite", "clipboardSanitizedWrite"] });
      await page.clickOn("#zone");
      const copied = await driver.executeAsyncScript((base64, done) => {
        const blob = new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type: "image/png" });
        navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]).then(() => done("copied"), (error) => done(String(error)));
      }, (await readFile(files.at("8.png"))).toString("base64"));
      assert.equal(copied, "copied");
      await driver.actions().keyDown(Key.CONTROL).sendKeys("v").keyUp(Key.CONTROL).perform();
      await letGo();
      await arrives(["paste"], ["image.png"]);
    });

    test("what is set anew holds for the next photo of a page that stays open", LIMIT, async () => {
      const heldBy = async (school) => {
        await untilShown();
        await unlockIfLocked();
        await page.until(`it is checked by ${school}`, async () => (await page.text("#gate-school")).includes(school));
        await letGo();
      };
      await give("one", "1.png");
      await heldBy("Clavering Primary, on the school website");
      await arrives(["input", "change"], ["1.png"]);

      const before = await driver.getWindowHandle();
      await driver.switchTo().newWindow("tab");
      await options();
      await driver.executeAsyncScript((done) => {
        const { local } = globalThis.chrome.storage;
        const changed = ({ own }) => ({ ...own, channel: "learning-platform", policy: own.policy.replace(/^name = .*$/mu, 'name = "Another Primary"') });
        void local.get("own").then((all) => local.set({ own: changed(all) })).then(() => done());
      });
      await driver.close();
      await driver.switchTo().window(before);

      await give("one", "2.png");
      await heldBy("Another Primary, on the learning platform");
      await arrives(["input", "change"], ["2.png"]);
    });

    test("a page gets at no file by itself: not from the clipboard, not from a picker of its own", LIMIT, async () => {
      const refused = await driver.executeAsyncScript((done) => void navigator.clipboard.read().then(() => done("read"), (error) => done(error.name)));
      assert.equal(refused, "NotAllowedError");
      assert.match(await noticeText(), /clipboard/u);
      await closeNotice();
      const own = await run(() => ["showOpenFilePicker", "showDirectoryPicker"].filter((name) => name in globalThis));
      assert.deepEqual(own, []);
    });

    test("who gives up uploads nothing, and what may hide photos is stopped with its reason", LIMIT, async () => {
      await give("one", "1.png");
      await untilShown();
      await page.press("Do not upload");
      await untilGone();
      await give("one", "photos.zip");
      assert.match(await noticeText(), /Nothing was uploaded[^]*photos\.zip/u);
      await shoot("extension-notice");
      await closeNotice();
      assert.deepEqual(await seen(), { events: [], files: [] });
      await give("one", "letter.pdf");
      await page.until("a letter passes", async () => (await run(() => globalThis.seen.events.length)) === 2);
    });

    test("a page that speaks to the gate itself, or frames one, is not answered", LIMIT, async () => {
      const answers = await driver.executeAsyncScript((url, done) => {
        const heard = [];
        const ask = (target, pass) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = ({ data }) => heard.push(data);
          target.postMessage({ mark: "schoolgate", kind: "connect", pass }, "*", [port2]);
          port1.postMessage({ kind: "check", id: 1, files: [], words: { caption: "", altText: "" }, school: {} });
        };
        const frame = document.createElement("iframe");
        // The gate that stands over this page is known to it by its greeting alone.
        globalThis.addEventListener("message", ({ source, data }) => {
          if (data?.kind !== "here") return;
          for (const gate of [source, ...globalThis.seen.sources]) for (const pass of [null, "", "0".repeat(64)]) ask(gate, pass);
          setTimeout(() => (frame.remove(), done(heard)), 1500);
        });
        frame.src = url;
        document.body.append(frame);
      }, `${extension}/gate/gate.html`);
      assert.deepEqual(answers, []);
      // Our own gate goes on as before.
      await run(() => globalThis.seen.events.splice(0) && globalThis.seen.files.splice(0));
      await give("one", "2.png");
      await letGo();
      await arrives(["input", "change"], ["2.png"]);
    });

    test("a page that sends the gate elsewhere gets nothing", LIMIT, async () => {
      await give("one", "3.png");
      await untilShown();
      await top();
      await run(() => {
        for (const gate of globalThis.seen.sources) gate.location = "/";
      });
      assert.match(await noticeText(), /Nothing was uploaded/u);
      await closeNotice();
      assert.deepEqual(await seen(), { events: [], files: [] });
    });

    test("a page that allows no frames and isolates itself shows the gate all the same, with the background asleep", LIMIT, async () => {
      await driver.get(`${server.origin}/strict`);
      assert.ok(await run(() => globalThis.crossOriginIsolated), "the page isolates itself");
      await inside.putToSleep();
      await give("one", "4.png");
      await letGo();
      await arrives(["input", "change"], ["4.png"]);
    });

    test("frames are guarded, those without an address too", LIMIT, async () => {
      await driver.get(`${server.origin}/frames`);
      await driver.switchTo().frame(await page.one("#empty"));
      await (await page.one("#inner")).sendKeys(files.at("5.png"));
      await untilShownIn("#empty");
      await page.press("Work without them");
      await page.press("Do not upload");
      await top();
      await driver.switchTo().frame(await page.one("#empty"));
      assert.equal(await run(() => document.getElementById("inner").files.length), 0);
      await top();
      // One that nobody could see a gate in.
      const name = files.at("6.png");
      await driver.switchTo().frame(await page.one("#small"));
      await (await page.one("#one")).sendKeys(name);
      await top();
      assert.match(await noticeText(), /too small/u);
      await closeNotice();
      await driver.switchTo().frame(await page.one("#small"));
      assert.deepEqual(await seen(), { events: [], files: [] });
      await top();
    });

    test("where the gate cannot stand, nothing goes, and somebody is told", LIMIT, async () => {
      await driver.get(`${server.origin}/sandboxed`);
      await give("one", "6.png");
      assert.match(await noticeText(), /shuts out the window/u);
      assert.deepEqual(await seen(), { events: [], files: [] });
    });

    test("a page that was open before its site was listed says so, and is guarded", LIMIT, async () => {
      const other = server.origin.replace("127.0.0.1", "localhost");
      await driver.get(other);
      const before = await driver.getWindowHandle();
      await driver.switchTo().newWindow("tab");
      await options();
      await set({ hosts: [{ host: "localhost" }] });
      await driver.switchTo().window(before);
      assert.match(await noticeText(), /Load it again/u);
      await closeNotice();
      await give("one", "photos.zip");
      assert.match(await noticeText(), /Nothing was uploaded/u);
      // The button beside the address says that it is.
      const [, settings] = await driver.getAllWindowHandles();
      await driver.switchTo().window(settings);
      const badge = () => driver.executeAsyncScript((url, done) => {
        const { action, tabs } = globalThis.chrome;
        void tabs.query({ url: `${url}/*` }).then(([{ id }]) => Promise.all([action.getBadgeText({ tabId: id }), action.getTitle({ tabId: id })])).then(done);
      }, other);
      await page.until("the button says so", async () => (await badge()).join() === "✓,Schoolgate: photos on this page are checked");
      // Taken off the list, and loaded again, it is left alone.
      await set({ hosts: [] });
      await page.until("nothing is registered", () =>
        driver.executeAsyncScript((done) => void globalThis.chrome.scripting.getRegisteredContentScripts().then((all) => done(all.length === 0))));
      await driver.switchTo().window(before);
      await driver.get(other);
      await give("one", "photos.zip");
      await page.until("the page has it", async () => (await run(() => globalThis.seen.events.length)) === 2);
    });
  });
}

// Firefox's driver reaches neither an extension's pages nor its frames, so here it is looked at from the page alone.
for (const engine of engines.filter(({ name }) => name === "firefox")) {
  describe("the extension in firefox", LIMIT, () => {
    let files, server, browser, page;
    before(async () => {
      files = await folderOf({ "1.png": plantedStrip(1, ...STRIP), "letter.pdf": "%PDF-1.7\nDear parents", "photos.zip": "PK\x03\x04\x14\0\0\0\0\0" });
      server = await serveUploads();
      browser = await engine.open({ extension: await built({ browser: "firefox", hosts: ["127.0.0.1"] }) });
      page = new Page(browser.driver);
      // Its scripts are registered a moment after it is there.
      await page.until("the site is guarded", async () => {
        await browser.driver.get(server.origin);
        return browser.driver.executeScript(() => !HTMLElement.prototype.click.toString().includes("[native code]"));
      });
    });
    after(async () => {
      await browser?.close();
      await server?.close();
      await files?.remove();
    });
    const state = () => browser.driver.executeScript(() => ({ events: globalThis.seen.events, files: document.getElementById("one").files.length }));

    test("a letter passes, a photo and what may hide one do not reach the page", LIMIT, async () => {
      for (const name of ["1.png", "photos.zip"]) {
        await browser.driver.get(server.origin);
        await (await page.one("#one")).sendKeys(files.at(name));
        // As long as the letter takes below, and longer.
        await new Promise((resolve) => setTimeout(resolve, 1500));
        assert.deepEqual(await state(), { events: [], files: 0 }, name);
      }
      await browser.driver.get(server.origin);
      await (await page.one("#one")).sendKeys(files.at("letter.pdf"));
      await page.until("the letter is there", async () => (await state()).files === 1);
      assert.deepEqual((await state()).events, ["input", "change"]);
    });
  });
}
