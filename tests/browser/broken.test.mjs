// One bad photo never stops the others: it is refused in words, and says what to do.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { before, test } from "node:test";
import { classList } from "./support/class.mjs";
import { sample } from "./support/places.mjs";
import { inEveryEngine, LIMIT } from "./support/suite.mjs";

inEveryEngine("broken files among good ones", (the) => {
  let good;
  before(async () => {
    good = await readFile(path.join(sample, "trip-2.jpg"));
    await the.page.open(the.server.origin);
  });

  test("each file has its own fate", LIMIT, async () => {
    const { page } = the;
    await page.drop([
      { name: "half.jpg", type: "image/jpeg", bytes: good.subarray(0, good.length / 2) },
      { name: "notes.jpg", type: "image/jpeg", bytes: Buffer.from("This is no picture.") },
      { name: "nothing.jpg", type: "image/jpeg", bytes: Buffer.alloc(0) },
      { name: "good.jpg", type: "image/jpeg", bytes: good },
      { name: "class.csv", type: "text/csv", bytes: Buffer.from(classList) },
    ]);
    await page.untilSearched(4);
    const photos = Object.fromEntries((await page.photos()).map(({ name, status }) => [name, status]));
    assert.deepEqual(photos, { "half.jpg": "failed", "notes.jpg": "failed", "nothing.jpg": "failed", "good.jpg": "incomplete" });
    await page.until("the list is read", async () => /class\.csv/u.test(await page.text(".loaded")));
  });

  for (const [name, words] of [
    ["half.jpg", /stops in the middle|damaged/u],
    ["notes.jpg", /not a picture file/u],
    ["nothing.jpg", /The file is empty/u],
  ]) {
    test(`${name} is refused in words, and cannot be saved`, LIMIT, async () => {
      const { page } = the;
      await page.openPhoto(name);
      assert.match(await page.text(".photo-view .note"), words);
      assert.equal(await page.hasButton("Save the cleared photo"), false);
      assert.ok(await page.hasButton("Try again"));
    });
  }

  test("the good one goes on", LIMIT, async () => {
    const { page } = the;
    await page.openPhoto("good.jpg");
    assert.ok((await page.faces()).length > 0);
    await the.shoot("6-broken");
  });

  test("a class list that is none is refused in words, and the one before stays", LIMIT, async () => {
    const { page } = the;
    await page.drop([{ name: "poem.csv", type: "text/csv", bytes: Buffer.from("Roses are red\nViolets are blue\n") }]);
    await page.until("the poem is refused", async () => (await page.text(".panel-class-list")).includes("poem.csv could not be used"));
    assert.match(await page.text(".panel-class-list"), /The list you had before is still in use/u);
    assert.match(await page.text(".loaded"), /class\.csv/u);
  });

  test("a policy that is none is refused in words", LIMIT, async () => {
    const { page } = the;
    await page.driver.executeScript(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['id = "half'], "rules.toml"));
      const input = document.querySelector('input[accept=".toml"]');
      input.files = transfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
    await page.until("the policy is refused", async () => (await page.text(".panel-school")).includes("could not be understood"));
  });
});
