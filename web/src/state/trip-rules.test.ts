// What every preset says of devices is understood: read from the guard itself, not from a copy of its words.
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { tripRulesOf } from "./trip-rules";

const module = new URL("../wasm/schoolgate_bg.wasm", import.meta.url);

test.runIf(existsSync(module))("the presets' rules of devices", async () => {
  const guard = await import("../wasm/schoolgate.js");
  await guard.default({ module_or_path: new Uint8Array(readFileSync(module)) });
  const found = Object.fromEntries(guard.presetPolicies().map((policy) => [policy.id, tripRulesOf(policy)]));
  expect(found["clavering"]).toEqual({
    equipment: "school equipment; otherwise with the headteacher's express permission",
    transfer: "moved to the school network at once, then deleted from the device",
    storage: "on the school network; no USB sticks without the headteacher's permission",
    keeper: "class teacher",
    staffOwn: "with-permission",
    days: 0,
  });
  expect(found["highwood"]).toMatchObject({ staffOwn: "senior-leaders" });
  expect(found["royal-deaf-derby"]).toMatchObject({ staffOwn: "never", days: null, keeper: "" });
});
