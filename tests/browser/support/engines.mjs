// The three engines, each opened afresh with a folder of its own for downloads.
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { Builder, Capabilities } from "selenium-webdriver";
import chrome from "selenium-webdriver/chrome.js";
import firefox from "selenium-webdriver/firefox.js";
import { Command } from "selenium-webdriver/lib/command.js";
import { display } from "./display.mjs";
import { limited } from "./limit.mjs";
import { programs } from "./places.mjs";

/** A window size in which the whole page is used. */
export const DESK = { width: 1360, height: 1000 };

/**
 * Each engine opens a browser: its driver, where its downloads go, and how to close it. `dark` asks for the dark page;
 * a `profile` is a folder that outlives the browser, where the engine can have one; `netLog` has Chromium write down all
 * that it does on the network; `poisoned` has Firefox change what pages read back from a canvas; `extension` is a folder with an
 * unpacked extension, for Chromium and Firefox.
 */
export const engines = [
  { name: "chromium", open: (options) => withFolders(openChromium, options) },
  { name: "firefox", open: (options) => withFolders(openFirefox, options) },
  { name: "webkit", open: (options) => withFolders(openWebKit, options) },
].filter(({ name }) => !process.env.SCHOOLGATE_ENGINES || process.env.SCHOOLGATE_ENGINES.split(",").includes(name));

async function withFolders(open, { dark = false, profile = null, netLog = false, poisoned = false, extension = null } = {}) {
  const home = await mkdtemp(path.join(tmpdir(), "schoolgate-browser-"));
  const downloads = path.join(home, "downloads");
  await mkdir(downloads);
  const { driver, stop = () => {} } = await open({ home, downloads, dark, profile, netLog, poisoned, extension });
  limited(driver);
  await driver.manage().setTimeouts({ script: 60_000, pageLoad: 60_000, implicit: 0 });
  await driver.manage().window().setRect({ x: 0, y: 0, ...DESK });
  const close = async () => {
    await driver.quit().catch(() => {});
    stop();
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  /** Everything the browser did on the network, once it is closed; only where `netLog` was asked for. */
  const quit = async () => {
    await driver.quit();
    return JSON.parse(await readFile(path.join(home, NET_LOG), "utf8"));
  };
  return { driver, downloads, close, quit };
}

const NET_LOG = "net-log.json";

async function openChromium({ home, downloads, dark, profile, netLog, extension }) {
  const options = new chrome.Options();
  options.setChromeBinaryPath(programs.chromium);
  options.addArguments(
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    `--user-data-dir=${profile ?? path.join(home, "profile")}`,
    ...(extension ? [`--load-extension=${extension}`] : []),
    ...(netLog ? [`--log-net-log=${path.join(home, NET_LOG)}`] : []),
    ...(dark ? ["--force-dark-mode", "--blink-settings=preferredColorScheme=0"] : []),
  );
  options.setUserPreferences({
    "download.default_directory": downloads,
    "download.prompt_for_download": false,
    // "Save all" saves several files after one press.
    "profile.default_content_setting_values.automatic_downloads": 1,
  });
  const driver = await new Builder()
    .forBrowser("chrome")
    .setChromeOptions(options)
    .setChromeService(new chrome.ServiceBuilder(programs.chromedriver))
    .build();
  return { driver };
}

async function openFirefox({ downloads, dark, profile, poisoned, extension }) {
  const options = new firefox.Options();
  options.setBinary(programs.firefox);
  options.addArguments("-headless", ...(profile ? ["-profile", profile] : []));
  options.setPreference("browser.download.folderList", 2);
  options.setPreference("browser.download.dir", downloads);
  options.setPreference("browser.helperApps.neverAsk.saveToDisk", "image/jpeg,image/png,application/zip,application/jsonl,application/toml,text/csv,application/octet-stream");
  options.setPreference("browser.download.always_ask_before_handling_new_types", false);
  // The panel that shows a download would take the keyboard away from the page.
  options.setPreference("browser.download.alwaysOpenPanel", false);
  if (poisoned) options.setPreference("privacy.resistFingerprinting", true);
  options.setPreference("layout.css.prefers-color-scheme.content-override", dark ? 0 : 1);
  const driver = await new Builder()
    .forBrowser("firefox")
    .setFirefoxOptions(options)
    .setFirefoxService(new firefox.ServiceBuilder(programs.geckodriver))
    .build();
  if (extension) await driver.execute(new Command("install addon").setParameter("path", extension).setParameter("temporary", true));
  return { driver };
}

async function openWebKit({ home, downloads, dark }) {
  // WebKitGTK saves where the desktop's settings say downloads go.
  const config = path.join(home, "config");
  await mkdir(config);
  await writeFile(path.join(config, "user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  const port = await freePort();
  const server = spawn(programs.webkitDriver, [`--port=${port}`], {
    env: {
      ...process.env,
      DISPLAY: await display(),
      HOME: home,
      XDG_CONFIG_HOME: config,
      XDG_CACHE_HOME: path.join(home, "cache"),
      XDG_DATA_HOME: path.join(home, "data"),
      // Nobody has a graphics card here, and acting one costs the processor more than painting does.
      WEBKIT_SKIA_ENABLE_CPU_RENDERING: "1",
      GTK_THEME: dark ? "Adwaita:dark" : "Adwaita",
    },
    stdio: "ignore",
  });
  await listening(port);
  const capabilities = new Capabilities({
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": { binary: programs.miniBrowser, args: ["--automation"] },
  });
  const driver = await new Builder().usingServer(`http://127.0.0.1:${port}/`).withCapabilities(capabilities).build();
  return { driver, stop: () => server.kill() };
}

/** A port that nothing uses at the moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Waits until the driver answers. */
async function listening(port) {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    const answered = await fetch(`http://127.0.0.1:${port}/status`, { signal: AbortSignal.timeout(2000) }).catch(() => null);
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("WebKitWebDriver did not start");
}
