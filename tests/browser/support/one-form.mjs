// Goes through a page with one form inside <school-gate> as a person does: chooses a photo, answers in the gate, sends. And as
// somebody does who goes round the page.
import assert from "node:assert/strict";
import { By } from "selenium-webdriver";
import { Page } from "./page.mjs";

const PATIENCE_MS = 120_000;

/** Waits until a host answers. */
export async function answering(address) {
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    if (await fetch(address).then(({ ok }) => ok, () => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${address} does not answer`);
}

/** The gate lies in a shadow tree that is closed to pages: Chromium is told to leave it open to the test. */
export async function openShadows(driver) {
  const source = `{
    const { attachShadow } = Element.prototype;
    globalThis.shadowRootsOfPage = [];
    Element.prototype.attachShadow = function (init) {
      const root = attachShadow.call(this, init);
      globalThis.shadowRootsOfPage.push(root);
      return root;
    };
  }`;
  await driver.sendDevToolsCommand("Page.addScriptToEvaluateOnNewDocument", { source });
}

/** The form takes the photo cleared. What the host's page says afterwards, and what was sent to it. */
export async function sendThroughGate(driver, address, photo) {
  const run = (script, ...values) => driver.executeScript(script, ...values);
  const page = new Page(driver);
  const until = (what, condition) => page.until(what, condition, PATIENCE_MS);
  const state = () => run("return document.querySelector('school-gate')?.getAttribute('state')");
  const openFrame = () => run("return globalThis.shadowRootsOfPage.flatMap((root) => [...root.querySelectorAll('dialog[open] iframe')])[0] ?? null");

  await driver.get(address);
  await until("the element is ready", async () => {
    assert.notEqual(await state(), "failed");
    return (await state()) === "ready";
  });
  await driver.findElement(By.css("input[name=caption]")).sendKeys("A day at the museum");
  await driver.findElement(By.css("input[type=file]")).sendKeys(photo);
  await until("a person is asked", openFrame);
  await driver.switchTo().frame(await openFrame());
  const standing = () => run("return document.querySelector('.gate-bar')?.dataset.standing ?? null");
  await until("the picture is clear", async () => {
    const [cover] = await driver.findElements(By.xpath("//*[@data-answer='none']//button[normalize-space()='Cover']"));
    if (cover) await cover.click();
    return (await standing()) === "clear";
  });
  await page.clickOn(".gate-bar button:not(.gate-leave)");
  await driver.switchTo().defaultContent();
  await until("the cleared photo has arrived", () => run("return document.querySelector('input[type=file]').files.length === 1 && document.querySelector('school-gate').state === 'ready'"));
  const sent = await driver.executeAsyncScript(async (done) => {
    const [file] = document.querySelector("input[type=file]").files;
    const bytes = Array.from(new Uint8Array(await file.arrayBuffer()));
    done({ bytes, receipt: document.querySelector("school-gate").receiptOf(file) });
  });
  await page.clickOn("form button");
  await until("the host has answered", async () => (await driver.getCurrentUrl()).endsWith("/upload"));
  return { says: await run("return document.body.textContent"), bytes: Buffer.from(sent.bytes), receipt: sent.receipt };
}

/** Sends a photo without the page; the host's answer. */
export async function sendAround(address, bytes, fields) {
  const form = new FormData();
  form.append("photos", new File([bytes], "trip.jpg", { type: "image/jpeg" }));
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const response = await fetch(new URL("upload", address), { method: "POST", body: form });
  return { status: response.status, text: await response.text() };
}
