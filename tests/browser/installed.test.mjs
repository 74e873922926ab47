// The page is kept on the device: after one visit it opens with the network gone, from any folder of a host, and it is
// replaced only when somebody asks. Nothing else is ever kept or answered.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { findsNothing } from "./support/axe.mjs";
import { dist, sample } from "./support/places.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";

const BASE = "/tools/gate/";
/** The page has as long to load here as when it is opened. */
const LOADING_MS = 240_000;

/** The page as a later version of it, and the list that goes with it. */
const laterPage = (bytes) => Buffer.from(bytes.toString().replace("<body>", '<body data-version="2">'));
function laterList(bytes, page) {
  const list = JSON.parse(bytes);
  const files = list.files.map((file) =>
    file.path === "" ? { path: "", bytes: page.length, sha256: createHash("sha256").update(page).digest("hex") } : file,
  );
  return Buffer.from(JSON.stringify({ version: "later", files }));
}

/** What the host has: `now`; `torn`, a new list and the old page, as in the middle of an upload; `later`. */
let host = "now";
const page = await readFile(path.join(dist, "index.html")).catch(() => Buffer.alloc(0));
const change = (pathname, bytes) => {
  if (pathname === "/files.json" && host !== "now") return laterList(bytes, laterPage(page));
  if (pathname === "/" && host === "later") return laterPage(bytes);
  return null;
};

inEveryEngine("the page kept on the device", (the) => {
  const files = async () => JSON.parse(await readFile(path.join(dist, "files.json"))).files.map(({ path: name }) => the.server.origin + name);
  /** Nothing, while one page goes and the next has not come. */
  const version = () => the.driver.executeScript(() => document.body && (document.body.dataset.version ?? "1"));
  const offer = async () => ((await the.page.all(".new-version")).length === 1 ? the.page.text(".new-version") : "");
  const photo = async () => ({ name: "trip.jpg", type: "image/jpeg", bytes: await readFile(path.join(sample, "trip-2.jpg")) });
  /** What was asked of the host since `from`, but for the browser's own look whether the service worker has changed. */
  const askedSince = (from) => the.server.requests.slice(from).filter((request) => request !== `GET ${BASE}sw.js`);
  const keptFiles = () =>
    the.driver.executeAsyncScript(async (done) => {
      const names = await caches.keys();
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      done([names.length, requests.flat().map(({ url }) => url)]);
    });

  test("after the first visit everything is kept, and nothing else", LIMIT, async () => {
    host = "now";
    await the.page.open(the.server.origin);
    await the.page.until("it says so", async () => (await the.page.text(".loading-note")).includes("this page opens without it"));
    const [copies, kept] = await keptFiles();
    assert.equal(copies, 1);
    assert.deepEqual(kept.sort(), [...(await files()), `${the.server.origin}files.json`].sort());
    const large = the.server.requests.filter((request) => /\.(?:wasm|onnx|jpg)$/u.test(request));
    assert.equal(large.length, new Set(large).size, `nothing large was asked for twice: ${large}`);
  });

  test("the second visit asks the host for nothing but what its version is", LIMIT, async () => {
    const from = the.server.requests.length;
    await the.page.open(the.server.origin);
    assert.deepEqual(askedSince(from), [`GET ${BASE}files.json`]);
    assert.equal(await offer(), "");
  });

  test("what is not the page's own is not answered from the copy", LIMIT, async () => {
    const from = the.server.requests.length;
    const answers = await the.driver.executeAsyncScript(async (done) => {
      const other = await fetch("./assets/other.js");
      const above = await fetch("/elsewhere.html");
      const sent = await fetch("./icon.svg", { method: "POST", body: "x" });
      done([other.status, above.status, sent.status, (await caches.keys()).length]);
    });
    assert.deepEqual(answers.slice(0, 2), [404, 404]);
    assert.equal(answers[3], 1);
    assert.equal(askedSince(from).length, 3, "each went to the host");
  });

  test("a newer version waits until the photos are saved or gone, and until somebody asks", LIMIT, async () => {
    host = "torn";
    await the.page.open(the.server.origin);
    await the.page.until("it is offered", async () => (await offer()).includes("A new version is ready. Use it when you are done."));
    assert.equal(await version(), "1");
    await the.page.drop([await photo()]);
    const button = await the.page.button("Use the new version");
    await the.page.until("it waits", async () => !(await button.isEnabled()));
    assert.match(await offer(), /Save or remove your photos first/u);
    await the.shoot("new-version");
    await findsNothing(the.driver);
    await the.page.clickOn(".photo-item .icon-button");
    await the.page.until("it may be used", () => button.isEnabled());
  });

  test("one that did not come through whole changes nothing", LIMIT, async () => {
    await the.page.press("Use the new version");
    await the.page.until("it says so", async () => (await offer()).includes("did not come through"));
    assert.equal((await keptFiles())[0], 1);
    await the.page.open(the.server.origin);
    assert.equal(await version(), "1");
  });

  test("another tab that has the page open holds it back", LIMIT, async () => {
    host = "later";
    const { driver, page: tab } = the;
    const first = await driver.getWindowHandle();
    await driver.switchTo().newWindow("tab");
    await tab.open(the.server.origin);
    await driver.switchTo().window(first);
    await tab.press("Use the new version");
    await tab.until("it says so", async () => (await offer()).includes("open in another tab"));
    for (const handle of await driver.getAllWindowHandles()) {
      if (handle === first) continue;
      await driver.switchTo().window(handle);
      await driver.close();
    }
    await driver.switchTo().window(first);
  });

  test("it is used once somebody asks for it, and only what is new is fetched", LIMIT, async () => {
    const from = the.server.requests.length;
    await the.page.until("it is used", async () => {
      if ((await version()) === "2") return true;
      if (await the.page.hasButton("Use the new version")) await the.page.press("Use the new version");
      return false;
    }, LOADING_MS);
    await the.page.until("it has loaded", async () => (await the.page.all("[data-loaded=true]")).length === 1, LOADING_MS);
    assert.equal((await keptFiles())[0], 1, "the old copy is gone");
    assert.deepEqual([...new Set(askedSince(from))], [`GET ${BASE}`, `GET ${BASE}files.json`]);
  });

  test("with the host gone the page opens anew and looks for faces", LIMIT, async () => {
    await the.server.close();
    // As a person reloads it: the driver's own way goes past every copy in one engine.
    await the.driver.executeScript(() => {
      document.documentElement.dataset.before = "true";
      location.reload();
    });
    await the.page.until("it has loaded anew", async () => (await the.page.all("html:not([data-before]) [data-loaded=true]")).length === 1, LOADING_MS);
    assert.equal(await version(), "2");
    assert.match(await the.page.text(".loading-note"), /Ready/u);
    await the.page.drop([await photo()]);
    await the.page.untilSearched(1);
    assert.ok((await the.page.faces()).length > 0);
    await the.shoot("installed-offline");
  });

  if (the.engine === "chromium") {
    test("Chromium finds nothing that stands in the way of installing it", LIMIT, async () => {
      const { installabilityErrors } = await the.driver.sendAndGetDevToolsCommand("Page.getInstallabilityErrors");
      assert.deepEqual(installabilityErrors, []);
    });
  }
}, { base: BASE, change });
