// The photos of a trip by the device they came from, and what has to be known of each before a copy is made.
import { computed, signal } from "@preact/signals";
import type { Device, Evidence } from "../wasm/schoolgate.js";
import { isDay, today } from "./day";
import { idOf, type Taker } from "./takers";
import { tripPhotos, type TripPhoto } from "./trip";
import { tripRules, type TripRules } from "./trip-rules";

/** Whose device it is: what the list of devices says, or what a person says where it does not. */
export type Whose = "school" | "own";

export interface GroupAnswer {
  taker: Taker | null;
  whose: Whose | null;
  /** The headteacher's express permission: who gave it, and on which day. */
  permission: { by: string; on: string };
}

export interface Group {
  key: string;
  /** The device as its maker calls it; empty where the files do not say. */
  name: string;
  serial: string;
  /** Null while nobody knows, and while the school lists no devices. */
  device: Device | null;
  photos: TripPhoto[];
}

/** Why no copies are made of a device's photos. */
export type Wait = "rules" | "device" | "taker" | "whose" | "permission" | "never";

const NOTHING_SAID: GroupAnswer = { taker: null, whose: null, permission: { by: "", on: "" } };
const answers = signal<ReadonlyMap<string, GroupAnswer>>(new Map());

const plain = (text: string): string => text.trim().replace(/\s+/gu, " ");

/** "Apple iPad", however often the file says the maker. */
export function deviceName({ make, model }: Pick<Evidence, "make" | "model">): string {
  const [maker, name] = [plain(make), plain(model)];
  const first = maker.split(" ")[0] ?? "";
  return first !== "" && !name.toLowerCase().startsWith(first.toLowerCase()) ? plain(`${maker} ${name}`) : name || maker;
}

const keyOf = ({ make, model, serial }: Evidence): string => [make, model, serial].map((part) => plain(part).toLowerCase()).join("\n");

const ORDER: readonly (Device | null)[] = ["school", "other", "unknown", null];

/** The school's devices first, then others, then what nobody can tell. */
export const groups = computed((): Group[] => {
  const found = new Map<string, Group>();
  for (const photo of tripPhotos.value) {
    const { evidence } = photo;
    if (photo.stage.value.kind !== "read" || !evidence) continue;
    const key = keyOf(evidence);
    const group = found.get(key);
    if (group) group.photos.push(photo);
    else found.set(key, { key, name: deviceName(evidence), serial: plain(evidence.serial), device: null, photos: [photo] });
  }
  // The same evidence has the same device; one that is not known yet leaves all of them unknown.
  for (const group of found.values()) {
    const devices = new Set(group.photos.map((photo) => photo.facts.value?.device ?? null));
    group.device = devices.size === 1 ? ([...devices][0] ?? null) : null;
    group.photos.sort((a, b) => (a.taken ?? "").localeCompare(b.taken ?? "") || a.file.name.localeCompare(b.file.name, "en", { numeric: true }));
  }
  return [...found.values()].sort((a, b) => ORDER.indexOf(a.device) - ORDER.indexOf(b.device) || b.photos.length - a.photos.length);
});

/** What was said of a device. */
export const answerOf = ({ key }: Pick<Group, "key">): GroupAnswer => answers.value.get(key) ?? NOTHING_SAID;

export function answer(group: Pick<Group, "key">, said: Partial<GroupAnswer>): void {
  answers.value = new Map([...answers.value, [group.key, { ...answerOf(group), ...said }]]);
}

/** Who took the photos of every device; none where that is not one and the same. */
export const takerOfAll = computed((): Taker | null => {
  const [first = null, ...others] = groups.value.map((group) => answerOf(group).taker);
  return first && others.every((other) => other && idOf(other) === idOf(first)) ? first : null;
});

/** The same person took them all. */
export function answerForAll(taker: Taker | null): void {
  for (const group of groups.value) answer(group, { taker });
}

/** All that was said, by device. */
export const allAnswers = computed(() => [...answers.value].map(([device, said]) => ({ device, said })));

/** Gives the devices what was said of them in an earlier visit; what was said since comes first. */
export function giveAllAnswers(all: readonly { readonly device: string; readonly said: GroupAnswer }[]): void {
  answers.value = new Map([...all.map(({ device, said }) => [device, said] as const), ...answers.peek()]);
}

export function forgetAnswers(): void {
  answers.value = new Map();
}

/** Whose device it is; none while nobody has said. What the school's list says needs nobody. */
export const whoseIs = (group: Group): Whose | null => (group.device === "school" ? "school" : answerOf(group).whose);

/** Whether a senior leader took them, as far as was said: of a name on the class list nobody can tell. */
const isLeader = ({ taker }: GroupAnswer): boolean => taker?.kind === "role" && (taker.role === "senior-leader" || taker.role === "headteacher");

/** Whether the headteacher has to have said yes. */
export function needsPermission(group: Group, rules: TripRules): boolean {
  if (whoseIs(group) !== "own") return false;
  switch (rules.staffOwn) {
    case "with-permission":
      return true;
    case "senior-leaders":
      return !isLeader(answerOf(group));
    case "never":
      return false;
  }
}

/** What keeps copies from being made; null when nothing does. */
export function waitsFor(group: Group, rules: TripRules | null = tripRules.value): Wait | null {
  if (!rules) return "rules";
  if (group.photos.some((photo) => photo.facts.value === null)) return "device";
  const said = answerOf(group);
  const whose = whoseIs(group);
  if (whose === null) return "whose";
  if (said.taker === null) return "taker";
  // Not even the headteacher can allow a member of staff's own device there; a parent is no member of staff.
  if (whose === "own" && rules.staffOwn === "never" && said.taker.kind !== "outside") return "never";
  if (needsPermission(group, rules) && !isGiven(said.permission)) return "permission";
  return null;
}

/** A permission has somebody who gave it, and was given by today. */
const isGiven = ({ by, on }: GroupAnswer["permission"]): boolean => by.trim() !== "" && isDay(on) && on <= today();

/** Every photo of which a copy can be made now, in the order of the table. */
export const ready = computed(() => groups.value.filter((group) => waitsFor(group) === null).flatMap(({ photos }) => photos.filter((photo) => !photo.isSaved)));

const isSaid = ({ taker, whose, permission }: GroupAnswer): boolean => taker !== null || whose !== null || permission.by.trim() !== "" || permission.on !== "";

/** Whether there is something to lose: somebody has begun to answer, and there are photos neither copied nor listed for deleting. */
export const isTripBegun = computed(
  () => groups.value.some((group) => isSaid(answerOf(group))) && groups.value.some(({ photos }) => photos.some(({ isDone }) => !isDone)),
);

/** How many photos come from whose devices. */
export const tally = computed(() => {
  const number = (fits: (group: Group) => boolean) => groups.value.filter(fits).reduce((sum, { photos }) => sum + photos.length, 0);
  return {
    all: number(() => true),
    school: number(({ device }) => device === "school"),
    other: number(({ device }) => device === "other"),
    unknown: number(({ device }) => device === "unknown"),
    late: groups.value.flatMap(({ photos }) => photos).filter(({ age }) => age.kind === "days" && age.late).length,
  };
});
