// Files that somebody offers to a page are taken before any of its listeners sees them, and what was cleared arrives once.
import assert from "node:assert/strict";
import { copyFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { By } from "selenium-webdriver";
import { bundle } from "./support/bundle.mjs";
import { folderOf } from "./support/class.mjs";
import { engines } from "./support/engines.mjs";
import { tests } from "./support/places.mjs";
import { serve } from "./support/server.mjs";
import { LIMIT } from "./support/suite.mjs";
import { until as untilIn } from "./support/until.mjs";

const ENTRY = "src/intercept/index.ts";

for (const engine of engines) {
  describe(`files before the page has them in ${engine.name}`, LIMIT, () => {
    let files, site, server, browser, driver;

    before(async () => {
      site = await folderOf({ "intercept-bundle.js": await bundle(ENTRY) });
      for (const name of ["intercept.html", "intercept.js"]) await copyFile(path.join(tests, "browser/pages", name), site.at(name));
      files = await folderOf({ "a.jpg": "original a", "b.jpg": "original b", "Year 3/Zoo/c.jpg": "original c", "Year 3/d.jpg": "original d", "Year 3/.DS_Store": "litter" });
      server = await serve(site.at("."));
      browser = await engine.open();
      driver = browser.driver;
      await driver.get(`${server.origin}intercept.html`);
      await driver.wait(() => driver.executeScript("return globalThis.isReady === true"), 20_000);
    });
    after(async () => {
      await browser?.close();
      await server?.close();
      await site?.remove();
      await files?.remove();
    });

    /** Does something, and tells what the guard was asked, what the page heard and what became of it. */
    async function whenDone(deed, { answers = [], results = 1 } = {}) {
      await driver.executeScript("asked.length = heard.length = results.length = entered.length = 0; answers.splice(0, 9, ...arguments[0])", answers);
      await deed();
      await driver.wait(() => driver.executeScript("return results.length >= arguments[0]", results), 20_000, "nothing came of it");
      await driver.executeScript("return new Promise((resolve) => setTimeout(resolve, 60))");
      return driver.executeScript("return { asked, heard, results }");
    }
    const choose = (id, ...names) => driver.findElement(By.id(id)).sendKeys(names.map((name) => files.at(name)).join("\n"));
    /** Waits until this is so on the page. */
    const until = (what) => untilIn(driver, what, () => driver.executeScript(`return ${what}`), 20_000);
    const told = (heard, where) => heard.filter((each) => each.where === where).map(({ kind }) => kind);

    test("a chosen file arrives cleared, told of once, for every listener", LIMIT, async () => {
      const { asked, heard } = await whenDone(() => choose("one", "a.jpg"));
      assert.deepEqual(asked, [{ via: "picker", target: "one", files: ["a.jpg"] }]);
      for (const where of ["window first", "document first", "root", "itself"]) assert.deepEqual(told(heard, where), ["input", "change"], where);
      assert.ok(heard.every((each) => each.files.join() === "cleared-1.jpg"), JSON.stringify(heard));
    });

    test("several files keep their order", LIMIT, async () => {
      const { asked, heard } = await whenDone(() => choose("several", "a.jpg", "b.jpg"));
      assert.deepEqual(asked[0].files, ["a.jpg", "b.jpg"]);
      assert.deepEqual(told(heard, "itself"), ["input", "change"]);
      assert.deepEqual(heard[0].files, ["cleared-1.jpg", "cleared-2.jpg"]);
    });

    for (const mode of ["open", "closed"]) {
      test(`an input in an ${mode} shadow tree is no way round`, LIMIT, async () => {
        const { asked, heard } = await whenDone(async () => {
          const input = await driver.executeScript(`return ${mode}Root.getElementById("in-${mode}")`);
          await input.sendKeys(files.at("b.jpg"));
        });
        assert.deepEqual(asked.map((each) => each.files), [["b.jpg"]]);
        for (const where of ["shadow first", "itself"]) assert.deepEqual(told(heard, where), ["input", "change"], where);
        assert.ok(heard.filter((each) => each.where === "itself").every((each) => each.files.join() === "cleared-1.jpg"));
      });
    }

    test("an input that a script opens outside the document is no way round, and leaves the document again", LIMIT, async () => {
      const { asked, heard } = await whenDone(async () => {
        // A picker that opens for real would stay open; what is put in is put in by the driver.
        await driver.executeScript(`
          addEventListener("click", (event) => event.composedPath()[0].id !== "script" && event.preventDefault(), true);
          document.getElementById("script").click();`);
        assert.equal(await driver.executeScript("return detached.isConnected"), true);
        await driver.executeScript(`
          const transfer = new DataTransfer();
          transfer.items.add(new File(["original"], "a.jpg"));
          detached.files = transfer.files;
          detached.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
          detached.dispatchEvent(new Event("change", { bubbles: true }));`);
      });
      assert.deepEqual(asked.map((each) => each.files), [["a.jpg"]]);
      assert.deepEqual(told(heard, "itself"), ["input", "change"]);
      assert.ok(heard.every((each) => !each.files.includes("a.jpg")));
      assert.equal(await driver.executeScript("return detached.isConnected"), false);
      assert.equal(await driver.executeScript("return detached.files[0].name"), "cleared-1.jpg");
    });

    test("however a script opens such an input, it lies in the document; one that the browser refuses to open does not", LIMIT, async () => {
      const placed = await driver.executeScript(`
        const opened = (open) => {
          const around = document.createElement("p");
          const input = Object.assign(document.createElement("input"), { type: "file" });
          around.append(input);
          input.addEventListener("click", (event) => event.preventDefault());
          try { open(input); } catch { return "refused"; }
          return [input.isConnected, input.parentNode === around].join();
        };
        const label = (input) => { const label = document.createElement("label"); input.replaceWith(label); label.append(input); label.click(); input.parentNode.replaceWith(input); };
        return [opened((input) => input.click()), opened((input) => input.dispatchEvent(new MouseEvent("click", { bubbles: true }))), opened(label), opened((input) => input.showPicker())];`);
      assert.deepEqual(placed.slice(0, 3), ["true,true", "true,true", "true,true"]);
      assert.equal(placed[3], "refused", "nobody pressed anything");
    });

    /** A drop or a paste as a script can make it, on an element that `find` finds. */
    const offer = (find, kind, names, text = "") =>
      driver.executeScript(
        `const [kind, names, text] = arguments;
         const target = ${find};
         const transfer = new DataTransfer();
         for (const name of names) transfer.items.add(new File(["original"], name, { type: "image/jpeg" }));
         if (text) transfer.setData("text/plain", text);
         const { x, y } = target.getBoundingClientRect();
         const common = { bubbles: true, cancelable: true, composed: true };
         const event = kind === "drop" ? new DragEvent("drop", { ...common, clientX: x + 5, clientY: y + 5, dataTransfer: transfer }) : new ClipboardEvent("paste", { ...common, clipboardData: transfer });
         if (kind === "paste" && event.clipboardData !== transfer) Object.defineProperty(event, "clipboardData", { value: transfer });
         target.focus();
         return target.dispatchEvent(event);`,
        kind, names, text,
      );

    test("a drop arrives cleared, at the same place, and nothing hangs over the page meanwhile", LIMIT, async () => {
      const { asked, heard } = await whenDone(() => offer("zone", "drop", ["a.jpg", "b.jpg"], "https://example.org/a.jpg"));
      assert.deepEqual(asked, [{ via: "drop", target: "zone", files: ["a.jpg", "b.jpg"] }]);
      assert.deepEqual(told(heard, "itself"), ["dragleave", "drop"]);
      assert.deepEqual(heard.at(-1).files, ["cleared-1.jpg", "cleared-2.jpg"]);
      assert.deepEqual(await driver.executeScript("return entered"), ["cleared-1.jpg,true", "cleared-2.jpg,true"], "entries lead to the very same files");
      assert.ok(heard.every((each) => each.text === ""), "an address beside the files leads to the same picture");
    });

    test("a drop on an input that the page leaves to the browser ends in the input", LIMIT, async () => {
      const { asked, heard } = await whenDone(() => offer("one", "drop", ["a.jpg", "b.jpg"]));
      assert.deepEqual(asked[0].files, ["a.jpg"], "an input for one file takes one");
      assert.deepEqual(told(heard, "itself"), ["dragleave", "drop", "input", "change"]);
      assert.equal(await driver.executeScript("return one.files[0].name"), "cleared-1.jpg");
    });

    test("a file and a folder from the desk, dropped by hand, arrive cleared", LIMIT, async (t) => {
      if (engine.name !== "chromium") return t.skip("only this driver drops by hand");
      const { asked, heard } = await whenDone(async () => {
        const { x, y, width, height } = await driver.findElement(By.id("zone")).getRect();
        const data = { items: [], files: [files.at("a.jpg"), files.at("Year 3")], dragOperationsMask: 1 };
        await driver.executeScript("zone.addEventListener('dragover', (event) => event.preventDefault())");
        for (const type of ["dragEnter", "dragOver", "drop"]) await driver.sendDevToolsCommand("Input.dispatchDragEvent", { type, x: Math.round(x + width / 2), y: Math.round(y + height / 2), data });
      });
      assert.deepEqual([asked[0].via, [...asked[0].files].sort()], ["drop", ["Year 3/Zoo/c.jpg", "Year 3/d.jpg", "a.jpg"]]);
      assert.deepEqual(told(heard, "itself"), ["dragleave", "drop"]);
      assert.match([...heard.at(-1).files].sort().join(" "), /^cleared-1.jpg folder-1\/cleared-[23].jpg folder-1\/folder-2\/cleared-[23].jpg$/u);
    });

    test("a drop in a closed shadow tree is no way round", LIMIT, async () => {
      const { asked, heard } = await whenDone(() => offer(`closedRoot.getElementById("zone-closed")`, "drop", ["a.jpg"]));
      assert.deepEqual(asked.map((each) => each.target), ["zone-closed"]);
      assert.deepEqual(told(heard, "itself"), ["dragleave", "drop"]);
      assert.ok(heard.every((each) => !each.files.includes("a.jpg")));
    });

    test("a pasted picture arrives cleared, and the text beside it at once", LIMIT, async () => {
      const { asked, heard } = await whenDone(() => offer("document.querySelector('textarea')", "paste", ["a.jpg"], "Our day out"));
      assert.deepEqual(asked, [{ via: "paste", target: "text", files: ["a.jpg"] }]);
      const pastes = heard.filter((each) => each.where === "itself");
      assert.deepEqual(pastes.map((each) => [each.text, each.files.join()]), [["Our day out", ""], ["", "cleared-1.jpg"]]);
      assert.equal(await driver.executeScript("return document.querySelector('textarea').value"), "Our day out");
    });

    /** Two drivers choose no folders. */
    const chooseFolderByScript = () =>
      driver.executeScript(`
        const transfer = new DataTransfer();
        for (const path of ["Year 3/Zoo/c.jpg", "Year 3/d.jpg", "Year 3/.DS_Store"]) {
          transfer.items.add(Object.defineProperty(new File(["original"], path.split("/").at(-1)), "webkitRelativePath", { value: path }));
        }
        folder.files = transfer.files;
        folder.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
        folder.dispatchEvent(new Event("change", { bubbles: true }));`);

    test("a folder arrives in its shape, without the names that nobody has checked, and without litter", LIMIT, async () => {
      const { asked, heard } = await whenDone(() => (engine.name === "chromium" ? choose("folder", "Year 3") : chooseFolderByScript()));
      assert.deepEqual([...asked[0].files].sort(), ["Year 3/Zoo/c.jpg", "Year 3/d.jpg"]);
      assert.deepEqual(told(heard, "itself"), ["input", "change"]);
      assert.match([...heard[0].files].sort().join(" "), /^folder-1\/cleared-[12]\.jpg folder-1\/folder-2\/cleared-[12]\.jpg$/u);
    });

    test("nothing arrives when somebody leaves, when the answer is what was offered, or when deciding fails", LIMIT, async () => {
      for (const answer of ["leave", "same", "fail"]) {
        const { heard, results } = await whenDone(async () => {
          await choose("several", "a.jpg");
          await until("results.length === 1");
          await offer("zone", "drop", ["a.jpg"]);
          await offer("document.querySelector('textarea')", "paste", ["a.jpg"]);
        }, { answers: [answer, answer, answer], results: 3 });
        assert.ok(results.every(({ given }) => given === 0), answer);
        assert.ok(heard.every((each) => each.files.length === 0), JSON.stringify(heard));
        assert.deepEqual(told(heard, "itself"), ["cancel", "dragleave"], answer);
      }
    });

    test("an input that is taken away or switched off meanwhile gets nothing, nor a second offer before the first is answered", LIMIT, async () => {
      const late = async (deed) => {
        await choose("several", "a.jpg");
        await until("asked.length === 1");
        await deed();
        await driver.executeScript("goOn()");
      };
      const off = await whenDone(() => late(() => driver.executeScript("several.disabled = true")), { answers: ["late"] });
      await driver.executeScript("several.disabled = false");
      assert.deepEqual([off.heard, off.results], [[], [{ via: "picker", given: 0 }]]);
      const second = async () => {
        await choose("several", "b.jpg");
        await until("results.length === 1");
      };
      const twice = await whenDone(() => late(second), { answers: ["late"], results: 2 });
      assert.deepEqual(twice.asked.map((each) => each.files), [["a.jpg"]]);
      assert.deepEqual(twice.results.map(({ given }) => given).sort(), [0, 1]);
      const gone = await whenDone(() => late(() => driver.executeScript("several.remove()")), { answers: ["late"] });
      assert.deepEqual([gone.heard, gone.results], [[], [{ via: "picker", given: 0 }]]);
    });

    test("elsewhere, and after the end, nothing is touched", LIMIT, async () => {
      await driver.executeScript("asked.length = heard.length = 0");
      await choose("theirs", "a.jpg");
      await until(`heard.filter((each) => each.where === "itself").length >= 2`);
      assert.deepEqual(await driver.executeScript(`return heard.filter((each) => each.where === "itself").map((each) => each.files.join())`), ["a.jpg", "a.jpg"]);
      await driver.executeScript("stopWatching(); heard.length = 0");
      await choose("one", "b.jpg");
      await until(`heard.some((each) => each.files.join() === "b.jpg")`);
      assert.deepEqual(await driver.executeScript("return asked.length"), 0);
    });
  });
}
