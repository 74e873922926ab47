// The person at the gate: sees whether it is shown, goes in, covers every face, and lets the pictures go or not.
import { By } from "selenium-webdriver";

/** Searching a picture takes a moment on a fast machine and many on a busy one. */
const PATIENCE_MS = 120_000;

export class Person {
  constructor(driver) {
    this.driver = driver;
  }

  isAsked() {
    return this.driver.executeScript("return theHand.frames().some((frame) => frame.closest('dialog')?.open)");
  }

  /** Lets the pictures go, saying of every face that it is to be covered, if anybody is asked; `isDone` tells that they went without. */
  async agrees(isDone) {
    await this.driver.wait(async () => (await isDone()) || (await this.isAsked()), PATIENCE_MS, "Nobody was asked, and nothing went");
    if (!(await this.isAsked())) return;
    await this.inGate(async () => {
      await this.driver.wait(async () => {
        if (await this.presses(".face-cover, [data-answer='cover']")) return false;
        return (await this.standing()) === "clear";
      }, PATIENCE_MS, `The pictures were not clear`);
      await this.presses(".gate-bar .button:not(.gate-leave)");
    });
    await this.driver.wait(isDone, PATIENCE_MS, "What was cleared did not arrive in the page");
  }

  /** Waits to be asked, and lets nothing go. */
  async refuses() {
    await this.driver.wait(() => this.isAsked(), PATIENCE_MS, "Nobody was asked");
    await this.inGate(() => this.presses(".gate-leave"));
    await this.driver.wait(async () => !(await this.isAsked()), PATIENCE_MS, "The gate is still there");
  }

  standing() {
    return this.driver.executeScript("return document.querySelector('.gate-bar')?.dataset.standing ?? null");
  }

  /** Presses the first of these, if there is one. */
  async presses(css) {
    const [button] = await this.driver.findElements(By.css(css));
    if (!button) return false;
    await this.driver.executeScript("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", button);
    await button.click();
    return true;
  }

  async inGate(act) {
    const frame = await this.driver.executeScript("return theHand.frames().find((frame) => frame.closest('dialog')?.open)");
    await this.driver.switchTo().frame(frame);
    try {
      await act();
    } finally {
      await this.driver.switchTo().defaultContent();
    }
  }
}
