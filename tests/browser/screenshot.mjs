// Takes the README's picture of the page: `node browser/screenshot.mjs`, once the page is built.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { engines } from "./support/engines.mjs";
import { Page } from "./support/page.mjs";
import { dist, root } from "./support/places.mjs";
import { serve } from "./support/server.mjs";

const server = await serve(dist);
const { driver, close } = await engines[0].open();
try {
  // High enough for the verdict to begin.
  await driver.manage().window().setRect({ width: 1360, height: 1480 });
  const page = new Page(driver);
  await page.open(server.origin);
  await page.press("Try it with a made-up class");
  await page.untilSearched(3);
  await page.openPhoto("trip-2.jpg");
  await page.nameFace(1, "zeb", "Zebedee Sampleton");
  await page.nameFace(2, "zoe", "Zoë Dummière");
  await page.choose("Who is publishing?", "The web manager");
  await page.type("Caption", "Zebedee and his friends won a prize");
  await page.until("the name is marked", async () => (await page.marked("caption")).length > 0);
  await driver.executeScript(() => {
    document.activeElement.blur();
    document.querySelector(".desk-side").scrollTop = 0;
    window.scrollTo(0, 0);
  });
  await driver.sleep(300);
  await writeFile(path.join(root, "web/screenshot.png"), Buffer.from(await driver.takeScreenshot(), "base64"));
} finally {
  await close();
  await server.close();
}
