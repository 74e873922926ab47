// Who took photos: a member of staff on the class list, somebody by their role, or somebody from outside the school.
import { say } from "../words";
import type { Role } from "../wasm/schoolgate.js";
import { displayName, folded, search } from "./people";
import { classList, personOf } from "./school";
import { isText, oneOf, shape, type Check } from "./shape";

export type Taker = { kind: "person"; id: string } | { kind: "role"; role: Role } | { kind: "outside" };

/** As a combobox offers it. */
export interface TakerChoice {
  id: string;
  name: string;
  extra: string;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Teachers take most of the photos, so they come first. */
const ROLES: readonly Role[] = [
  "class-teacher", "headteacher", "senior-leader", "office-staff", "web-manager", "social-media-manager", "ict-manager", "ict-support",
  "e-safety-coordinator", "data-protection-officer", "governor", "named-staff",
];

export function idOf(taker: Taker): string {
  switch (taker.kind) {
    case "person":
      return `person:${taker.id}`;
    case "role":
      return `role:${taker.role}`;
    case "outside":
      return "outside";
  }
}

/** None where there is nobody of that id. */
export function takerOf(id: string): Taker | null {
  if (id === "outside") return { kind: "outside" };
  const role = ROLES.find((each) => id === `role:${each}`);
  if (role) return { kind: "role", role };
  const person = id.startsWith("person:") ? id.slice("person:".length) : null;
  return person !== null && personOf(person)?.kind === "staff" ? { kind: "person", id: person } : null;
}

/** Whether what was read is one of them. */
export const isTaker: Check = (value) =>
  [shape({ kind: oneOf("person"), id: isText }), shape({ kind: oneOf("role"), role: oneOf(...ROLES) }), shape({ kind: oneOf("outside") })].some((check) => check(value));

export function takerInWords(taker: Taker): string {
  switch (taker.kind) {
    case "person": {
      const person = personOf(taker.id);
      return person ? displayName(person) : say.faces.is.gone;
    }
    case "role":
      return capital(say.office.roles[taker.role] ?? taker.role);
    case "outside":
      return say.trip.outside;
  }
}

/** Staff by name, then roles, then somebody from outside: whoever answers to what was typed. */
export function findTakers(query: string): TakerChoice[] {
  const staff = (classList.value?.people ?? []).filter(({ kind }) => kind === "staff");
  const people = search(staff, query).map((person): Taker => ({ kind: "person", id: person.id }));
  const typed = folded(query).split(/\s+/u).filter(Boolean);
  const others = [...ROLES.map((role): Taker => ({ kind: "role", role })), { kind: "outside" } satisfies Taker];
  const fitting = others.filter((taker) => typed.every((word) => folded(takerInWords(taker)).includes(word)));
  return [...people, ...fitting].map((taker) => ({ id: idOf(taker), name: takerInWords(taker), extra: taker.kind === "person" ? say.faces.staff : "" }));
}
