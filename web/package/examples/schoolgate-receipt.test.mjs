// The WordPress plugin, where there is a PHP to run it: its own test, and what it does when nothing is set.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const beside = (name) => fileURLToPath(new URL(name, import.meta.url));
const php = (...args) => spawnSync("php", args, { encoding: "utf8" });
const skip = php("-m").stdout?.includes("sodium") ? false : "there is no PHP with sodium";

describe("the WordPress plugin", { skip }, () => {
  test("takes a file with its receipt and nothing else", () => {
    const { status, stdout, stderr } = php("-d", "error_reporting=-1", "-d", "display_errors=stderr", beside("schoolgate-receipt.test.php"));
    assert.deepEqual([status, stderr], [0, ""], stdout);
    assert.equal(stdout.match(/^ok - /gmu).length, stdout.trim().split("\n").length);
  });

  const alone = (settings) =>
    php("-r", `define("ABSPATH", "/"); ${settings} $f = []; function add_filter($n, $r) { global $f; $f[$n] = $r; }
      require ${JSON.stringify(beside("schoolgate-receipt.php"))};
      $_POST["schoolgate-receipt"] = trim(file_get_contents(${JSON.stringify(beside("../../../fixtures/receipts/photo.receipt.txt"))}));
      echo $f["wp_handle_upload_prefilter"](["name" => "boat.png", "tmp_name" => ${JSON.stringify(beside("../../../fixtures/receipts/boat.png"))}, "error" => 0])["error"];`);

  test("takes nothing while there is no key", () => {
    for (const settings of ["", 'define("SCHOOLGATE_RECEIPT_KEYS", "no JSON");', 'define("SCHOOLGATE_RECEIPT_KEYS", "[]");', 'define("SCHOOLGATE_RECEIPT_KEYS", "7");'])
      assert.match(alone(settings).stdout, /no key to check receipts with/u, settings);
  });

  test("takes no receipt that is too old", () => {
    const key = readFileSync(beside("../../../fixtures/receipts/public.jwk.json"), "utf8").trim();
    assert.match(alone(`define("SCHOOLGATE_RECEIPT_KEYS", '${key}'); define("SCHOOLGATE_RECEIPT_DAYS", -36500);`).stdout, /too long ago/u);
  });
});
