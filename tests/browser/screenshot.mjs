// Takes the README's pictures of the page: `node browser/screenshot.mjs`, once the page is built.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { engines } from "./support/engines.mjs";
import { Page } from "./support/page.mjs";
import { dist, root, sample } from "./support/places.mjs";
import { serve } from "./support/server.mjs";

const folder = path.join(root, "web/screenshots");
const server = await serve(dist);
const { driver, close } = await engines[0].open();
const page = new Page(driver);

/** As the page looks from its top, with nothing in hand. */
async function shoot(name, height) {
  await driver.manage().window().setRect({ width: 1360, height });
  await driver.executeScript(() => {
    document.activeElement.blur();
    document.querySelector(".desk-side").scrollTop = 0;
    window.scrollTo(0, 0);
  });
  await driver.sleep(500);
  await writeFile(path.join(folder, `${name}.png`), Buffer.from(await driver.takeScreenshot(), "base64"));
}

try {
  await mkdir(folder, { recursive: true });
  await page.open(server.origin);
  await page.press("Try it with a made-up class");
  await page.untilSearched(3);
  await page.openPhoto("trip-2.jpg");
  await page.nameFace(1, "zeb", "Zebedee Sampleton");
  await page.nameFace(2, "zoe", "Zoë Dummière");
  await page.choose("Who is publishing?", "The web manager");
  await page.type("Caption", "Zebedee and his friends won a prize");
  await page.until("the name is marked", async () => (await page.marked("caption")).length > 0);
  await shoot("photo", 1480);
  await page.press("Show them as a sheet");
  await page.until("the sheet is open", async () => (await page.all(".sheet")).length === 1);
  await shoot("batch", 1000);

  await page.press("Write a post");
  await page.choose("School rules", "Malmesbury Park Primary");
  await page.type("Text of the post", "What a day at the space museum! Zebedee tried the helmet on.");
  await page.until("it is judged", async () => (await page.all(".post-about .finding")).length > 0);
  await shoot("post", 1100);

  await page.press("Off the iPads");
  await page.giveFiles("Choose the photos", ...[1, 2, 3].map((number) => path.join(sample, `trip-${number}.jpg`)));
  await page.until("they are sorted", async () => (await page.all(".trip-row")).length === 3);
  await shoot("trip", 1000);
} finally {
  await close();
  await server.close();
}
