import { engines } from "./browser/support/engines.mjs";
import { Page } from "./browser/support/page.mjs";
import { serve } from "./browser/support/server.mjs";
const s = await serve("/work/wt-pwa/web/dist", null, "/", { packed: true });
const b = await engines[0].open({});
const page = new Page(b.driver);
try {
for (const w of [1360, 412]) {
await b.driver.manage().window().setRect({ width: w, height: 900 });
await page.open(s.origin);
console.log(w, JSON.stringify(await b.driver.executeScript(() => { const o = new PerformanceObserver(()=>{}); o.observe({type:"layout-shift",buffered:true}); return o.takeRecords().map(({value,startTime,sources})=>[value,startTime,sources.map(({node,previousRect:p,currentRect:c})=>`${node?.nodeName}.${node?.className} ${p.y},${p.height}->${c.y},${c.height}`)]); })));
}
} finally { await b.close(); await s.close(); }
