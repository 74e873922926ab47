// What of the page can be kept on the device, by name: a line for each. The names are file names, so that the command
// line can take them out.
import { computed, type ReadonlySignal } from "@preact/signals";
import type { Rule } from "../store/merge";
import type { Channel, Mapping, Role } from "../wasm/schoolgate.js";
import { chooseKeyList, keyList } from "./approver-keys";
import { listFiles, restoreLists } from "./class-list";
import { keepsPhotos } from "./keeps-photos";
import { keptMappings } from "./kept-mappings";
import { listsOf, writtenLists } from "./lists-file";
import { withoutNames } from "./mapping-file";
import { entries, restore as restoreRegister } from "./register";
import { openRegisterKey, registerKey } from "./register-key";
import { openReceiptKey, receiptKey } from "./receipt-key";
import { restoreToDelete, toDelete, writtenToDelete } from "./trip-todo";
import { chooseSchoolWords, schoolWords } from "./school-words";
import { chooseLanguage, chosenLanguage } from "../words/language";
import { channel, chooseDevices, choosePolicy, deviceList, policy, policySource, publisher } from "./school";

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
  /** It is about this device: no backup has it, and of none it is taken. */
  readonly ofDevice?: boolean;
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
    name: "school-words.toml",
    bytes: computed(() => schoolWords.value?.bytes ?? null),
    restore: (bytes) => chooseSchoolWords(asFile(bytes, "school-words.toml")),
    rule: "ask",
  },
  { name: "readings.json", bytes: computed(readings), restore: restoreReadings, rule: "ours" },
  { name: "class-lists.json", bytes: computed(lists), restore: (bytes) => restoreLists(listsOf(decoded(bytes))), rule: "ask" },
  {
    name: "approver-keys.toml",
    bytes: computed(() => (keyList.value ? encoded(keyList.value.text) : null)),
    restore: (bytes) => chooseKeyList(asFile(bytes, "approver-keys.toml")),
    rule: "ask",
  },
  {
    name: "register-key.toml",
    bytes: computed(() => (registerKey.value ? encoded(registerKey.value.text) : null)),
    restore: (bytes) => openRegisterKey(asFile(bytes, "register-key.toml")),
    rule: "ask",
  },
  {
    name: "receipt-key.toml",
    bytes: computed(() => (receiptKey.value ? encoded(receiptKey.value.text) : null)),
    restore: (bytes) => openReceiptKey(asFile(bytes, "receipt-key.toml")),
    rule: "ask",
  },
  {
    name: "photos.json",
    bytes: computed(() => (keepsPhotos.value === null ? null : encoded(JSON.stringify({ keep: keepsPhotos.value })))),
    restore: (bytes) => {
      keepsPhotos.value = (JSON.parse(decoded(bytes)) as { keep?: unknown } | null)?.keep === true;
    },
    rule: "theirs",
    ofDevice: true,
  },
  { name: "choices.json", bytes: computed(choices), restore: choose, rule: "ours", ofTab: true },
  {
    name: "trip.json",
    bytes: computed(() => (toDelete.value.length === 0 ? null : encoded(writtenToDelete()))),
    restore: (bytes) => restoreToDelete(decoded(bytes)),
    rule: "ask",
  },
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
  const chosen = {
    policy: source !== null && isPreset(source) ? source : null,
    channel: channel.value,
    publisher: publisher.value,
    language: chosenLanguage.value,
  };
  return Object.values(chosen).every((each) => each === null) ? null : encoded(JSON.stringify(chosen));
}

async function choose(bytes: Uint8Array): Promise<void> {
  const chosen = JSON.parse(decoded(bytes)) as { policy?: unknown; channel?: unknown; publisher?: unknown; language?: unknown };
  // What this visit's address or reader has asked for comes first.
  if (chosenLanguage.value === null) chooseLanguage(chosen.language);
  if (typeof chosen.policy === "string" && chosen.policy !== policySource.value) await choosePolicy(chosen.policy);
  // Only what these rules know.
  if (policy.value?.channels.some(({ id }) => id === chosen.channel)) channel.value = chosen.channel as Channel;
  if (policy.value?.roles.some(({ id }) => id === chosen.publisher)) publisher.value = chosen.publisher as Role;
}

/** The files of the class list from which people were taken, and what their columns mean. */
function lists(): Uint8Array | null {
  const read = listFiles.value.flatMap(({ name, bytes, reading }) => (reading ? [{ name, bytes, mapping: withoutNames(reading.mapping) }] : []));
  return read.length > 0 ? encoded(writtenLists(read)) : null;
}

/** What was said of lists of each shape, for the next export. */
function readings(): Uint8Array | null {
  return keptMappings.value.length > 0 ? encoded(JSON.stringify(keptMappings.value)) : null;
}

function restoreReadings(bytes: Uint8Array): void {
  const found = JSON.parse(decoded(bytes)) as unknown;
  if (Array.isArray(found)) keptMappings.value = found as Mapping[];
}
