// The school as the host knows it, put where the page's own parts look for it. What the host says nobody in the gate can change.
import { computed, effect, signal } from "@preact/signals";
import { PageError } from "../bridge/page-error";
import { addClassLists, classListError, forgetLists, listFiles } from "../state/class-list";
import { isDay, today } from "../state/day";
import { readFile } from "../state/read-file";
import { kept, lock, without } from "../state/kept";
import { channel, choosePolicy, classList, day, policy, policyError, policySource, publisher } from "../state/school";
import { same } from "../store/merge";
import { chooseLanguage, chosenLanguage } from "../words/language";
import type { PolicyInfo } from "../wasm/schoolgate.js";
import type { School } from "./messages";
import { useReceiptKey } from "./receipts";

const NOTHING: School = { policy: null, classList: [], channel: null, publisher: null, receiptKey: null, on: null, language: null };

/** What the host has said; the gate asks for the rest. */
export const fixed = signal<School>(NOTHING);

/** Whether the list in use came from the host. */
let isHostsList = false;

/**
 * A host with a list of its own has no use for the one that is kept here, and must not take its place: the gate goes without
 * what is kept. It is to be called before anything else of the school.
 */
export async function settleKept(school: School): Promise<void> {
  if (school.classList.length === 0) {
    if (!isHostsList) return;
    // What was said for another asking does not hold for this one.
    isHostsList = false;
    dropList();
    without.value = false;
    return;
  }
  if (kept.value.kind === "open") await lock("asked");
  if (kept.value.kind === "locked") without.value = true;
}

/** Takes in what the host says. Throws when it cannot be followed: nothing is judged by half of a school. */
export async function takeSchool(school: School): Promise<void> {
  stopHolding();
  fixed.value = school;
  if (school.language && chosenLanguage.value === null) chooseLanguage(school.language);
  if (school.policy !== null && school.policy !== policySource.value) {
    await choosePolicy(school.policy);
    if (policyError.value) throw policyError.value;
  }
  if (school.classList.length > 0) await takeLists(school.classList);
  // Rules that somebody will choose here are told of their faults beside the choice.
  const wrong = faultOf(school, policy.value);
  if (wrong && school.policy !== null) throw wrong;
  if (school.on !== null && !isDay(school.on)) throw new PageError("gate.day-unknown", school.on);
  if (day.value !== (school.on ?? today())) day.value = school.on ?? today();
  await useReceiptKey(school.receiptKey);
  stopHolding = holdFixed();
}

/** What the rules do not know of what the host says; none while there are no rules. */
function faultOf(school: School, rules: PolicyInfo | null): PageError | null {
  if (!rules) return null;
  const { channel: where, publisher: who } = school;
  if (where !== null && !rules.channels.some(({ id }) => id === where)) return new PageError("gate.channel-unknown", where);
  if (who !== null && !rules.roles.some(({ id }) => id === who)) return new PageError("gate.publisher-unknown", who);
  return null;
}

/** Why what the host says cannot be judged by the rules that were chosen here. */
export const fault = computed(() => faultOf(fixed.value, policy.value));

let stopHolding = () => {};

/** What the host says holds under whatever rules are chosen, and under rules that do not know it nothing is judged. */
function holdFixed(): () => void {
  return effect(() => {
    const said = fixed.value;
    if (said.channel !== null) channel.value = policy.value && !fault.value ? said.channel : null;
    if (said.publisher !== null) publisher.value = policy.value && !fault.value ? said.publisher : null;
  });
}

async function takeLists(files: readonly File[]): Promise<void> {
  const contents = await Promise.all(files.map(readFile));
  // By their bytes: a list in which one answer has changed is another list, whatever it is called.
  const isSame = classList.value !== null && files.length === listFiles.value.length && listFiles.value.every((list, at) => list.name === files[at]?.name && same(list.bytes, contents[at]));
  if (isSame) return;
  dropList();
  await addClassLists(files);
  isHostsList = true;
  const failed = classListError.value?.error ?? listFiles.value.find(({ error }) => error)?.error;
  if (failed) throw failed;
}

function dropList(): void {
  forgetLists();
  classList.value = null;
}
