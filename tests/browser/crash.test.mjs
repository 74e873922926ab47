// Saving is broken off at random moments (SCHOOLGATE_CRASHES=100: a hundred times), and what is kept is each time the old or the new, whole, and
// opens. Most times the tab is closed hard in the middle; where the driver lets a profile outlive its browser (not in
// WebKit, whose driver keeps it in memory only), every tenth time the whole browser is killed, every process of it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, test } from "node:test";
import { Key } from "selenium-webdriver";
import { engines } from "./support/engines.mjs";
import { backupOf, listsItem, plantRecords, records, vaultOf } from "./support/kept.mjs";
import { Page } from "./support/page.mjs";
import { dist } from "./support/places.mjs";
import { serve } from "./support/server.mjs";
import { LIMIT } from "./support/suite.mjs";

const PASSPHRASE = "lighthouse wednesday spoon";
const TIMES = Number(process.env.SCHOOLGATE_CRASHES ?? 12);
const KILL_EVERY = 10;
/** As many lines as a school has in years, so that keeping them takes a while. */
const LINES = 4000;
/** Saving takes about this long, from the press of the button. */
const SAVING_MS = 400;

const LISTS = listsItem("class.csv", "Id,Forename\nT01,Wren\n");

/** The register after so many rounds. */
const register = (round) =>
  Array.from({ length: LINES + round }, (_, index) => `{"previous":"${index}","caption":"A day at the museum, and what we saw there","hash":"${index + 1}"}\n`).join("");

/** The page without the guard, which has no part in this and takes a second to load. */
const withoutGuard = (pathname) => (/\.(?:wasm|onnx)$/u.test(pathname) ? Buffer.from("none") : null);

/** Every process that was started with the profile's folder, and those they started. */
function killAll(home) {
  const all = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { maxBuffer: 1 << 24, encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/u.exec(line))
    .filter(Boolean)
    .map(([, pid, parent, args]) => ({ pid: Number(pid), parent: Number(parent), args }));
  const ours = new Set(all.filter(({ args }) => args.includes(home)).map(({ pid }) => pid));
  for (let before = -1; before !== ours.size; ) {
    before = ours.size;
    for (const { pid, parent } of all) if (ours.has(parent)) ours.add(pid);
  }
  ours.delete(process.pid);
  for (const pid of ours) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It went with another.
    }
  }
  return ours.size;
}

for (const engine of engines) {
  describe(`saving that is broken off in ${engine.name}`, LIMIT, () => {
    test(`${TIMES} times, and never anything lost or half-written`, LIMIT, async (t) => {
      assert.ok(existsSync(path.join(dist, "index.html")), "The page has not been built: cargo xtask build");
      const mayKill = engine.name !== "webkit";
      const files = await mkdtemp(path.join(tmpdir(), "schoolgate-files-"));
      const home = await mkdtemp(path.join(tmpdir(), "schoolgate-profile-"));
      const server = await serve(dist, withoutGuard);
      const vault = await vaultOf({ "class-lists.json": LISTS, "register.jsonl": register(0) }, PASSPHRASE);
      let browser = await engine.open({ profile: home });
      let page = new Page(browser.driver);
      const told = { old: 0, fresh: 0, tabs: 0, browsers: 0 };
      const backup = path.join(files, "next.age");

      /** A tab on our origin that has nothing of the page in it. */
      const rest = () => browser.driver.get(`${server.origin}icon.svg`);
      try {
        await rest();
        await plantRecords(browser.driver, vault.records);
        let kept = 0;
        for (let round = 1; round <= TIMES; round++) {
          await writeFile(backup, await backupOf({ "register.jsonl": register(round) }, PASSPHRASE, 2));
          const { driver } = browser;
          const restsIn = await driver.getWindowHandle();
          await driver.switchTo().newWindow("tab");
          await driver.get(server.origin);
          await page.until("it is shut", () => page.isShut());
          await quickly(driver, PASSPHRASE);
          await page.until("it is open", async () => (await page.all(".kept-state")).length === 1);
          await page.giveFiles("Open a backup", backup);
          await quickly(driver, PASSPHRASE);
          await new Promise((resolve) => setTimeout(resolve, Math.random() * SAVING_MS));
          if (mayKill && round % KILL_EVERY === 0) {
            assert.ok(killAll(home) > 1, "there was a browser to kill");
            told.browsers++;
            await browser.close();
            browser = await engine.open({ profile: home });
            page = new Page(browser.driver);
            await rest();
          } else {
            await driver.close();
            told.tabs++;
            await driver.switchTo().window(restsIn);
          }
          const lying = await records(browser.driver);
          assert.ok(lying.key.equals(vault.records.key), "the key is the same");
          const items = await vault.open(lying.contents);
          assert.equal(items["class-lists.json"], LISTS, `round ${round}: the class list, which nobody could read, is still there`);
          const isNew = items["register.jsonl"] === register(round);
          assert.ok(isNew || items["register.jsonl"] === register(kept), `round ${round}: the register is the old or the new one`);
          if (isNew) kept = round;
          told[isNew ? "fresh" : "old"]++;
        }
        t.diagnostic(`${told.tabs} tabs closed, ${told.browsers} browsers killed: ${told.old} times the old, ${told.fresh} times the new`);
        if (TIMES >= 20) assert.ok(told.old > 0 && told.fresh > 0, "both happened");
      } finally {
        await browser.close();
        await server.close();
        for (const folder of [files, home]) await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
      }
    });
  });
}

/** Types the passphrase and gives it, without waiting for anything to come to rest. */
async function quickly(driver, passphrase) {
  const field = await driver.wait(async () => (await driver.findElements({ css: ".passphrase input[type=password]" }))[0] ?? null, 20_000);
  await field.sendKeys(passphrase, Key.ENTER);
}
