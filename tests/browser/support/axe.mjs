// Has axe-core look at the page as it stands.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const EVERYTHING = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
/** What the colours of a page have a say in. */
export const COLOURS = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

/** Fails, saying where and why, when axe finds anything; `asked` are the rules, all of them unless said. */
export async function findsNothing(driver, asked = EVERYTHING) {
  if (!(await driver.executeScript("return 'axe' in globalThis"))) await driver.executeScript(axe);
  const violations = await driver.executeAsyncScript((runOnly, done) => {
    globalThis.axe.run(document, { runOnly, resultTypes: ["violations"] }).then(
      ({ violations: found }) => done(found.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`) }))),
      (error) => done([{ id: "axe", help: String(error), nodes: [] }]),
    );
  }, asked);
  assert.deepEqual(violations, [], JSON.stringify(violations, null, 2));
}
