// The gate in somebody else's page: a photo with a face to name, the words, giving up, and asking once more.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { Key } from "selenium-webdriver";
import { findsNothing } from "./support/axe.mjs";
import { classList, folderOf, people } from "./support/class.mjs";
import { engines } from "./support/engines.mjs";
import { gateFolder, serveHost } from "./support/gate-host.mjs";
import { Page } from "./support/page.mjs";
import { output, tests } from "./support/places.mjs";
import { leaksOfPng, plantedIn, plantedStrip } from "./support/png.mjs";
import { LIMIT } from "./support/suite.mjs";

const SCHOOL = { policy: "clavering", list: classList, channel: "website", publisher: "web-manager", on: "2026-11-26" };
const PASSPHRASE = "seven brown boats on a lake";
const CAPTION = "The boat race";

const sha256 = (content) => createHash("sha256").update(content).digest("hex");
/** What a receipt says; that it is signed is for the core's own tests. */
const payloadOf = (receipt) => JSON.parse(Buffer.from(receipt.split(".")[1], "base64url").toString("utf8"));

for (const engine of engines) {
  describe(`the gate in ${engine.name}`, LIMIT, () => {
    let files, server, browser, page;
    before(async () => {
      assert.ok(existsSync(path.join(gateFolder, "gate.html")), "The gate has not been built: cargo xtask build");
      const portrait = await readFile(path.join(tests, "photos/astronaut.png"));
      files = await folderOf({ "boat.png": plantedIn(portrait), "hall.png": plantedStrip(1), "notes.txt": "no picture", "class.csv": classList });
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

    const gone = async () => page.until("the gate is out of sight", async () => !(await isShown()));
    const press = (...keys) => browser.driver.actions().sendKeys(...keys).perform();
    const focused = (script) => run(`return (${script})(document.activeElement)`);
    /** Tab after Tab until `found`, run in the frame, says of what has the keyboard that it is that. */
    const tabTo = async (what, found) => {
      for (let presses = 0; presses < 90; presses++) {
        // WebKit's driver may answer before the page has heard the key: the next would go one too far.
        await run(() => {
          delete document.body.dataset.heard;
          const hear = ({ key }) => {
            if (key !== "Tab") return;
            document.removeEventListener("keydown", hear, true);
            document.body.dataset.heard = "true";
          };
          document.addEventListener("keydown", hear, true);
        });
        await press(Key.TAB);
        await page.until("Tab is heard", () => run(() => document.body.dataset.heard === "true"));
        if (await focused(found)) return;
      }
      assert.fail(`Tab never reached ${what}`);
    };
    const labelled = (words) => `(element) => [...(element?.labels ?? [])].some((label) => label.textContent.includes("${words}"))`;
    const called = (words) => `(element) => element?.tagName === "BUTTON" && element.textContent.trim() === "${words}"`;
    const bytesOf = ({ base64 }) => Buffer.from(base64, "base64");

    test("a gate that is ready says by which key receipts are signed", LIMIT, async () => {
      await run((school) => globalThis.host.open(school), SCHOOL);
      await page.until("it is ready", () => run(() => globalThis.ready !== null), 120_000);
      const ready = await run(() => globalThis.ready);
      assert.match(ready.publicJwk ?? JSON.stringify(ready), /"kty":"OKP"/u);
      assert.equal(await isShown(), false);
    });

    test("a photo with a face is shown, and the keyboard is at the face", LIMIT, async () => {
      await give("boat.png");
      await run((caption) => {
        document.getElementById("caption").value = caption;
        document.getElementById("check").focus();
      }, CAPTION);
      await press(Key.ENTER);
      await untilShown();
      await page.until("the face has the keyboard", () => focused(`(element) => element?.matches(".face [role=combobox]") ?? false`), 60_000);
      assert.equal(await bar(), "This picture still needs you");
      await shoot("gate-1-face");
    });

    test("whoever presses too early is led to what is left", LIMIT, async () => {
      await run(() => document.activeElement.blur());
      await page.press("Put the picture into the form");
      await page.until("it leads to the face", () => focused(`(element) => element?.matches(".face [role=combobox]") ?? false`));
      assert.equal(await isShown(), true);
      assert.equal(await run(() => globalThis.result), null);
      await inGate();
    });

    test("by keys alone it is answered, its caption changed, and put into the form", LIMIT, async () => {
      await run(() => document.querySelector(".face [role=combobox]").focus());
      await press(people.allowed.typed);
      await page.until("somebody is offered", async () => (await page.all("[role=option][aria-selected=true]")).length === 1);
      await press(Key.ENTER);
      await page.untilNamed(1, people.allowed.name);
      await tabTo("the headteacher’s permission", labelled("The headteacher has said yes"));
      await press(Key.SPACE);
      await tabTo("the caption", labelled("Caption"));
      await press(Key.END, " was won");
      await page.until("it is typed", () => run((words) => document.activeElement.value === words, `${CAPTION} was won`));
      await page.until("it is clear", async () => (await bar()) === "The picture is clear");
      await tabTo("the way into the form", called("Put the picture into the form"));
      await press(Key.ENTER);
      const { pieces, words, receipt } = await result();
      assert.deepEqual(words, { caption: `${CAPTION} was won`, altText: "" });
      assert.equal(pieces.length, 1);
      assert.deepEqual(leaksOfPng(bytesOf(pieces[0])), []);
      assert.deepEqual([pieces[0].name, pieces[0].type, pieces[0].words.caption], ["boat.png", "image/png", `${CAPTION} was won`]);
      assert.equal(receipt, pieces[0].receipt);
      const said = payloadOf(receipt);
      assert.deepEqual([said.photo, said.channel, said.on], [sha256(bytesOf(pieces[0])), "website", "2026-11-26"]);
      assert.equal(said.caption, sha256(`${CAPTION} was won`));
      assert.equal(JSON.parse(pieces[0].entry).kind ?? "clearance", "clearance");
      await gone();
      assert.equal(await run(() => document.activeElement.id), "check", "the keyboard is back where it was");
    });

    test("asked once more with the same words it answers at once, and writes nothing down twice", LIMIT, async () => {
      const before = (await result()).pieces[0];
      await run((words) => globalThis.host.again(words), { caption: `${CAPTION} was won`, altText: "" });
      const { pieces } = await result();
      assert.deepEqual([pieces[0].receipt, pieces[0].entry], [before.receipt, before.entry]);
      assert.equal(await isShown(), false);
    });

    test("other words that are harmless go without anybody being asked, with a receipt of their own", LIMIT, async () => {
      await run((words) => globalThis.host.again(words), { caption: "A day on the river", altText: "" });
      const { words, receipt } = await result();
      assert.equal(words.caption, "A day on the river");
      assert.equal(payloadOf(receipt).caption, sha256("A day on the river"));
      assert.equal(await isShown(), false);
    });

    test("words that name the pupil are shown; Escape asks, and giving up lets nothing through", LIMIT, async () => {
      await run((words) => globalThis.host.again(words), { caption: `${people.allowed.name} in a boat`, altText: "" });
      await untilShown();
      await page.until("the words stand in the way", async () => (await page.all(".finding[data-rule^=names]")).length > 0);
      assert.equal((await page.faces())[0].words, people.allowed.name, "what was said of the face is kept");
      await run(() => document.getElementById("words-caption").focus());
      await press(Key.ESCAPE);
      await page.until("it asks", async () => (await page.all("dialog.gate-question[open]")).length === 1);
      await shoot("gate-2-leaving");
      await press(Key.ESCAPE);
      await page.until("it stays", async () => (await page.all("dialog.gate-question")).length === 0);
      await inHost();
      await run(() => {
        globalThis.host.dialog().tabIndex = -1;
        globalThis.host.dialog().focus();
      });
      await press(Key.ESCAPE);
      assert.equal(await isShown(), true, "Escape beside the frame closes nothing either");
      await inGate();
      await page.until("it asks as well", async () => (await page.all("dialog.gate-question[open]")).length === 1);
      await page.press("Go on checking");
      for (let presses = 0; presses < 3; presses++) await press(Key.chord(Key.SHIFT, Key.TAB));
      await inHost();
      assert.ok(await run(() => document.activeElement === document.body || document.activeElement.shadowRoot === null && document.activeElement.parentElement === document.documentElement), "Tab does not lead into the page behind");
      await inGate();
      await page.press("Do not upload");
      assert.equal(await result(), "left");
      await gone();
    });

    test("after giving up the same pictures can be asked about again", LIMIT, async () => {
      await run((words) => globalThis.host.again(words), { caption: "In a boat", altText: "" });
      assert.equal((await result()).words.caption, "In a boat");
    });

    test("words alone are judged, and go with a receipt", LIMIT, async () => {
      await run(() => globalThis.host.words({ caption: "The boat race\r\nwas won", altText: "" }));
      const { pieces, words, receipt } = await result();
      assert.deepEqual([pieces, words.caption], [[], "The boat race\nwas won"]);
      assert.equal(payloadOf(receipt).photo, null);
      assert.equal(payloadOf(receipt).caption, sha256("The boat race\nwas won"));
      await run(() => globalThis.host.words({ caption: "", altText: "" }));
      assert.equal(payloadOf((await result()).receipt).caption, sha256(""));
    });

    test("words alone that say too much are shown, and can be put right there", LIMIT, async () => {
      await run((words) => globalThis.host.words(words), { caption: "Ring us on 07700 900123", altText: "" });
      await untilShown();
      assert.equal(await bar(), "The words still need you");
      await shoot("gate-3-words");
      await findsNothing(browser.driver);
      await page.type("Caption", "Ring the office");
      await page.until("it is typed", async () => (await (await page.field("Caption")).getAttribute("value")) === "Ring the office");
      await page.until("they are clear", async () => (await bar()) === "The words are clear");
      await page.press("Use these words");
      assert.equal((await result()).words.caption, "Ring the office");
      await gone();
    });

    test("of several, what is no picture is left out and the others go, in their order", LIMIT, async () => {
      await give("notes.txt", "hall.png", "boat.png");
      await run((words) => globalThis.host.check(words), { caption: "A day out", altText: "" });
      await untilShown();
      await page.until("all are looked through", async () => (await bar()) === "3 of 3 pictures still need you", 240_000);
      await shoot("gate-4-several");
      await findsNothing(browser.driver);
      await page.clickOn('[aria-label="Leave out notes.txt"]');
      await page.until("it is left out", async () => (await bar()) === "2 of 2 pictures still need you");
      for (const name of ["hall.png", "boat.png"]) {
        await page.openPhoto(name);
        if (name === "boat.png") await page.nameFace(1, people.allowed.typed, people.allowed.name);
        else {
          await page.type("How many heads do you count", "0");
          await press(Key.TAB);
        }
        await page.tick("The headteacher has said yes");
      }
      await page.until("all are clear", async () => (await bar()) === "All 2 pictures are clear");
      await page.press("Put 2 pictures into the form");
      assert.deepEqual((await result()).pieces.map(({ name }) => name), ["hall.png", "boat.png"]);
      await gone();
    });

    test("a school that the rules do not know is refused with a reason", LIMIT, async () => {
      await run((school) => globalThis.host.open(school), { ...SCHOOL, channel: "social-media" });
      await run(() => globalThis.host.words({ caption: "Hello", altText: "" }));
      const { code, message, remedy } = await result();
      assert.equal(code, "gate.channel-unknown");
      assert.ok(message && remedy);
    });

    test("whoever calls the check off hears no more of it, and the next is answered", LIMIT, async () => {
      await run((school) => globalThis.host.open(school), SCHOOL);
      await run(() => globalThis.host.callOff({ caption: "Ring us on 07700 900123", altText: "" }));
      assert.equal((await result()).name, "AbortError");
      await run(() => globalThis.host.words({ caption: "Hello", altText: "" }));
      assert.equal((await result()).words.caption, "Hello");
      assert.equal(await isShown(), false);
    });

    test("whoever is typing about the school is not taken to the picture, nor is what they type in closed under their hand", LIMIT, async () => {
      await run((school) => globalThis.host.open(school), { policy: "clavering", publisher: "web-manager", on: "2026-11-26" });
      await give("hall.png");
      await run((words) => globalThis.host.check(words), { caption: "The hall", altText: "" });
      await untilShown();
      await page.giveFiles("Choose a class list", files.at("class.csv"));
      await page.until("the picture has been looked through", async () => (await page.all("#heads")).length === 1, 240_000);
      await page.press("Keep them here…");
      await page.type("Passphrase", "half of it");
      await run(() => {
        const select = [...document.querySelectorAll(".gate-school select")].find(({ options }) => [...options].some(({ value }) => value === "website"));
        select.value = "website";
        select.dispatchEvent(new Event("change", { bubbles: true }));
      });
      await page.until("nothing of the school is missing", async () => /picture/u.test(await bar()));
      await press("…");
      const typedIn = () => run(() => [document.activeElement.closest(".passphrase")?.querySelector("input").value, document.querySelector(".gate-school").open]);
      await page.until("the key is heard", async () => (await typedIn())[0] === "half of it…");
      assert.deepEqual(await typedIn(), ["half of it…", true]);
      await page.clickOn("#heads");
      await page.until("it is closed once the hand is elsewhere", () => run(() => !document.querySelector(".gate-school").open));
      await page.press("Do not upload");
      assert.equal(await result(), "left");
    });

    test("what the host does not know is chosen in the gate, and kept there if somebody wants it", LIMIT, async () => {
      await run(() => globalThis.host.open({ on: "2026-11-26" }));
      await give("hall.png");
      await run((words) => globalThis.host.check(words), { caption: "The hall", altText: "" });
      await untilShown();
      await page.until("the keyboard is at the school", () => focused(`(element) => element?.id === "gate-school"`));
      assert.equal(await bar(), "Something about the school is missing");
      await shoot("gate-5-school");
      await findsNothing(browser.driver);
      await page.goingOnTheWebsite("The web manager");
      const choosing = await page.field("Choose a class list");
      await run((button) => button.focus(), choosing);
      await choosing.sendKeys(files.at("class.csv"));
      await page.until("only the picture is left", async () => /picture/u.test(await bar()));
      await page.until("the keyboard goes on to the picture", () => focused(`(element) => element?.closest(".photo-view") != null`), 60_000);
      await page.clickOn("#gate-school");
      await page.press("Keep them here…");
      await page.givePassphrase(PASSPHRASE, "Keep", { isNew: true });
      await page.until("it is kept", async () => (await page.all(".kept-state[data-kept=kept]")).length === 1, 120_000);
      await page.press("Do not upload");
      assert.equal(await result(), "left");
    });

    test("another gate finds it locked, shows no picture before it is open, and goes on from there", LIMIT, async () => {
      await run(() => globalThis.host.open({ on: "2026-11-26" }));
      await run((words) => globalThis.host.check(words), { caption: "The hall", altText: "" });
      await untilShown();
      await page.until("it is locked", () => page.isShut());
      assert.equal(await bar(), "Unlock what is kept here first");
      assert.equal((await page.all("img")).length, 0);
      await shoot("gate-6-locked");
      await findsNothing(browser.driver);
      await page.givePassphrase(PASSPHRASE, "Unlock");
      await page.until("the picture is there", async () => (await page.all(".photo-head h2")).length === 1 && (await page.text(".photo-head h2")) === "hall.png", 120_000);
      await page.until("it was looked through", async () => (await page.all("#heads")).length === 1, 240_000);
      await page.press("Do not upload");
      assert.equal(await result(), "left");
    });

    test("it fits a telephone, in light and in dark", LIMIT, async (t) => {
      // Only Chromium can be told to be narrower than a window may be.
      if (engine.name !== "chromium") return t.skip("this engine’s window does not get that narrow");
      await run((school) => globalThis.host.open(school), SCHOOL);
      await give("hall.png", "boat.png");
      await run((words) => globalThis.host.check(words), { caption: `${people.allowed.name} in a boat`, altText: "" });
      await untilShown();
      await page.until("all are looked through", async () => (await page.photos()).every(({ status }) => status === "needs-you" || status === "stopped"), 240_000);
      await inHost();
      const send = (...command) => browser.driver.sendDevToolsCommand(...command);
      await send("Emulation.setDeviceMetricsOverride", { width: 320, height: 700, deviceScaleFactor: 2, mobile: false });
      await page.until("it is as narrow as a telephone", () => run(() => innerWidth <= 320));
      for (const scheme of ["light", "dark"]) {
        await send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] });
        await inGate();
        const wide = await run(() => [...document.querySelectorAll("body *")].filter((each) => each.getBoundingClientRect().right > 321 && !each.closest(".visually-hidden")).map((each) => each.outerHTML.slice(0, 120)));
        assert.deepEqual(wide, [], scheme);
        await findsNothing(browser.driver);
        await inHost();
        await shoot(`gate-7-narrow-${scheme}`);
      }
      await send("Emulation.clearDeviceMetricsOverride", {});
      await inGate();
      await page.press("Do not upload");
      assert.equal(await result(), "left");
    });

    test("a page that takes the frame away gets nothing, and hears why", LIMIT, async () => {
      await run((school) => globalThis.host.open(school), SCHOOL);
      await run(() => globalThis.host.words({ caption: "Ring us on 07700 900123", altText: "" }));
      await page.until("it is shown", isShown, 240_000);
      await run(() => globalThis.host.frame().getRootNode().host.remove());
      assert.equal((await result()).code, "gate.gone");
      await run(() => globalThis.host.words({ caption: "Hello", altText: "" }));
      assert.equal((await result()).code, "gate.gone");
    });

    test("a gate that is not there is told of, and nothing goes", LIMIT, async () => {
      await run(() => globalThis.host.open({}, "about:blank"));
      await run(() => globalThis.host.words({ caption: "Hello", altText: "" }));
      assert.equal((await result()).code, "gate.bad-address");
      // A folder that was not copied to the server: its “not found” is a document too, and nobody waits half a minute for it.
      const asked = Date.now();
      await run(() => globalThis.host.open({}, "./gate/not-there.html"));
      await run(() => globalThis.host.words({ caption: "Hello", altText: "" }));
      assert.equal((await result()).code, "gate.unreachable");
      assert.ok(Date.now() - asked < 25_000, `told after ${Date.now() - asked} ms`);
    });
  });
}
