// The person at the gate: sees whether it is shown, goes in, covers every face, and lets the pictures go or not.
import { Page } from "../browser/support/page.mjs";
import { until } from "../browser/support/until.mjs";

/** Searching a picture takes a moment on a fast machine and many on a busy one. */
const PATIENCE_MS = 50_000;

/**
 * What a person answers, run in the gate: every face is to be covered, the heads are as many as the boxes, no work is shown, one picture
 * after the other. Ends with what the gate says when all is clear, or after a minute.
 */
const ANSWERS = `
  const [done] = arguments;
  const end = performance.now() + ${PATIENCE_MS};
  const count = (field, number) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, String(number));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const answer = () => {
    const cover = [...document.querySelectorAll(".face[data-answer=none] button")].find(({ textContent }) => textContent.trim() === "Cover");
    if (cover) return cover.click();
    const heads = document.querySelector("#heads");
    if (heads?.value === "") return count(heads, document.querySelectorAll(".face").length);
    const none = document.querySelector("input[name^=work-]");
    if (none && !document.querySelector("input[name^=work-]:checked")) return none.click();
    [...document.querySelectorAll(".gate-photos .photo-item-open")].find((item) => item.querySelector(".badge")?.dataset.status !== "clear" && item.getAttribute("aria-current") !== "true")?.click();
  };
  const step = () => {
    const standing = document.querySelector(".gate-bar")?.dataset.standing;
    if (standing === "clear" || performance.now() > end) return done(standing === "clear" ? "clear" : document.body.innerText);
    if (standing === "open") answer();
    setTimeout(step, 50);
  };
  step();
`;

export class Person {
  constructor(driver) {
    this.driver = driver;
  }

  /** The gate's frame, when it is on show. */
  frame() {
    return this.driver.executeScript("return theHand.frames().find((frame) => frame.closest('dialog')?.open) ?? null");
  }

  async isAsked() {
    return (await this.frame()) !== null;
  }

  /** What the guard says on the page. */
  says() {
    return this.driver.executeScript("const gate = document.querySelector('school-gate'); return gate && `${gate.state}: ${theHand.roots.get(gate)?.textContent.split('}').at(-1)}`");
  }

  /** Waits to be asked. */
  async asked() {
    await until(this.driver, "somebody is asked", () => this.isAsked(), PATIENCE_MS).catch(async () => {
      throw new Error(`Nobody was asked. The guard says: ${await this.says()}`);
    });
  }

  /** What has to be done in the gate before the pictures are seen. */
  async enters() {}

  /** Answers what the gate asks, and lets the pictures go. `isDone` tells that the page has them. */
  async agrees(isDone) {
    await this.asked();
    await this.inGate(async () => {
      await this.enters();
      const left = await this.driver.executeAsyncScript(ANSWERS);
      if (left !== "clear") throw new Error(`The pictures did not become clear: ${left}`);
      await new Page(this.driver).clickOn(".gate-bar .button:not(.gate-leave)");
    });
    await until(this.driver, "what was cleared is in the page", isDone, PATIENCE_MS);
  }

  /** Waits to be asked, and lets nothing go. */
  async refuses() {
    await this.asked();
    await this.inGate(() => new Page(this.driver).clickOn(".gate-leave"));
    await until(this.driver, "the gate is out of sight", async () => !(await this.isAsked()), PATIENCE_MS);
  }

  async inGate(act) {
    await this.driver.switchTo().frame(await this.frame());
    try {
      await act();
    } finally {
      await this.driver.switchTo().defaultContent();
    }
  }
}
