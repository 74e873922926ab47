// Every request is recorded, by the host and by the browser itself, and after the page has loaded there is none. Scripts
// that are not the page's own cannot be started.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { engines } from "./support/engines.mjs";
import { Page } from "./support/page.mjs";
import { dist } from "./support/places.mjs";
import { serve } from "./support/server.mjs";
import { LIMIT } from "./support/suite.mjs";

/** Only this engine writes down what it does on the network. offline.test.mjs asks the page itself, in all three. */
const chromium = engines.find(({ name }) => name === "chromium");

/** Where pages of this origin asked something of, by the browser's own log. */
function askedBy(origin, { constants, events }) {
  const started = constants.logEventTypes.URL_REQUEST_START_JOB;
  const udp = constants.logEventTypes.UDP_CONNECT;
  return {
    urls: events
      .filter(({ type, params }) => type === started && (params?.initiator?.startsWith(origin) || params?.network_isolation_key?.includes(origin)))
      .map(({ params }) => params.url),
    /** Sockets that WebRTC would use. The browser's own look whether there is a network goes to no port of ours. */
    calls: events.filter(({ type, params }) => type === udp && params?.address && !/:(?:53|80|443|9)$/u.test(params.address)).map(({ params }) => params.address),
  };
}

describe("what goes over the network", { ...LIMIT, skip: chromium ? false : "another engine was asked for" }, () => {
  test("nothing after the page has loaded, and never anything to anybody else", LIMIT, async (t) => {
    const server = await serve(dist);
    const browser = await chromium.open({ netLog: true });
    const page = new Page(browser.driver);
    try {
      await page.open(server.origin);
      const loaded = server.requests.length;
      await page.press("Try it with a made-up class");
      await page.untilSearched(3);
      assert.deepEqual(server.requests.slice(loaded), [], "the host heard nothing more");

      await t.test("the browser has nothing to complain of: no script or style against the policy", async () => {
        assert.deepEqual((await browser.driver.manage().logs().get("browser")).map(({ message }) => message), []);
      });

      await t.test("no foreign script can be started, and no call made", async () => {
        const refusals = await browser.driver.executeScript(() => {
          const refused = (attempt) => {
            try {
              attempt();
              return "it went through";
            } catch (error) {
              return error.name;
            }
          };
          return [
            refused(() => {
              document.body.innerHTML = "<img src=x onerror=alert(1)>";
            }),
            refused(() => document.createElement("script").setAttribute("src", "https://example.org/x.js")),
            refused(() => trustedTypes.createPolicy("another", {})),
            refused(() => new Worker("./sw.js")),
            refused(() => new RTCPeerConnection()),
            refused(() => new WebSocket("wss://example.org")),
          ];
        });
        assert.deepEqual(refusals, ["TypeError", "TypeError", "TypeError", "TypeError", "ReferenceError", "ReferenceError"]);
      });

      const { urls, calls } = askedBy(server.origin.slice(0, -1), await browser.quit());
      assert.ok(urls.length > 5, "the browser has written down what it asked for");
      for (const url of urls) assert.ok(url.startsWith(server.origin), `${url} is not the page's own`);
      assert.deepEqual(calls, []);
    } finally {
      await browser.close();
      await server.close();
    }
  });
});
