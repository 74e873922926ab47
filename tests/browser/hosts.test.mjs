// On upload pages that others wrote, by every way a page takes files, a server receives only what was cleared. The bare page is
// asked first: what does not arrive there is no way of that page, and what does arrives as it was taken.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { checkReceipt } from "../../web/package/examples/check-receipt.mjs";
import { extension, setUp } from "../hosts/extension.mjs";
import { guard, serving } from "../hosts/guarded.mjs";
import { hosts, pages, withReceipts } from "../hosts/hosts.mjs";
import { Person } from "../hosts/person.mjs";
import { leaksIn, photosIn, portrait } from "../hosts/photos.mjs";
import { bundle } from "../hosts/ready.mjs";
import { serveHosts } from "../hosts/server.mjs";
import { ABSENT, CLEARED, FAILED, isExpected, NOTHING, Results, write } from "../hosts/table.mjs";
import { Hand, ways } from "../hosts/ways.mjs";
import { engines } from "./support/engines.mjs";
import { decoded } from "./support/pixels.mjs";
import { LIMIT } from "./support/suite.mjs";

/** Every file of a form's upload came with a receipt that holds for its very bytes. */
function holdsReceipts({ files, fields }, jwk) {
  const receipts = fields.filter(([name]) => name === "schoolgate-receipt").map(([, receipt]) => receipt);
  assert.equal(receipts.length, files.length, "a receipt for each file");
  files.forEach(({ bytes }, index) => checkReceipt(receipts[index], { keys: [jwk], photo: bytes, channel: "website" }));
}

/** The reason for which a careful server refuses an upload. */
function whyNot({ files, fields, headers }, jwk) {
  const receipts = [headers["schoolgate-receipt"], ...fields.filter(([name]) => name === "schoolgate-receipt").map(([, receipt]) => receipt)].filter(Boolean);
  try {
    for (const [index, { bytes }] of files.entries()) checkReceipt(receipts[index], { keys: jwk ? [jwk] : [], photo: bytes, channel: "website" });
    return null;
  } catch (error) {
    return error.message;
  }
}

/** On the portrait's face, and beside it. */
const [FACE, BESIDE] = [[222, 120], [20, 500]];

/** What is known to come is waited for; what is not has a moment to come after all. */
const PATIENCE_MS = 30_000;
const SOON_MS = 500;
const QUIET_MS = 2_000;

let built;
before(async () => {
  built = await mkdtemp(path.join(tmpdir(), "schoolgate-pages-"));
  await bundle(built);
});
after(() => rm(built, { recursive: true, force: true }));

test("the lines that the package tells hosts to write are the ones that are run here", async () => {
  const [told, run] = await Promise.all(["../../web/package/HOSTS.md", "../hosts/pages/receipts.js"].map((file) => readFile(new URL(file, import.meta.url), "utf8")));
  const flat = (text) => text.replace(/^ +/gmu, "");
  const blocks = [...told.matchAll(/^```js\n(.*?)^```$/gmsu)].map(([, lines]) => lines);
  assert.equal(blocks.length, 4);
  for (const block of blocks) assert.ok(flat(run).includes(flat(block)), block);
});

/** The guard as an element in every engine, and as an extension where its makers let one be put in for a test. */
const setUps = [
  ...engines.map((engine) => ({ title: `Element in ${engine.name}`, engine, isElement: true })),
  ...engines.filter(({ name }) => name === "chromium").map((engine) => ({ title: `Extension in ${engine.name}`, engine, isElement: false })),
];
/** By which ways photos arrive without the guard, by engine and host. */
const offered = Object.fromEntries(engines.map(({ name }) => [name, new Map(hosts.map((host) => [host, []]))]));

for (const { title, engine, isElement } of setUps) {
  describe(`upload pages: ${title}`, LIMIT, () => {
    const results = new Results();
    const taken = offered[engine.name];
    let folder, photo, server, browser, hand, person, jwk;
    /** Whether the server asks for receipts. */
    let demands = false;
    before(async () => {
      folder = await mkdtemp(path.join(tmpdir(), "schoolgate-hosts-"));
      photo = photosIn(folder);
      server = await serveHosts({ pages: built, guard, folders: await serving(folder), judge: async (upload) => (demands ? whyNot(upload, jwk) : null) });
      browser = await engine.open(isElement ? {} : { extension: await extension() });
      person = isElement ? new Person(browser.driver) : await setUp(browser.driver, folder);
      // Small, so that what the pages draw while they upload is soon drawn.
      await browser.driver.manage().window().setRect({ x: 0, y: 0, width: 800, height: 760 });
      hand = await Hand.of(browser.driver, engine.name);
    });
    after(async () => {
      await browser?.close();
      await server?.close();
      await rm(folder, { recursive: true, force: true });
    });

    const open = async (variant, page) => {
      await browser.driver.get(`${server.origin}/${variant}/${page}.html`);
      for (const host of [...hosts, ...withReceipts].filter((each) => each.page === page)) await hand.ready(host);
    };
    const arrivedSince = (mark, host) => server.uploads.slice(mark).filter(({ to }) => to === host.to).flatMap(({ files }) => files);

    /** Makes photos and gives them to a host by a way; what was given, or null where that cannot be done. */
    const give = async (host, way) => {
      if (host.again) await hand.pressIfThere(host.again);
      const below = way.isFolder ? `sports day ${Math.random().toString(36).slice(2)}` : "";
      const photos = [];
      for (let number = 0; number < way.photos; number++) photos.push(await photo(below));
      return (await way.go(hand, host, photos, path.join(folder, below))) ? photos : null;
    };
    /** The same for a way that this page is known to have: some widgets come up a little after their page. */
    const giveOnceUp = async (host, way) => {
      let photos = null;
      await until(async () => (photos = await give(host, way)) !== null);
      return photos;
    };
    const until = async (condition, patience = PATIENCE_MS) => {
      for (const end = Date.now() + patience; Date.now() < end; ) {
        if (await condition()) return true;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return false;
    };

    for (const page of pages) {
      const here = hosts.filter((each) => each.page === page);
      if (isElement) test(`${page}: without the guard the originals arrive`, LIMIT, async () => {
        server.uploads.length = 0;
        await open("bare", page);
        const address = await browser.driver.getCurrentUrl();
        const arrived = (photos) => photos.every(({ sha256 }) => server.uploads.some(({ files }) => files.some((file) => file.sha256 === sha256)));
        const given = [];
        for (const host of here) {
          for (const way of ways) {
            const expected = await isExpected(title, host, way);
            const photos = await (expected ? giveOnceUp : give)(host, way);
            if (!photos) continue;
            await hand.send(host);
            given.push({ host, way, photos });
            await until(() => arrived(photos), expected ? PATIENCE_MS : (host.takes ?? SOON_MS));
            // A browser that may not drop a file somewhere opens it instead.
            if ((await browser.driver.executeScript("return location.href")) !== address) await open("bare", page);
          }
        }
        for (const host of here) await until(() => arrivedSince(0, host).length > 0);
        await until(async () => {
          const before = server.uploads.length;
          await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
          return server.uploads.length === before;
        });
        for (const { host, way, photos } of given) if (arrived(photos)) taken.get(host).push(way);
        for (const host of here) {
          assert.ok(taken.get(host).length > 0, `${host.name} takes no photo at all`);
        }
        const originals = given.flatMap(({ photos }) => photos);
        for (const upload of server.uploads) if (upload.files.length > 0) assert.notDeepEqual(leaksIn(upload, originals), [], `what is planted would be found: ${upload.files.map(({ name }) => name)}`);
        server.uploads.length = 0;
      });

      test(`${page}: behind the guard only what was cleared arrives`, LIMIT, async (t) => {
        for (const host of here) for (const way of ways) results.set(host, way, ABSENT);
        await open(isElement ? "guarded" : "bare", page);
        if (isElement) await hand.untilGuarded();
        for (const host of here) {
          await t.test(host.name, LIMIT, async () => {
            for (const way of taken.get(host)) {
              results.set(host, way, FAILED);
              const mark = server.uploads.length;
              await hand.empty(host);
              const photos = await giveOnceUp(host, way);
              assert.ok(photos, `${way.name} cannot be gone`);
              await person.agrees(async () => (host.sender ? hand.holds(host, photos.length) : arrivedSince(mark, host).length >= photos.length));
              await hand.send(host);
              await until(() => arrivedSince(mark, host).length >= photos.length);
              assert.equal(arrivedSince(mark, host).length, photos.length, `${way.name}: as many arrive as were given`);
              for (const upload of server.uploads.slice(mark)) assert.deepEqual(leaksIn(upload, photos), [], way.name);
              results.set(host, way, CLEARED);
              if (!isElement) continue;
              const cleared = await hand.cleared();
              for (const { name, sha256 } of arrivedSince(mark, host)) assert.ok(cleared.includes(sha256), `${way.name}: ${name} was never cleared`);
              if (host.sender) for (const upload of server.uploads.slice(mark)) holdsReceipts(upload, await hand.publicJwk());
            }

            results.set(host, null, FAILED);
            // What was cleared before may come back into an input when the new choice is not let through.
            const before = arrivedSince(0, host).map(({ sha256 }) => sha256);
            const mark = server.uploads.length;
            await hand.empty(host);
            await giveOnceUp(host, taken.get(host)[0]);
            await person.refuses();
            await hand.send(host);
            await new Promise((resolve) => setTimeout(resolve, 500));
            assert.deepEqual(server.uploads.slice(mark).flatMap(({ files }) => files.filter(({ sha256 }) => !before.includes(sha256)).map(({ name }) => name)), [], "what a person does not let through stays here");
            results.set(host, null, NOTHING);
          });
        }
      });
    }

    if (isElement) test("a server that asks for receipts takes what was cleared, and refuses the rest", LIMIT, async () => {
      const dropped = ways.find(({ name }) => name === "drop");
      demands = true;
      server.uploads.length = 0;
      await open("bare", "receipts");
      for (const host of withReceipts) {
        assert.ok(await give(host, dropped), `${host.name} takes a drop`);
        assert.ok(await until(() => arrivedSince(0, host).length > 0), `${host.name} sends`);
      }
      for (const { refused } of server.uploads) assert.equal(refused, "There is no receipt.");

      await open("guarded", "receipts");
      await hand.untilGuarded();
      jwk = await hand.publicJwk();
      for (const host of withReceipts) {
        const mark = server.uploads.length;
        assert.ok(await give(host, dropped), `${host.name} takes a drop`);
        await person.agrees(async () => arrivedSince(mark, host).length > 0);
        assert.deepEqual(server.uploads.slice(mark).filter(({ to }) => to === host.to).map(({ refused }) => refused), [null], host.name);
      }

      const [react] = withReceipts.slice(-1);
      const original = await portrait(folder);
      const mark = server.uploads.length;
      await hand.drop(react, [original]);
      await person.agrees(async () => arrivedSince(mark, react).length > 0);
      demands = false;
      const [{ refused }] = server.uploads.slice(mark).filter(({ to }) => to === react.to);
      assert.equal(refused, null);
      const [{ bytes }] = arrivedSince(mark, react);
      const [was, is] = await Promise.all([original.bytes, bytes].map((each) => decoded(browser.driver, each, [FACE, BESIDE])));
      assert.notDeepEqual(is.colours[0], was.colours[0], "the face is covered");
      assert.deepEqual(is.colours[1], was.colours[1], "the rest is as it was");
    });

    test("the table of what was tried is the one that is published", LIMIT, async () => {
      const unlike = await results.unlike(title);
      await write(title, results.lines());
      assert.deepEqual(unlike, [], "Look at what changed, and renew web/package/HOSTS-TABLE.md with SCHOOLGATE_RENEW=1");
    });
  });
}
