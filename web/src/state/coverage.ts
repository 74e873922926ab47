// How many of each class may be shown in each use. The guard itself answers: each class stands, as one made-up picture with
// a face for each of its people, before the same judge as every photo.
import { computed, signal } from "@preact/signals";
import { PageError } from "../bridge/page-error";
import type { Listed } from "../bridge/protocol";
import type { Channel, PolicyInfo, Submission, Verdict } from "../wasm/schoolgate.js";
import { guard } from "./guard";
import { classList, day, policy } from "./school";

export interface Share {
  /** Nothing stands in their way. */
  yes: number;
  /** A person has to decide. */
  ask: number;
  no: number;
}

export interface CoverageRow {
  /** The class; empty for those who have none. */
  name: string;
  people: number;
  /** In the order of the channels. */
  shares: Share[];
}

export interface Coverage {
  channels: PolicyInfo["channels"];
  rows: CoverageRow[];
}

const counted = signal<{ result: Coverage; of: readonly unknown[] } | null>(null);
/** What the numbers are about: with any of these changed they are none. */
const subject = (): readonly unknown[] => [classList.value, policy.value, day.value];
/** The numbers, while they are about the list, the rules and the day in force. */
export const coverage = computed(() => {
  const now = subject();
  return counted.value?.of.every((each, index) => each === now[index]) ? counted.value.result : null;
});
export const coverageError = signal<PageError | null>(null);
export const counting = signal<{ done: number; all: number } | null>(null);

/** As many faces as are judged at once. */
const AT_ONCE = 40;
const SIDE = 40;

export async function countCoverage(): Promise<void> {
  const [list, rules] = [classList.value, policy.value];
  if (!list || !rules || counting.value) return;
  const groups = byClass(list.people);
  const of = subject();
  counting.value = { done: 0, all: groups.length * rules.channels.length };
  coverageError.value = null;
  try {
    const { words } = await guard();
    const judge = (submission: Submission) => words.run("judge", { submission });
    const rows: CoverageRow[] = [];
    for (const [name, people] of groups) {
      const shares: Share[] = [];
      for (const { id } of rules.channels) {
        shares.push(await shareOf(people, id, judge));
        counting.value = { ...counting.value, done: counting.value.done + 1 };
      }
      rows.push({ name, people: people.length, shares });
    }
    counted.value = { result: { channels: rules.channels, rows }, of };
  } catch (thrown) {
    coverageError.value = PageError.of(thrown);
  } finally {
    counting.value = null;
  }
}

function byClass(people: readonly Listed[]): [string, Listed[]][] {
  const groups = new Map<string, Listed[]>();
  for (const person of people) if (person.kind === "pupil") groups.set(person.class, [...(groups.get(person.class) ?? []), person]);
  const numerically = new Intl.Collator("en", { numeric: true });
  return [...groups].sort(([a], [b]) => numerically.compare(a, b));
}

/** How the judge answers for these people in one use. */
export async function shareOf(people: readonly Pick<Listed, "id">[], channel: Channel, judge: (submission: Submission) => Promise<Verdict>): Promise<Share> {
  const share: Share = { yes: 0, ask: 0, no: 0 };
  for (let from = 0; from < people.length; from += AT_ONCE) {
    const some = people.slice(from, from + AT_ONCE);
    const { findings } = await judge(pictureOf(some, channel));
    some.forEach((_, index) => {
      // That strangers could recognise somebody is another question.
      const own = findings.filter(({ place, rule }) => place.kind === "face" && place.index === index && rule !== "exposure");
      if (own.some(({ severity }) => severity === "block")) share.no++;
      else if (own.some(({ severity, allowed }) => severity === "ask" && !allowed)) share.ask++;
      else share.yes++;
    });
  }
  return share;
}

/** A picture that nobody took, with each of them in it. */
const pictureOf = (people: readonly Pick<Listed, "id">[], channel: Channel): Submission => ({
  photo: { sha256: "0".repeat(64), width: AT_ONCE * SIDE * 2, height: 1000, frames: 1, searched: [1024, 640, 1600], device: null, taken: null },
  faces: people.map(({ id }, index) => ({
    region: { x: index * SIDE * 2, y: 500, width: SIDE, height: SIDE },
    score: 990,
    landmarks: [],
    subject: { kind: "person", id },
  })),
  work: [],
  words: { caption: "", altText: "", fileName: "photo.jpg" },
  channel,
  publisher: null,
  approval: null,
  on: day.value,
  allowed: [],
});
