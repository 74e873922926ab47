// Runs the same tests in every engine. Each file of tests opens each browser once.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe } from "node:test";
import { engines } from "./engines.mjs";
import { Page } from "./page.mjs";
import { dist, output } from "./places.mjs";
import { serve } from "./server.mjs";

/** A test that hangs ends; the slowest waits for three searches on a busy machine. */
export const LIMIT = { timeout: 600_000 };

/**
 * With `options.change` the server gives other bytes for some of its files, `options.base` is where it serves them; see
 * `serve`.
 * With `options.only` only this engine is asked.
 * `define` gets a context that is filled before its tests run: `page`, `driver`, `server`, `downloads`, `shoot`.
 * @param {string} what
 * @param {(context: any) => void} define
 */
export function inEveryEngine(what, define, options = {}) {
  for (const engine of engines.filter(({ name }) => !options.only || options.only === name)) {
    describe(`${what} in ${engine.name}`, LIMIT, () => {
      const context = { engine: engine.name };
      before(async () => {
        assert.ok(existsSync(path.join(dist, "index.html")), "The page has not been built: cargo xtask build");
        context.server = await serve(dist, options.change, options.base);
        const browser = await engine.open(options);
        Object.assign(context, browser, { page: new Page(browser.driver), shoot: shooter(engine.name, browser.driver) });
      });
      after(async () => {
        await context.close?.();
        await context.server?.close();
      });
      define(context);
    });
  }
}

/** Saves what the browser shows, for looking at afterwards. */
function shooter(engine, driver) {
  return async (name) => {
    await mkdir(output, { recursive: true });
    await writeFile(path.join(output, `${name}-${engine}.png`), Buffer.from(await driver.takeScreenshot(), "base64"));
  };
}
