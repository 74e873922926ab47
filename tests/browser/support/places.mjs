// Where the programs and files of the suite are: as the environment says, or where Debian and the build put them.
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../../", import.meta.url)).replace(/\/$/u, "");
export const tests = path.join(root, "tests");
export const dist = path.join(root, "web/dist");
export const output = path.join(tests, "output");
export const sample = path.join(root, "web/public/sample");

const cache = process.env.SCHOOLGATE_CACHE || path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), ".cache"), "schoolgate");

const chosen = (variable, ...places) => process.env[variable] || places.find(existsSync) || places[0];

/** The same path below every folder of `folder`. */
const below = (folder, file) => (existsSync(folder) ? readdirSync(folder) : []).map((name) => path.join(folder, name, file));

export const programs = {
  chromium: chosen("SCHOOLGATE_CHROMIUM", "/usr/bin/chromium"),
  chromedriver: chosen("SCHOOLGATE_CHROMEDRIVER", "/usr/bin/chromedriver"),
  firefox: chosen("SCHOOLGATE_FIREFOX", "/usr/bin/firefox-esr"),
  geckodriver: chosen("SCHOOLGATE_GECKODRIVER", ...below(path.join(cache, "tools"), "bin/geckodriver"), "/usr/bin/geckodriver"),
  webkitDriver: chosen("SCHOOLGATE_WEBKITDRIVER", "/usr/bin/WebKitWebDriver"),
  miniBrowser: chosen("SCHOOLGATE_MINIBROWSER", ...below("/usr/lib", "webkit2gtk-4.1/MiniBrowser")),
  cli: chosen("SCHOOLGATE_CLI", path.join(process.env.CARGO_TARGET_DIR || path.join(root, "target"), "debug/schoolgate")),
};
