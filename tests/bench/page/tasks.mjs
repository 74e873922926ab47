// The long tasks of the page's main thread, by the browser's own trace: how long each held the page up, and how much of
// that the thread itself worked. On a busy machine the first is larger; only the second is the page's doing.
import puppeteer from "puppeteer-core";

const CATEGORIES = ["toplevel", "devtools.timeline", "v8", "blink.user_timing"];
const TASK = /RunTask$/u;
/** Below this nobody notices. */
const LONG_MS = 50;

/** Starts a trace in the browser that `driver` drives; what it gives ends it and tells of the tasks. */
export async function traced(driver) {
  const address = (await driver.getCapabilities()).get("goog:chromeOptions").debuggerAddress;
  const browser = await puppeteer.connect({ browserURL: `http://${address}`, defaultViewport: null });
  const [page] = await browser.pages();
  await page.tracing.start({ categories: CATEGORIES });
  return async () => {
    const trace = JSON.parse(Buffer.from(await page.tracing.stop()).toString());
    await browser.disconnect();
    return longTasks(trace.traceEvents);
  };
}

/** The tasks of the renderer that did the most, in milliseconds, each with what it did for the longest. */
function longTasks(events) {
  const mains = events.filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain");
  const work = ({ pid, tid }) => events.filter((event) => event.pid === pid && event.tid === tid && event.ph === "X");
  const busiest = mains.map(work).toSorted((a, b) => b.length - a.length)[0] ?? [];
  const start = Math.min(...busiest.map(({ ts }) => ts));
  return busiest
    .filter(({ name, dur, tdur }) => TASK.test(name) && dur >= LONG_MS * 1000 && (tdur ?? dur) > 0)
    .map((task) => {
      const parts = busiest.filter((other) => other !== task && !TASK.test(other.name) && other.ts >= task.ts && other.ts + other.dur <= task.ts + task.dur && (other.tdur ?? other.dur) > 5000);
      const why = parts.toSorted((a, b) => (b.tdur ?? b.dur) - (a.tdur ?? a.dur)).slice(0, 5).map(({ name, tdur, dur, args }) => `${name} ${Math.round((tdur ?? dur) / 1000)} ${args?.data?.functionName ?? ""}`.trim());
      return { at: (task.ts - start) / 1000, wall: task.dur / 1000, own: (task.tdur ?? task.dur) / 1000, why };
    })
    .toSorted((a, b) => b.own - a.own);
}
