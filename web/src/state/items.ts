// What of the page can be kept on the device, by name: a line for each. The names are file names, so that the command
// line can take them out.
import { computed, type ReadonlySignal } from "@preact/signals";
import type { Rule } from "../store/merge";
import type { Channel, Role } from "../wasm/schoolgate.js";
import { entries, restore as restoreRegister } from "./register";
import {
  channel, chooseClassList, chooseDevices, choosePolicy, classList, deviceList, policy, policySource, publisher,
} from "./school";

export interface Item {
  readonly name: string;
  /** The item as it is now; none when there is nothing to keep. */
  readonly bytes: ReadonlySignal<Uint8Array | null>;
  /** Puts back what was kept. */
  restore(bytes: Uint8Array): void | Promise<void>;
  /** What becomes of it when two tabs changed it at once. */
  readonly rule: Rule;
  /** Each tab has its own; what is kept is only where the next visit begins. */
  readonly ofTab?: boolean;
}

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);
const decoded = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const asFile = (bytes: Uint8Array, name: string): File => new File([bytes as Uint8Array<ArrayBuffer>], name);

/** A preset's name is one word; a policy file is more. */
const isPreset = (source: string): boolean => /^[a-z0-9-]+$/u.test(source);

/** In the order in which they are put back: what is chosen depends on the policy. */
export const items: readonly Item[] = [
  {
    name: "policy.toml",
    bytes: computed(() => (policySource.value === null || isPreset(policySource.value) ? null : encoded(policySource.value))),
    restore: (bytes) => choosePolicy(decoded(bytes)),
    rule: "ask",
  },
  {
    name: "devices.csv",
    bytes: computed(() => deviceList.value?.bytes ?? null),
    restore: (bytes) => chooseDevices(asFile(bytes, "devices.csv")),
    rule: "ask",
  },
  {
    name: "class-list.csv",
    bytes: computed(() => classList.value?.bytes ?? null),
    restore: (bytes) => chooseClassList(asFile(bytes, "class-list.csv")),
    rule: "ask",
  },
  { name: "choices.json", bytes: computed(choices), restore: choose, rule: "ours", ofTab: true },
  {
    name: "register.jsonl",
    bytes: computed(() => (entries.value.length === 0 ? null : encoded(entries.value.map((entry) => `${entry}\n`).join("")))),
    restore: (bytes) => restoreRegister(decoded(bytes).split("\n").filter(Boolean)),
    rule: "lines",
  },
];

/** What was chosen from the page's own lists, so that the next visit begins with it. */
function choices(): Uint8Array | null {
  const source = policySource.value;
  const chosen = { policy: source !== null && isPreset(source) ? source : null, channel: channel.value, publisher: publisher.value };
  return Object.values(chosen).every((each) => each === null) ? null : encoded(JSON.stringify(chosen));
}

async function choose(bytes: Uint8Array): Promise<void> {
  const chosen = JSON.parse(decoded(bytes)) as { policy?: unknown; channel?: unknown; publisher?: unknown };
  if (typeof chosen.policy === "string" && chosen.policy !== policySource.value) await choosePolicy(chosen.policy);
  // Only what these rules know.
  if (policy.value?.channels.some(({ id }) => id === chosen.channel)) channel.value = chosen.channel as Channel;
  if (policy.value?.roles.some(({ id }) => id === chosen.publisher)) publisher.value = chosen.publisher as Role;
}
