// Has axe-core look at the page as it stands.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Fails, saying where and why, when axe finds anything. */
export async function findsNothing(driver) {
  if (!(await driver.executeScript("return 'axe' in globalThis"))) await driver.executeScript(axe);
  const violations = await driver.executeAsyncScript((done) => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    globalThis.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] }).then(
      ({ violations: found }) => done(found.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`) }))),
      (error) => done([{ id: "axe", help: String(error), nodes: [] }]),
    );
  });
  assert.deepEqual(violations, [], JSON.stringify(violations, null, 2));
}
