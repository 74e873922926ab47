// The school's side of every decision: its policy, its class list, the channel, who publishes and when.
import { computed, signal } from "@preact/signals";
import { PageError } from "../bridge/page-error";
import type { Listed, ListReport } from "../bridge/protocol";
import type { Channel, DeviceImport, PolicyInfo, Role } from "../wasm/schoolgate.js";
import { today } from "./day";
import { guard } from "./guard";
import { readFile } from "./read-file";


export const presets = signal<PolicyInfo[]>([]);
export const policy = signal<PolicyInfo | null>(null);
/** The policy as it was chosen: a preset's name, or the text of a school's own file. */
export const policySource = signal<string | null>(null);
export const policyError = signal<PageError | null>(null);
export const channel = signal<Channel | null>(null);
export const publisher = signal<Role | null>(null);
/** The day of publication. */
export const day = signal(today());
/** The class list in use; `class-list.ts` makes it of its files. */
export const classList = signal<Pick<ListReport, "people" | "problems"> | null>(null);
/** The school's own cameras and iPads. */
export const deviceList = signal<{ fileName: string; report: DeviceImport; bytes: Uint8Array } | null>(null);
export const deviceListError = signal<{ fileName: string; error: PageError } | null>(null);

/** Whether only a signed permission counts: the policy lists keys, or the school's list does. */
export const signaturesCount = computed(() => (policy.value?.approvalKeys ?? 0) > 0);

/** Changes whenever the same submission could be judged differently. */
export const rulesVersion = signal(0);

/** What still has to be chosen before anything can be judged. */
export const missing = computed(() => {
  const list: ("policy" | "channel" | "classList")[] = [];
  if (!policy.value) list.push("policy");
  if (!channel.value) list.push("channel");
  if (!classList.value) list.push("classList");
  return list;
});

const byId = computed(() => new Map(classList.value?.people.map((person) => [person.id, person])));

export const personOf = (id: string): Listed | undefined => byId.value.get(id);

export async function loadPresets(): Promise<void> {
  const { words } = await guard();
  presets.value = await words.run("presets", null);
}

/** Takes a preset's name, or the text of a school's own policy file. */
export async function choosePolicy(nameOrToml: string): Promise<void> {
  const { words, pictures } = await guard();
  try {
    const info = await words.run("policy", { policy: nameOrToml }, { urgent: true });
    await pictures.run("policy", { policy: nameOrToml }, { urgent: true });
    policy.value = info;
    policySource.value = nameOrToml;
    policyError.value = null;
    // A channel or a role that this school does not have is no longer chosen.
    if (!info.channels.some(({ id }) => id === channel.value)) channel.value = null;
    if (!info.roles.some(({ id }) => id === publisher.value)) publisher.value = null;
    rulesVersion.value++;
  } catch (thrown) {
    policyError.value = PageError.of(thrown);
  }
}

/** Reads the list of the school's devices. One that cannot be read leaves the one before it in place, and says so. */
export async function chooseDevices(file: File): Promise<void> {
  try {
    const { words, pictures } = await guard();
    const bytes = await readFile(file);
    const report = await words.run("devices", { bytes }, { urgent: true });
    await pictures.run("devices", { bytes }, { urgent: true });
    deviceList.value = { fileName: file.name, report, bytes };
    deviceListError.value = null;
    rulesVersion.value++;
  } catch (thrown) {
    deviceListError.value = { fileName: file.name, error: PageError.of(thrown) };
  }
}

/** Lets go of the school here and in the workers. What was never chosen is not there either. */
export async function forgetSchool(): Promise<void> {
  policy.value = policySource.value = policyError.value = null;
  classList.value = null;
  deviceList.value = deviceListError.value = null;
  channel.value = publisher.value = null;
  rulesVersion.value++;
  const { words, pictures } = await guard();
  await Promise.all([words, pictures].map((lanes) => lanes.run("forgetSchool", null, { urgent: true })));
}
