// Finds people on the class list as somebody types.
import type { Listed } from "../bridge/protocol";

/** The names people go by. */
export function displayName({ knownAs, forename, knownAsSurname, surname }: Omit<Listed, "id" | "kind" | "class">): string {
  return `${knownAs ?? forename} ${knownAsSurname ?? surname}`.trim();
}

/** Lower case without accents, as people type in a hurry. */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[’']/gu, "");
}

const parts = (text: string): string[] => folded(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** A person, and the words they answer to. */
interface Entry {
  person: Listed;
  first: string[];
  last: string[];
  group: string[];
}

interface Index {
  /** By the alphabet. */
  entries: Entry[];
  /** How many go by a name, and how many by a name in one class. */
  bearers: Map<string, number>;
}

const alphabet = new Intl.Collator("en");

/** The people in the order in which they are offered. */
export const byAlphabet = (people: readonly Listed[]): Listed[] =>
  people
    .map((person) => ({ person, name: displayName(person) }))
    .sort((a, b) => alphabet.compare(a.name, b.name))
    .map(({ person }) => person);

/** A list of hundreds is folded and sorted once, not with every key. */
const indexes = new WeakMap<readonly Listed[], Index>();

function indexOf(people: readonly Listed[]): Index {
  const known = indexes.get(people);
  if (known) return known;
  const bearers = new Map<string, number>();
  const entries = byAlphabet(people).map((person): Entry => {
    for (const key of [nameKey(person), classKey(person)]) bearers.set(key, (bearers.get(key) ?? 0) + 1);
    return {
      person,
      first: [...parts(person.knownAs ?? ""), ...parts(person.forename)],
      last: [...parts(person.knownAsSurname ?? ""), ...parts(person.surname)],
      group: [...parts(person.class), folded(person.class).replace(/\s/gu, "")],
    };
  });
  const index = { entries, bearers };
  indexes.set(people, index);
  return index;
}

const nameKey = (person: Listed): string => folded(displayName(person));
const classKey = (person: Listed): string => `${nameKey(person)}\n${folded(person.class)}`;

/** What tells somebody from another of the same name: the class, or the id where the class is the same too. */
export function apart(people: readonly Listed[], person: Listed): string {
  const { bearers } = indexOf(people);
  const number = (key: string): number => bearers.get(key) ?? 0;
  if (number(nameKey(person)) <= 1) return "";
  return number(classKey(person)) > 1 || person.class === "" ? person.id : person.class;
}

/** The name, and where others bear it what tells them apart. */
export function fullName(people: readonly Listed[], person: Listed): string {
  const more = apart(people, person);
  return more ? `${displayName(person)} (${more})` : displayName(person);
}

/** How well a person answers to what was typed: every word typed must begin one of theirs. Lower is better. */
function rank({ first, last, group }: Entry, typed: readonly string[]): number | null {
  let worst = 0;
  for (const word of typed) {
    const at = [first, last, group].findIndex((names) => names.some((name) => name.startsWith(word)));
    if (at < 0) return null;
    worst = Math.max(worst, at);
  }
  return worst;
}

/** How soon somebody is offered among those who answer equally well; lower is sooner. */
export type Order = (person: Listed) => number;

/** Everybody who answers to `query`, the likeliest first; everybody when nothing was typed. */
export function search(people: readonly Listed[], query: string, order: Order | null = null): Listed[] {
  const typed = parts(query);
  const found: Listed[][] = [[], [], []];
  for (const entry of indexOf(people).entries) {
    const at = rank(entry, typed);
    if (at !== null) found[at]?.push(entry.person);
  }
  if (order) for (const alike of found) sortBy(alike, order);
  return found.flat();
}

/** Equals stay in the order of the alphabet. */
function sortBy(people: Listed[], order: Order): void {
  const places = new Map(people.map((person) => [person, order(person)]));
  people.sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
}
