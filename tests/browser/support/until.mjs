// Waits for what is to come in a browser.

/** How long after a look that did not find it the next one comes. */
const AGAIN_MS = 50;

/** How drivers say that the page was drawn anew while it was being looked at, is not there yet, or moved under the hand that was about to click. */
const NOT_YET = new Set(["StaleElementReferenceError", "NoSuchElementError", "ElementClickInterceptedError", "ElementNotInteractableError", "JavascriptError"]);

/** WebKit's driver has no name for an element of a frame that was drawn anew. */
const isNotYet = ({ name, message }) => NOT_YET.has(name) || /was not found/u.test(message);

/** Waits until `condition` comes to something, and returns it. What could not be looked at is looked at again; if that is how it ends, it is told. */
export async function until(driver, what, condition, patience) {
  let refused = "";
  try {
    return await driver.wait(async () => {
      try {
        const come = await condition();
        refused = "";
        return come;
      } catch (error) {
        if (!isNotYet(error)) throw error;
        refused = `${error.name}: ${error.message}`;
        return false;
      }
    }, patience, `It never came to this: ${what}`, AGAIN_MS);
  } catch (error) {
    if (error.name === "TimeoutError" && refused) error.message += `; last met ${refused}`;
    throw error;
  }
}
