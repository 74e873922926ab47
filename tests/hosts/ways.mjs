// The ways by which a hand gives photos to a page. In Chromium pickers, drops and script-opened pickers are the browser's own; where a
// driver cannot do that, the same events are made by script. A way that a page does not have gives back false.
import { error } from "selenium-webdriver";

/** How the ways are called in the table, how many photos each carries, and how it is gone. */
export const ways = [
  { name: "opened by script", photos: 1, go: (hand, host, photos) => hand.open(host, photos) },
  { name: "opened by script, several", photos: 2, go: (hand, host, photos) => hand.open(host, photos) },
  { name: "picker", photos: 1, go: (hand, host, photos) => hand.pick(host, photos) },
  { name: "picker, several", photos: 2, go: (hand, host, photos) => hand.pick(host, photos) },
  { name: "picker, a folder", photos: 2, isFolder: true, go: (hand, host, photos) => hand.pickFolder(host, photos) },
  { name: "drop", photos: 1, go: (hand, host, photos) => hand.drop(host, photos) },
  { name: "drop, several", photos: 2, go: (hand, host, photos) => hand.drop(host, photos) },
  { name: "drop, a folder", photos: 2, isFolder: true, go: (hand, host, photos, folder) => hand.dropFolder(host, folder) },
  { name: "paste", photos: 1, go: (hand, host, photos) => hand.paste(host, photos) },
];

/** The browser refused to do such a thing to such an element: the page does not offer it, or the driver cannot. */
const isRefusal = (problem) =>
  [error.InvalidArgumentError, error.ElementNotInteractableError, error.StaleElementReferenceError, error.UnsupportedOperationError, error.UnknownCommandError].some((kind) => problem instanceof kind);

export class Hand {
  /** `engine` is the engine's name. */
  static async of(driver, engine) {
    const hand = new Hand(driver);
    if (engine === "chromium") hand.chooser = await chooserOf(driver);
    return hand;
  }

  constructor(driver) {
    this.driver = driver;
    /** Only in Chromium: gives files to whatever opens a picker. */
    this.chooser = null;
  }

  /** The element at the end of selectors, each within the shadow tree of the one before; null when there is none. */
  find(selectors) {
    return this.driver.executeScript(FIND + "return find(arguments[0])", selectors);
  }

  /** The file input of a host: for folders, or for files. */
  input(host, isFolder) {
    if (!host.scope) return null;
    return this.driver.executeScript(
      `${FIND}
      const inputs = [...(find(arguments[0])?.querySelectorAll("input[type=file]") ?? [])];
      return inputs.find((input) => input.webkitdirectory === arguments[1]) ?? null`,
      host.scope,
      isFolder,
    );
  }

  pick(host, photos) {
    return this.typeInto(host, false, photos.map(({ at }) => at));
  }

  /** Drivers give an input the folder's files. Chromium's would give it the folder, and now and then loses it: there a script does. */
  async pickFolder(host, photos) {
    if (!this.chooser) return this.typeInto(host, true, photos.map(({ at }) => at));
    const input = await this.input(host, true);
    if (!input) return false;
    await this.driver.executeScript(
      `${TRANSFER}
      const [input, photos] = arguments;
      input.files = transfer(photos).files;
      for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true, composed: kind === "input" }));`,
      input,
      sent(photos),
    );
    return true;
  }

  async typeInto(host, isFolder, paths) {
    // Some widgets put an input of their own in the place of the page's while they come up.
    for (let attempt = 0; attempt < 8; attempt++) {
      const input = await this.input(host, isFolder);
      if (!input) return false;
      if (paths.length > 1 && !(await this.driver.executeScript("return arguments[0].multiple || arguments[0].webkitdirectory", input))) return false;
      if (await this.type(input, paths)) return true;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    return false;
  }

  async type(input, paths) {
    try {
      // Who chooses in a picker chooses anew; drivers add to what there is.
      await this.driver.executeScript("arguments[0].value = ''", input);
      await input.sendKeys(paths.join("\n"));
      return true;
    } catch (problem) {
      if (isRefusal(problem)) return false;
      throw problem;
    }
  }

  /** Presses the button that opens a picker by script, and chooses in it. */
  async open(host, photos) {
    if (!host.opener) return false;
    const opener = await this.driver.wait(() => this.find(host.opener), 10_000).catch(() => null);
    if (!opener) return false;
    await this.driver.wait(() => opener.isDisplayed(), 10_000, `The button of ${host.name} is out of sight`);
    if (this.chooser) return this.chooser.give(() => this.press(opener), photos.map(({ at }) => at));
    await this.driver.executeScript("theHand.catch()");
    await this.press(opener);
    // WebKit's driver answers before the page has heard of the press.
    const input = await this.driver.wait(() => this.driver.executeScript("return theHand.opened && true"), 10_000).catch(() => null);
    await this.driver.executeScript("theHand.release()");
    if (!input) return false;
    const isInPage = await this.driver.executeScript("return theHand.opened.isConnected");
    if (isInPage && (await this.type(await this.driver.executeScript("return theHand.opened"), photos.map(({ at }) => at)))) return true;
    await this.driver.executeScript(
      `${TRANSFER}
      theHand.opened.files = transfer(arguments[0]).files;
      for (const kind of ["input", "change"]) theHand.opened.dispatchEvent(new Event(kind, { bubbles: true, composed: kind === "input" }));`,
      sent(photos),
    );
    return true;
  }

  /** Waits until the page has drawn what this host needs. */
  async ready(host) {
    const needed = host.zone ?? host.opener ?? host.scope;
    await this.driver.wait(async () => (await this.find(needed)) !== null && (!host.opener || (await this.find(host.opener)) !== null), 30_000, `${host.name} has not come up`);
  }

  async zone(host) {
    return host.zone ? this.find(host.zone) : ((await this.input(host, false)) ?? (await this.input(host, true)));
  }

  async drop(host, photos) {
    const zone = await this.zone(host);
    if (!zone || !(await this.isTaken(zone, false, photos.length))) return false;
    if (this.chooser) return this.dropReally(zone, photos.map(({ at }) => at));
    await this.driver.executeScript(
      `${TRANSFER}
      const dataTransfer = transfer(arguments[1]);
      arguments[0].scrollIntoView({ block: "center", behavior: "instant" });
      const { x, y, width, height } = arguments[0].getBoundingClientRect();
      const at = { clientX: x + width / 2, clientY: y + Math.min(height, innerHeight) / 2 };
      for (const kind of ["dragenter", "dragover", "drop"]) {
        arguments[0].dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, composed: true, dataTransfer, ...at }));
      }`,
      zone,
      sent(photos),
    );
    return true;
  }

  /** A folder can be dropped only by a browser: no script can make one. */
  async dropFolder(host, folder) {
    const zone = this.chooser ? await this.zone(host) : null;
    return zone && (await this.isTaken(zone, true, 1)) ? this.dropReally(zone, [folder]) : false;
  }

  /**
   * Whether a browser drops so much on an input; what it does not drop there it opens in place of the page. A folder that a driver
   * drops on an input for folders is lost as one that it chooses.
   */
  isTaken(zone, isFolder, number) {
    return this.driver.executeScript(
      "const [zone, isFolder, number] = arguments; return zone.type !== 'file' || (!isFolder && !zone.webkitdirectory && (zone.multiple || number === 1))",
      zone,
      isFolder,
      number,
    );
  }

  async dropReally(zone, paths) {
    const [x, y, isSeen] = await this.driver.executeScript(
      `arguments[0].scrollIntoView({ block: "center", behavior: "instant" });
      const { x, y, width, height } = arguments[0].getBoundingClientRect();
      return [x + width / 2, y + Math.min(height, innerHeight) / 2, width > 0 && height > 0];`,
      zone,
    );
    if (!isSeen) return false;
    const data = { items: [], files: paths, dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"]) await this.driver.sendDevToolsCommand("Input.dispatchDragEvent", { type, x, y, data });
    return true;
  }

  async paste(host, photos) {
    const zone = await this.zone(host);
    if (!zone) return false;
    await this.driver.executeScript(
      `${TRANSFER}
      const clipboardData = transfer(arguments[1]);
      const paste = new ClipboardEvent("paste", { bubbles: true, cancelable: true, composed: true, clipboardData });
      // Firefox leaves out what the constructor was given.
      if (paste.clipboardData !== clipboardData) Object.defineProperty(paste, "clipboardData", { value: clipboardData });
      arguments[0].dispatchEvent(paste);`,
      zone,
      sent(photos),
    );
    return true;
  }

  /** Takes out what the file inputs of a form hold from before. */
  async empty(host) {
    for (const input of host.sender ? [await this.input(host, false), await this.input(host, true)].filter(Boolean) : []) {
      await this.driver.executeScript("arguments[0].value = ''", input);
    }
  }

  /** Whether the file input of a host holds so many files. */
  async holds(host, number) {
    for (const isFolder of [false, true]) {
      const input = await this.input(host, isFolder);
      if (input && (await this.driver.executeScript("return arguments[0].files.length", input)) === number) return true;
    }
    return false;
  }

  /** Presses the button that sends, where there is one. By script: after a press of its own Firefox's driver waits for a page that never comes. */
  async send(host) {
    if (host.sender) await this.driver.executeScript("arguments[0].click()", await this.find(host.sender));
  }

  /** Waits until the guard on the page can be asked. */
  async untilGuarded() {
    const state = () => this.driver.executeScript("return document.querySelector('school-gate').state");
    await this.driver.wait(async () => (await state()) === "ready", 60_000, "The guard did not come up");
  }

  /** The public half of the key that signs this visit's receipts. */
  async publicJwk() {
    return JSON.parse(await this.driver.executeAsyncScript("const done = arguments[0]; document.querySelector('school-gate').publicJwk().then(done, () => done('null'))"));
  }

  /** The SHA-256 of every file that was cleared on this page, as the guard told the page. */
  cleared() {
    return this.driver.executeScript("return theHand.cleared");
  }

  /** Presses a button that comes up after an upload; where there has been none it is not waited for long. */
  async pressIfThere(selectors) {
    const button = await this.driver.wait(() => this.find(selectors), 1500).catch(() => null);
    if (button) await this.press(button);
  }

  /** A press of the mouse, once the element is in sight. */
  async press(element) {
    await this.driver.executeScript("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", element);
    await element.click();
  }
}

const FIND = `
  const find = (selectors) => selectors.reduce((found, selector, at) =>
    found && (at === 0 ? document : theHand.roots.get(found))?.querySelector(selector), true) || null;
`;

const TRANSFER = `
  const transfer = (photos) => {
    const made = new DataTransfer();
    for (const { name, type, base64 } of photos) {
      made.items.add(new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], name, { type }));
    }
    return made;
  };
`;

const sent = (photos) => photos.map(({ name, type, bytes }) => ({ name, type, base64: Buffer.from(bytes).toString("base64") }));

/** Takes Chromium's file pickers as they open, in the frame on show. */
async function chooserOf(driver) {
  const connection = await driver.createCDPConnection("page");
  await connection.send("Page.enable", {});
  await connection.send("Page.setInterceptFileChooserDialog", { enabled: true });
  let opened = () => {};
  connection._wsConnection.on("message", (message) => {
    const { method, params } = JSON.parse(message.toString());
    if (method === "Page.fileChooserOpened") opened(params);
  });
  return {
    /** Has `press` open a picker and gives it the files; false when none opens. */
    async give(press, files) {
      const told = new Promise((resolve) => {
        opened = resolve;
        setTimeout(resolve, 10_000, null);
      });
      await press();
      const picker = await told;
      if (!picker) return false;
      await connection.send("DOM.setFileInputFiles", { files, backendNodeId: picker.backendNodeId });
      return true;
    },
  };
}
