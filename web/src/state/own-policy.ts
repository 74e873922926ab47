// A school's own rules in the making: the chosen policy, what is changed, and what the guard says of it.
import { computed, signal } from "@preact/signals";
import { PageError } from "../bridge/page-error";
import type { DerivedPolicy, PolicyChange, PolicyControl, PolicyInfo } from "../wasm/schoolgate.js";
import { guard } from "./guard";
import { downloadOnce } from "./download";
import { choosePolicy, policyError, presets } from "./school";

/** The policy it is made from; null while nobody makes one. */
const base = signal<PolicyInfo | null>(null);
const isOpen = signal(false);
/** The policy it is made from, while somebody is at it. */
export const making = computed(() => (isOpen.value ? base.value : null));
export const schoolName = signal("");
const changed = signal<ReadonlyMap<string, string>>(new Map());
const derived = signal<DerivedPolicy | null>(null);
export const ownPolicyError = signal<PageError | null>(null);

export const changes = computed<PolicyChange[]>(() => [...changed.value].map(([key, value]) => ({ key, value })));
export const isWrong = computed(() => derived.value !== null && derived.value.toml === null);
export const isReady = computed(() => typeof derived.value?.toml === "string");
/** What is wrong with each key, in the guard's words. */
export const faults = computed(() => {
  const byKey = new Map<string, string>();
  for (const { place, detail } of derived.value?.faults ?? []) {
    if (place.kind === "field" && !byKey.has(place.name)) byKey.set(place.name, detail);
  }
  return byKey;
});

/** Starts from this policy, or goes on where somebody left off. */
export function startFrom(policy: PolicyInfo): void {
  isOpen.value = true;
  if (base.value?.sha256 === policy.sha256) return;
  base.value = policy;
  schoolName.value = "";
  changed.value = new Map();
  tell(null, null);
  ask();
}

/** Closes it. What was changed is still there when it is opened again. */
export function leave(): void {
  isOpen.value = false;
}

export const valueOf = (control: PolicyControl): string => changed.value.get(control.key) ?? control.value;
export const isChanged = (control: PolicyControl): boolean => changed.value.has(control.key);

/** Sets a key; what is as it was is no change. */
export function set(control: PolicyControl, value: string): void {
  const next = new Map(changed.value);
  if (value === control.value) next.delete(control.key);
  else next.set(control.key, value);
  changed.value = next;
  ask();
}

export function nameSchool(name: string): void {
  schoolName.value = name;
  ask();
}

let latest = 0;
/** When the latest question is answered. */
let answered = Promise.resolve();

/** Asks the guard for the file. */
function ask(): void {
  answered = check(++latest);
}

/** Only the answer to the latest question counts; without one there is no file. */
async function check(question: number): Promise<void> {
  const name = schoolName.value.trim();
  const about = [{ key: "id", value: shortName(name, presets.value.map(({ id }) => id)) }, { key: "name", value: name }];
  try {
    const { words } = await guard();
    const answer = await words.run("derivePolicy", { changes: [...about, ...changes.value] }, { urgent: true });
    if (question === latest) tell(answer, null);
  } catch (thrown) {
    if (question === latest) tell(null, PageError.of(thrown));
  }
}

function tell(answer: DerivedPolicy | null, error: PageError | null): void {
  derived.value = answer;
  ownPolicyError.value = error;
}

/** The file with everything that is set now. A press may come before the guard has answered the last change. */
async function newest(): Promise<string | null> {
  for (let known = 0; known !== latest; ) {
    known = latest;
    await answered;
  }
  return derived.value?.toml ?? null;
}

/** The school's name in small letters, digits and dashes, and no preset's. */
export function shortName(name: string, taken: readonly string[]): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const short = plain.replace(/['’]/gu, "").replace(/[^a-z0-9]+/gu, "-").slice(0, 56).replace(/^-+|-+$/gu, "") || "my-school";
  return taken.includes(short) ? `${short}-own` : short;
}

/** Judges by these rules from now on; whether that could be done. */
export async function use(): Promise<boolean> {
  const toml = await newest();
  if (toml === null) return false;
  await choosePolicy(toml);
  ownPolicyError.value = policyError.value;
  if (policyError.value) return false;
  return true;
}

export async function saveAsFile(): Promise<void> {
  const toml = await newest();
  if (toml === null) return;
  const name = shortName(schoolName.value, []);
  downloadOnce(new Blob([toml], { type: "application/toml" }), `${name}.toml`);
}
