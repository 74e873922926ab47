// Finds people on the class list as somebody types.
import type { Person } from "../wasm/schoolgate.js";

/** The names people go by. */
export function displayName({ knownAs, forename, knownAsSurname, surname }: Person): string {
  return `${knownAs ?? forename} ${knownAsSurname ?? surname}`.trim();
}

/** Lower case without accents, as people type in a hurry. */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[’']/gu, "");
}

const parts = (text: string): string[] => folded(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** How well a person answers to what was typed: every word typed must begin one of theirs. Lower is better. */
function rank(person: Person, typed: readonly string[]): number | null {
  const first = [...parts(person.knownAs ?? ""), ...parts(person.forename)];
  const last = [...parts(person.knownAsSurname ?? ""), ...parts(person.surname)];
  const group = [...parts(person.class), folded(person.class).replace(/\s/gu, "")];
  let worst = 0;
  for (const word of typed) {
    const at = [first, last, group].findIndex((names) => names.some((name) => name.startsWith(word)));
    if (at < 0) return null;
    worst = Math.max(worst, at);
  }
  return worst;
}

/** Everybody who answers to `query`, the likeliest first; everybody when nothing was typed. */
export function search(people: readonly Person[], query: string): Person[] {
  const typed = parts(query);
  return people
    .flatMap((person) => {
      const found = rank(person, typed);
      return found === null ? [] : [{ person, found }];
    })
    .sort((a, b) => a.found - b.found || displayName(a.person).localeCompare(displayName(b.person), "en"))
    .map(({ person }) => person);
}
