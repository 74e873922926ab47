// A browser that cannot do what the page needs says so in words, before anything large is fetched. The test's server takes
// the ability from the browser in the first script of the page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findsNothing } from "./support/axe.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";

/** What is missing: none of them throws in the browser that has it. */
const MISSING = {
  "128-bit numbers in WebAssembly": "var v = WebAssembly.validate; WebAssembly.validate = function (bytes) { return bytes.indexOf(253) < 0 && v(bytes); };",
  "WebAssembly": "delete window.WebAssembly;",
};
/** Old browsers do not ask what kind of worker is wanted. */
const NO_MODULES = "var W = window.Worker; window.Worker = function (url) { return new W(url); };";

let missing = "";
const change = (pathname, bytes) => (pathname === "/old.js" ? Buffer.concat([Buffer.from(`${missing}\n`), bytes]) : null);

inEveryEngine("an old browser", (the) => {
  for (const [what, script] of Object.entries(MISSING)) {
    test(`without ${what} it is told so in words, and nothing large is fetched`, LIMIT, async () => {
      missing = script;
      const from = the.server.requests.length;
      await the.driver.get(the.server.origin);
      await the.page.until("it is told", async () => (await the.page.all(".too-old h1")).length === 1);
      assert.match(await the.page.text("#page"), /too old for Schoolgate/u);
      assert.match(await the.page.text("#page"), /Firefox 114/u);
      assert.deepEqual(the.server.requests.slice(from).filter((request) => /wasm|onnx|sample|sw\.js/u.test(request)), []);
    });
  }

  test("without modules in workers it is told so in words", LIMIT, async () => {
    await the.shoot("too-old");
    await findsNothing(the.driver);
    missing = NO_MODULES;
    await the.driver.get(the.server.origin);
    await the.page.until("it is told", async () => (await the.page.text("body")).includes("This browser is too old for Schoolgate"));
  });
}, { change });
