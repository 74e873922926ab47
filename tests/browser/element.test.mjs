// <school-gate> around a form: nothing gets to the page, or to the server, that was not cleared.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { By } from "selenium-webdriver";
import { bundle } from "./support/bundle.mjs";
import { folderOf } from "./support/class.mjs";
import { engines } from "./support/engines.mjs";
import { POLICY, serveHost } from "./support/host.mjs";
import { tests } from "./support/places.mjs";
import { LIMIT } from "./support/suite.mjs";
import { until as untilIn } from "./support/until.mjs";

const pageFile = (name) => readFile(path.join(tests, "browser/pages", name), "utf8");
const element = await bundle("src/element/index.ts");

for (const engine of engines) {
  describe(`the element in ${engine.name}`, LIMIT, () => {
    let photos, server, browser, driver;

    before(async () => {
      photos = await folderOf({ "a.jpg": "original a", "b.jpg": "original b" });
      const upload = await pageFile("upload.html");
      server = await serveHost({
        "upload.html": upload,
        "no-scripts.html": upload,
        "no-module.html": upload.replace("element.js", "missing.js").replace("upload.js", "missing.js"),
        "no-gate.html": upload.replace("gate.html", "missing.html"),
        "upload.css": await pageFile("upload.css"),
        "upload.js": await pageFile("upload.js"),
        "early.js": await pageFile("early.js"),
        "gate.html": await pageFile("stand-in.html"),
        "stand-in.js": await pageFile("stand-in.js"),
        "element.js": element,
      }, (pathname) => (pathname === "/no-scripts.html" ? POLICY.replace(/script-src [^;]*/u, "script-src 'none'") : null));
      browser = await engine.open();
      driver = browser.driver;
      await open("upload.html", "ready");
    });
    after(async () => {
      await browser?.close();
      await server?.close();
      await photos?.remove();
    });

    const run = (script, ...values) => driver.executeScript(script, ...values);
    const state = () => run("return document.getElementById('gate').getAttribute('state')");
    const until = (what, condition) => untilIn(driver, what, condition, 15_000);
    const untilState = (wanted) => until(`the state is ${wanted}`, async () => (await state()) === wanted);
    const says = () => run("const root = rootOf.get(gate); return [root.querySelector('[role=status]'), ...root.querySelectorAll('button:not([hidden])')].map((each) => each.textContent).join(' | ')");
    const value = (id) => run("return document.getElementById(arguments[0]).value", id);
    const filesIn = (id) => run("return [...document.getElementById(arguments[0]).files].map(({ name }) => name)", id);
    const one = (id) => driver.findElement(By.id(id));
    const choose = async (id, ...names) => (await one(id)).sendKeys(names.map((name) => photos.at(name)).join("\n"));
    const gateAnswers = (answer) => run("localStorage.setItem('answer', arguments[0])", answer);
    const gateIs = (how) => run("localStorage.setItem('gate', arguments[0])", how);
    const press = (id) => run("document.getElementById(arguments[0]).click()", id);
    const rest = () => run("return new Promise((resolve) => setTimeout(resolve, 150))");
    const type = (id, text) => run("const field = document.getElementById(arguments[0]); field.value = arguments[1]; field.dispatchEvent(new Event('input', { bubbles: true }))", id, text);

    async function open(page, wanted) {
      await driver.get(server.origin + page);
      await run("localStorage.clear()");
      if (wanted) await untilState(wanted);
    }
    /** From the beginning, without a new load of the page. */
    async function afresh() {
      await run("localStorage.clear()");
      await run("form.reset(); window.refuses = false; return new Promise((resolve) => setTimeout(resolve, 30))");
      await run("heard.length = told.length = 0");
      await untilState("ready");
      server.received.length = 0;
    }
    /** A photo is with the gate, which says nothing of it yet. */
    async function untilLookedAt() {
      await afresh();
      await gateAnswers("wait");
      await choose("photo", "a.jpg");
      await untilState("checking");
    }
    /** A photo is in, and words that were written since are with the gate. */
    async function untilWordsAreLookedAt() {
      await afresh();
      await choose("photo", "a.jpg");
      await until("one is in", async () => (await filesIn("photo")).length === 1);
      await type("caption", "At the zoo");
      await gateAnswers("wait");
      await press("send");
      await untilState("checking");
      await rest();
    }
    /** What arrived at the server, by name; a file by its content. */
    async function arrived() {
      await until("something arrives", () => server.received.length > 0);
      const form = {};
      for (const [name, each] of server.received.shift()) (form[name] ??= []).push(typeof each === "string" ? each : each.text);
      return form;
    }
    const photoOf = (receipt) => JSON.parse(Buffer.from(receipt.split(".")[1], "base64url")).photo;
    const captionOf = (receipt) => JSON.parse(Buffer.from(receipt.split(".")[1], "base64url")).caption;

    test("a chosen photo goes to the server cleared, with its receipt, and the page is told once", LIMIT, async () => {
      await choose("photo", "a.jpg");
      await until("it is told", () => run("return told.length === 2"));
      assert.deepEqual(await run("return heard"), ["input", "change"].map((kind) => ({ kind, target: "photo", files: ["cleared-1.jpg"], receipts: 1 })));
      const [check, cleared] = await run("return told");
      assert.deepEqual(check, { kind: "check", detail: { via: "picker", files: [{ name: "a.jpg", size: 10, type: "image/jpeg" }] } });
      assert.equal(cleared.detail.pieces.length, 1);
      assert.equal(await says(), "1 photo is clear.");
      await press("send");
      const form = await arrived();
      assert.deepEqual([form.photo, form.way], [["cleared 1"], ["button"]]);
      assert.equal(form["schoolgate-receipt"].length, 1);
      assert.match(photoOf(form["schoolgate-receipt"][0]), /^[0-9a-f]{64}$/u);
    });

    test("several photos in two fields, and every receipt in its place", LIMIT, async () => {
      await afresh();
      await choose("photo", "a.jpg");
      await until("one is in", async () => (await filesIn("photo")).length === 1);
      await choose("more", "a.jpg", "b.jpg");
      await until("two are in", async () => (await filesIn("more")).length === 2);
      assert.equal(await says(), "2 photos are clear.");
      await press("send");
      const form = await arrived();
      assert.deepEqual([form.photo, form.more], [["cleared 1"], ["cleared 1", "cleared 2"]]);
      const [first, second, third] = form["schoolgate-receipt"].map(photoOf);
      assert.ok(first === second && second !== third, "the first of both fields has the same content");
    });

    test("a caption that changed after the check is checked again before it goes, and goes as it was cleared", LIMIT, async () => {
      await afresh();
      await choose("photo", "a.jpg");
      await until("one is in", async () => (await filesIn("photo")).length === 1);
      await type("caption", "Wren Plover at the zoo");
      await press("send");
      const form = await arrived();
      assert.deepEqual(form.caption, ["a pupil at the zoo"]);
      assert.equal(captionOf(form["schoolgate-receipt"][0]), "a pupil at the zoo");
      assert.deepEqual([form.photo, form.way], [["cleared 1"], ["button"]]);
      assert.equal(await value("caption"), "a pupil at the zoo");
      assert.equal(server.received.length, 0, "it was sent once");
    });

    test("words without a photo are checked too, and have a receipt of their own", LIMIT, async () => {
      await afresh();
      await type("alt", "Two geese");
      await press("send");
      const form = await arrived();
      assert.deepEqual(form.alt, ["Two geese"]);
      assert.deepEqual(form["schoolgate-receipt"].map(photoOf), [null]);
      await gateAnswers("leave");
      await type("alt", "Three geese");
      await press("send");
      await until("the person has left", async () => (await says()).startsWith("Nothing was sent: you stopped the check."));
      await rest();
      assert.equal(server.received.length, 0);
    });

    test("form.submit() and a FormData of the page carry no words and no photos that were not cleared", LIMIT, async () => {
      await afresh();
      await choose("photo", "a.jpg");
      await until("one is in", async () => (await filesIn("photo")).length === 1);
      // A file that a script put in by itself, and words that nobody checked.
      await run("const other = new DataTransfer(); other.items.add(new File(['original'], 'x.jpg')); more.files = other.files");
      await run("form.submit()");
      const cleared = await arrived();
      assert.deepEqual([cleared.photo, cleared.more, cleared["schoolgate-receipt"].length], [["cleared 1"], undefined, 1]);
      await type("caption", "Wren Plover");
      await run("return sendByFetch()");
      const held = await arrived();
      assert.deepEqual([held.photo, held.more, held.caption, held["schoolgate-receipt"]], [undefined, undefined, undefined, undefined]);
    });

    test("a file that a script put in without a word is checked when the form is sent", LIMIT, async () => {
      await afresh();
      await run("const other = new DataTransfer(); other.items.add(new File(['original'], 'x.jpg')); more.files = other.files");
      await press("send");
      const form = await arrived();
      assert.deepEqual([form.more, form["schoolgate-receipt"].length], [["cleared 1"], 1]);
    });

    test("nothing is sent while somebody has stopped a check, until they choose again or go on without", LIMIT, async () => {
      await afresh();
      await gateAnswers("leave");
      await choose("photo", "a.jpg");
      await untilState("stopped");
      assert.equal(await says(), "Nothing was added: you stopped the check. | Go on without them");
      assert.deepEqual([await filesIn("photo"), await run("return told.at(-1)")], [[], { kind: "stopped", detail: { reason: "left", error: null } }]);
      await press("send");
      await rest();
      assert.match(await says(), /^Nothing was sent yet: the photos were not added/u);
      // A form around it is told by the browser's own means; moving it there and back changes nothing.
      assert.equal(await run("const around = document.createElement('form'); gate.before(around); around.append(gate); const isValid = around.checkValidity(); around.replaceWith(gate); return isValid"), false);
      assert.equal(server.received.length, 0);
      await browserShot("element-stopped");
      await run("const button = rootOf.get(gate).querySelector('button'); button.focus(); button.click()");
      assert.equal(await run("return document.activeElement === gate && rootOf.get(gate).activeElement.part.contains('status')"), true, "the keyboard stays where it was");
      await press("send");
      const { photo } = await arrived();
      assert.deepEqual(photo, [""]);
    });

    test("a photo that cannot be checked stays out, and says why; so does what the page itself refuses", LIMIT, async () => {
      await afresh();
      await gateAnswers("fail");
      await choose("photo", "a.jpg");
      await untilState("stopped");
      assert.match(await says(), /^Nothing was added. This photo is damaged. Choose another./u);
      assert.equal(await run("return told.at(-1).detail.error.code"), "photo.damaged");
      await afresh();
      await run("window.refuses = true");
      await choose("photo", "a.jpg");
      await untilState("stopped");
      assert.equal(await run("return told.at(-1).detail.reason"), "cancelled");
      assert.deepEqual([await filesIn("photo"), await run("return heard.filter(({ files }) => files.length > 0)")], [[], []]);
    });

    test("drops, pastes and shadow trees inside it are guarded too", LIMIT, async () => {
      await afresh();
      for (const kind of ["drop", "paste"]) {
        await run(`
          const transfer = new DataTransfer();
          transfer.items.add(new File(["original"], "a.jpg", { type: "image/jpeg" }));
          const event = arguments[0] === "drop" ? new DragEvent("drop", { bubbles: true, cancelable: true, composed: true, dataTransfer: transfer }) : new ClipboardEvent("paste", { bubbles: true, cancelable: true, composed: true, clipboardData: transfer });
          if (arguments[0] === "paste" && event.clipboardData !== transfer) Object.defineProperty(event, "clipboardData", { value: transfer });
          zone.dispatchEvent(event);`, kind);
        await until(`the ${kind} is heard`, () => run("return heard.some(({ kind }) => kind === arguments[0])", kind));
      }
      assert.deepEqual(await run("return heard"), ["drop", "paste"].map((kind) => ({ kind, target: "zone", files: ["cleared-1.jpg"], receipts: 1 })));
      for (const mode of ["open", "closed"]) {
        await run("heard.length = 0");
        await (await run(`return ${mode}Root.getElementById("in-${mode}")`)).sendKeys(photos.at("a.jpg"));
        await until("it is heard", () => run(`return heard.some(({ kind }) => kind === "change")`));
        assert.deepEqual(await run(`return heard.filter(({ kind }) => kind === "change")`), [{ kind: "change", target: `in-${mode}`, files: ["cleared-1.jpg"], receipts: 1 }]);
      }
    });

    test("a form in a shadow tree that is written in the HTML is guarded too", LIMIT, async () => {
      await afresh();
      await (await run("return declared.shadowRoot.getElementById('inner')")).sendKeys(photos.at("a.jpg"));
      await until("one is in", () => run("return told.at(-1)?.kind === 'cleared'"));
      await run("declared.shadowRoot.querySelector('form').requestSubmit()");
      const form = await arrived();
      assert.deepEqual([form.inner, form["schoolgate-receipt"].length], [["cleared 1"], 1]);
    });

    test("an input that a script makes and opens is the element’s too", LIMIT, async () => {
      await afresh();
      await run(`
        window.made = Object.assign(document.createElement("input"), { type: "file" });
        made.addEventListener("change", () => heard.push([...made.files].map(({ name }) => name)));
        made.addEventListener("click", (event) => event.preventDefault());
        made.click();
        const transfer = new DataTransfer();
        transfer.items.add(new File(["original"], "a.jpg"));
        made.files = transfer.files;
        made.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
        made.dispatchEvent(new Event("change", { bubbles: true }));`);
      await until("it is told", () => run("return heard.length > 0"));
      assert.deepEqual((await run("return heard")).filter(Array.isArray), [["cleared-1.jpg"]]);
    });

    test("other settings of the school make what was cleared unclear", LIMIT, async () => {
      await afresh();
      await choose("photo", "a.jpg");
      await until("one is in", async () => (await filesIn("photo")).length === 1);
      await run("window.old = photo.files[0]; gate.setAttribute('channel', 'press')");
      await untilState("stopped");
      assert.deepEqual([await filesIn("photo"), await run("return receiptOf(old)"), await run("return told.at(-1).detail.reason")], [[], null, "changed"]);
    });

    test("a form that is sent while its photos are looked at goes once they are clear", LIMIT, async () => {
      await untilLookedAt();
      await press("send");
      await rest();
      assert.deepEqual([server.received.length, await says()], [0, "Not sent yet: the form goes when the photos are clear."]);
      await gateAnswers("clear");
      assert.deepEqual((await arrived()).photo, ["cleared 1"]);
    });

    test("settings that change while photos are looked at let none through", LIMIT, async () => {
      await untilLookedAt();
      await rest();
      await run("gate.setAttribute('channel', 'prospectus')");
      await gateAnswers("clear");
      await untilState("stopped");
      assert.deepEqual([await filesIn("photo"), await run("return told.at(-1).detail.reason")], [[], "changed"]);
    });

    test("a photo that the settings made unclear does not come back when the next check ends", LIMIT, async () => {
      await afresh();
      await choose("photo", "a.jpg");
      await until("one is in", async () => (await filesIn("photo")).length === 1);
      await gateAnswers("wait");
      await run("photo.addEventListener('click', (event) => event.preventDefault(), { once: true }); photo.click()");
      await choose("photo", "b.jpg");
      await untilState("checking");
      await run("gate.setAttribute('channel', 'social')");
      await gateAnswers("clear");
      await untilState("stopped");
      await rest();
      assert.deepEqual(await filesIn("photo"), []);
      await run("rootOf.get(gate).querySelector('button').click()");
      await press("send");
      assert.deepEqual((await arrived()).photo, [""]);
    });

    test("settings that change while words are looked at end that check", LIMIT, async () => {
      await untilWordsAreLookedAt();
      await run("gate.setAttribute('channel', 'press')");
      await untilState("stopped");
      await gateAnswers("clear");
      await rest();
      assert.deepEqual([await state(), await filesIn("photo"), server.received.length], ["stopped", [], 0]);
    });

    test("of two checks the one that was stopped still holds the form", LIMIT, async () => {
      for (const isSent of [false, true]) {
        await afresh();
        await run("localStorage.setItem('answer a.jpg', 'fail')");
        await gateAnswers("wait");
        await choose("photo", "b.jpg");
        await untilState("checking");
        await choose("more", "a.jpg");
        await until("one is stopped", () => run("return told.at(-1).kind === 'stopped'"));
        assert.equal(await state(), "checking");
        if (isSent) await press("send");
        await gateAnswers("clear");
        await until("the other is in", async () => (await filesIn("photo")).length === 1);
        await rest();
        assert.deepEqual([await state(), server.received.length], ["stopped", 0]);
        assert.match(await says(), /^Nothing was added. This photo is damaged.* Go on without them$/u);
        await press("send");
        await rest();
        assert.equal(server.received.length, 0);
        await run("rootOf.get(gate).querySelector('button').click()");
        await press("send");
        const { photo, more } = await arrived();
        assert.deepEqual([photo, more], [["cleared 1"], [""]]);
      }
    });

    test("a reset ends the check of a photo, and nothing is sent afterwards", LIMIT, async () => {
      await untilLookedAt();
      await type("caption", "At the zoo");
      await press("send");
      await rest();
      await run("form.reset()");
      await untilState("ready");
      await gateAnswers("clear");
      await rest();
      assert.deepEqual([await filesIn("photo"), await value("caption"), await says()], [[], "", ""]);
      await choose("photo", "b.jpg");
      await until("one is in", async () => (await filesIn("photo")).length === 1);
      await rest();
      assert.deepEqual([await state(), server.received.length], ["ready", 0]);
    });

    test("a reset ends the check of words, and the next choice is checked", LIMIT, async () => {
      await untilWordsAreLookedAt();
      await run("form.reset()");
      await gateAnswers("clear");
      await untilState("ready");
      await choose("photo", "b.jpg");
      await until("one is in", async () => (await filesIn("photo")).length === 1);
      await rest();
      assert.deepEqual([await state(), await value("caption"), server.received.length], ["ready", "", 0]);
    });

    test("what is typed while a photo is looked at stays", LIMIT, async () => {
      await untilLookedAt();
      await rest();
      await type("caption", "Two geese");
      await gateAnswers("clear");
      await until("one is in", async () => (await filesIn("photo")).length === 1);
      assert.equal(await value("caption"), "Two geese");
      await press("send");
      assert.deepEqual((await arrived()).caption, ["Two geese"]);
    });

    test("moving it keeps it, and taking it away ends the check", LIMIT, async () => {
      await afresh();
      await run("const moved = gate; const { parentNode } = moved; moved.remove(); parentNode.append(moved)");
      await rest();
      assert.equal(await state(), "ready");
      await gateAnswers("wait");
      await choose("photo", "a.jpg");
      await untilState("checking");
      await press("send");
      await run("window.kept = gate; kept.remove()");
      await rest();
      await gateAnswers("clear");
      await rest();
      assert.deepEqual(await run("return [kept.querySelector('#photo').files.length, heard.filter(({ files }) => files.length > 0).length]"), [0, 0]);
      assert.equal(server.received.length, 0);
      await run("document.body.append(kept)");
      await untilState("ready");
    });

    test("what is chosen while the gate is loading waits for it", LIMIT, async () => {
      await afresh();
      const atOnce = await run(`
        gate.setAttribute("gate", "gate.html?afresh");
        const input = Object.assign(document.createElement("input"), { type: "file", id: "written-on" });
        form.append(input);
        const transfer = new DataTransfer();
        transfer.items.add(new File(["original"], "a.jpg"));
        input.files = transfer.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
        return new Promise((resolve) => setTimeout(() => resolve([gate.getAttribute("state"), input.disabled])));`);
      assert.deepEqual(atOnce, ["checking", false]);
      await until("it is clear", async () => (await filesIn("written-on")).join() === "cleared-1.jpg");
      assert.equal(await state(), "ready");
      await run("document.getElementById('written-on').remove()");
      await rest();
      assert.equal(server.received.length, 0, "what was to be sent before is not");
    });

    test("what is chosen while the gate is loading is checked by the settings of then", LIMIT, async () => {
      await afresh();
      await gateIs("late");
      await run("gate.setAttribute('gate', 'gate.html?again')");
      await choose("photo", "a.jpg");
      await untilState("checking");
      await rest();
      await run("gate.setAttribute('channel', 'prospectus')");
      await gateIs("there");
      await until("it is clear", async () => (await filesIn("photo")).length === 1);
      assert.equal(await run("return localStorage.getItem('channel')"), "prospectus");
    });

    test("taken away while the gate is loading, it begins anew where it is put", LIMIT, async () => {
      await afresh();
      await gateIs("late");
      await run("gate.setAttribute('gate', 'gate.html?anew')");
      await choose("photo", "a.jpg");
      await untilState("checking");
      await run(`
        gate.setAttribute("channel", "press");
        const taken = gate;
        taken.remove();
        return new Promise((resolve) => setTimeout(() => resolve(document.body.append(taken)), 50));`);
      await untilState("loading");
      await gateIs("there");
      await untilState("ready");
      assert.deepEqual(await filesIn("photo"), []);
      await choose("photo", "a.jpg");
      await until("one is in", async () => (await filesIn("photo")).length === 1);
      await run("gate.setAttribute('channel', 'website')");
      await untilState("stopped");
      assert.deepEqual([await filesIn("photo"), await run("return told.at(-1).detail.reason")], [[], "changed"]);
    });

    test("the page’s styles end at its edge, and its own do not leave it", LIMIT, async () => {
      await afresh();
      await choose("photo", "a.jpg");
      await until("it is told", async () => (await says()) === "1 photo is clear.");
      const look = await run(`
        const line = getComputedStyle(rootOf.get(gate).querySelector("[role=status]"));
        const box = getComputedStyle(rootOf.get(gate).querySelector("[part=status]"));
        return { color: line.color, size: line.fontSize, transform: line.textTransform, box: box.display, line: line.display, theirs: getComputedStyle(send).borderTopWidth };`);
      assert.deepEqual(look, { color: "rgb(13, 59, 32)", size: "16px", transform: "none", box: "block", line: "inline", theirs: "7px" });
      await browserShot("element-clear");
    });

    test("a gate that breaks down shuts everything, until it is tried again", LIMIT, async () => {
      await afresh();
      await gateAnswers("die");
      await choose("photo", "a.jpg");
      await untilState("failed");
      assert.match(await says(), /\| Try again$/u);
      assert.deepEqual(await run("return [photo.disabled, more.disabled, openRoot.querySelector('input').disabled, closedRoot.querySelector('input').disabled]"), [true, true, true, true]);
      await press("send");
      // Somebody who switches an input on gets no further.
      await run("photo.disabled = false");
      await choose("photo", "b.jpg");
      await rest();
      assert.deepEqual([await filesIn("photo"), await state(), server.received.length], [[], "failed", 0]);
      await gateAnswers("clear");
      await run("rootOf.get(gate).querySelector('button').click()");
      await untilState("ready");
      assert.equal(await run("return photo.disabled"), false);
    });

    test("without scripts, without the module or without a gate nothing can be chosen and no photo arrives", LIMIT, async () => {
      for (const page of ["no-scripts.html", "no-module.html", "no-gate.html"]) {
        server.received.length = 0;
        await driver.get(server.origin + page);
        assert.equal(await (await one("photo")).isEnabled(), false, page);
        if (page === "no-gate.html") continue;
        await (await one("send")).click();
        assert.equal((await arrived()).photo, undefined, page);
      }
    });

    test("a gate that cannot be had is told once", LIMIT, async () => {
      await driver.get(server.origin + "no-gate.html");
      await run("gate.receiptKey = 'x'");
      await untilState("failed");
      await rest();
      assert.deepEqual(await run("return told.map(({ kind, detail }) => [kind, detail.reason])"), [["stopped", "failed"]]);
    });

    test("a class list that is missing ends what is being checked, and is told once", LIMIT, async () => {
      await open("upload.html", "ready");
      await untilLookedAt();
      await run("gate.setAttribute('class-list', 'lists/none.csv')");
      await untilState("failed");
      await gateAnswers("clear");
      await rest();
      assert.equal(await state(), "failed");
      assert.match(await says(), /Try again/u);
      assert.deepEqual(await filesIn("photo"), []);
      assert.deepEqual(await run("return told.filter(({ kind }) => kind === 'stopped').map(({ detail }) => detail.reason)"), ["failed"]);
    });

    async function browserShot(name) {
      const { mkdir, writeFile } = await import("node:fs/promises");
      const { output } = await import("./support/places.mjs");
      await mkdir(output, { recursive: true });
      await writeFile(path.join(output, `${name}-${engine.name}.png`), Buffer.from(await driver.takeScreenshot(), "base64"));
    }
  });
}
