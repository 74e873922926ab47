import { engines } from "/work/wt-hosts/tests/browser/support/engines.mjs";
import { built, bundle } from "/work/wt-hosts/tests/hosts/ready.mjs";
import { serveHosts } from "/work/wt-hosts/tests/hosts/server.mjs";
import { hosts } from "/work/wt-hosts/tests/hosts/hosts.mjs";
import { guard, serving } from "/work/wt-hosts/tests/hosts/guarded.mjs";
import { Hand, ways } from "/work/wt-hosts/tests/hosts/ways.mjs";
import { photosIn } from "/work/wt-hosts/tests/hosts/photos.mjs";
import { mkdtemp, writeFile } from "node:fs/promises";
await bundle();
const folder = await mkdtemp("/tmp/hp-");
const server = await serveHosts({ pages: built, guard, folders: await serving(folder) });
const photo0 = photosIn(folder); const photo=()=>photo0(process.env.WAY?.includes('folder')?'ff':'');
const b = await engines[0].open({});
await b.driver.manage().window().setRect({ x: 0, y: 0, width: 800, height: 760 });
const hand = await Hand.of(b.driver, engines[0].name);
const host = hosts.find(h=>h.name===(process.env.HOST||"form, one file"));
await b.driver.get(`${server.origin}/guarded/${host.page}.html`);
await hand.ready(host);
const t0=Date.now();
await hand.untilGuarded(); console.log("ready", Date.now()-t0);
const way = ways.find(w=>w.name===(process.env.WAY||"picker"));
console.log(await way.go(hand, host, [await photo(), ...(process.env.WAY?.includes('folder')?[await photo()]:[])], folder+'/ff'), Date.now()-t0);
for (let i=0;i<3;i++){ await new Promise(r=>setTimeout(r,1500)); console.log(JSON.stringify(await b.driver.executeScript("const g=document.querySelector('school-gate'); return [g.state, theHand.roots.get(g).textContent.slice(-300), theHand.frames().map(f=>[f.src, f.closest('dialog')?.open, f.contentDocument.body.innerText.slice(-150)]), [...document.querySelectorAll('input[type=file]')].map(i=>i.outerHTML+i.files.length+(i.disabled?'d':''))]"))); }
await writeFile("/tmp/look.png", Buffer.from(await b.driver.takeScreenshot(),"base64"));
console.log(await b.driver.manage().logs().get("browser").then(l=>l.map(x=>x.message)).catch(()=>0));
await b.close(); process.exit(0)
