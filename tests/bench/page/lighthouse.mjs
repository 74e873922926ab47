// What Lighthouse says of the page in the suite's own Chromium.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";
import { programs } from "../../browser/support/places.mjs";

const CATEGORIES = ["performance", "accessibility", "best-practices"];

/** What else the machine does makes a run worse, and never better. */
const RUNS = 3;

/** Its scores, the best of three runs, and what it would have better. `form` is desktop or mobile. */
export async function judged(address, form) {
  let best = null;
  for (let run = 0; run < RUNS; run++) {
    const result = await judgedOnce(address, form);
    if (!best || result.scores.Performance > best.scores.Performance) best = result;
    if (best.scores.Performance === 100) break;
  }
  return best;
}

async function judgedOnce(address, form) {
  const home = await mkdtemp(path.join(tmpdir(), "schoolgate-lighthouse-"));
  const chrome = await launch({ chromePath: programs.chromium, userDataDir: home, chromeFlags: ["--headless", "--no-sandbox", "--disable-gpu"] });
  try {
    const settings = { port: chrome.port, onlyCategories: CATEGORIES, logLevel: "error" };
    const { lhr } = await lighthouse(address, settings, form === "desktop" ? desktopConfig : undefined);
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    const scores = Object.fromEntries(CATEGORIES.map((name) => [lhr.categories[name].title, Math.round((lhr.categories[name].score ?? 0) * 100)]));
    const weighed = CATEGORIES.flatMap((name) => lhr.categories[name].auditRefs).filter(({ weight }) => weight > 0);
    const complaints = [...new Set(weighed.map(({ id }) => id))]
      .map((id) => lhr.audits[id])
      .filter(({ score }) => score !== null && score < 0.9)
      .map(({ title, displayValue = "", details }) => [title, displayValue, ...(details?.items ?? []).slice(0, 3).map((item) => JSON.stringify(item).slice(0, 300))].join(" · "));
    return { scores, complaints, speed: Math.round(lhr.environment.benchmarkIndex) };
  } finally {
    await chrome.kill();
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
