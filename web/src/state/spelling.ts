// Spelling and grammar, for the schools whose rules ask that a social post is clear and grammatical. What is found are
// notes: the verdict does not know of them.
import { computed, effect, signal } from "@preact/signals";
import { loadSpeller } from "../bridge/load-speller";
import { PageError } from "../bridge/page-error";
import type { Speller } from "../bridge/speller";
import type { GrammarNote } from "../grammar/grammar.js";
import type { Channel, PolicyInfo } from "../wasm/schoolgate.js";
import { displayName } from "./people";
import { channel, classList, policy } from "./school";

const RULE = "content.social-text";
const CHANNEL: Channel = "social-media";

export type Spelling =
  /** Nobody asked for it. */
  | { kind: "off" }
  | { kind: "loading"; loaded: number; total: number }
  | { kind: "ready"; speller: Speller }
  | { kind: "failed"; error: PageError };

export const spelling = signal<Spelling>({ kind: "off" });

/** Whether a school's rules ask for it anywhere. */
export function asksForSpelling(rules: PolicyInfo | null): boolean {
  if (!rules?.channels.some(({ id }) => id === CHANNEL)) return false;
  return rules.rules.some(({ id, controls }) => id === RULE && controls.some(({ key, value }) => key === RULE && value === "true"));
}

const isAsked = computed(() => asksForSpelling(policy.value));

/** Whether what is written now goes where it is asked for. */
export const checksSpelling = computed(() => isAsked.value && channel.value === CHANNEL);

/** What somebody said to leave alone, until the page is closed: words, and slips of grammar by their own words. */
export const leftAlone = signal<readonly string[]>([]);

/** What is no misspelling here: the names on the class list, the school's own, and what was left alone. */
export const ignored = computed(() => [
  ...(classList.value?.people.map((person) => `${displayName(person)} ${person.forename} ${person.surname}`) ?? []),
  policy.value?.name ?? "",
  ...leftAlone.value,
]);

/** Fetches the check as soon as rules are chosen that ask for it: a little later the network may have gone. */
export function loadSpellingWhenAsked(): () => void {
  return effect(() => {
    if (isAsked.value && spelling.peek().kind === "off") void loadSpelling();
  });
}

export async function loadSpelling(): Promise<void> {
  spelling.value = { kind: "loading", loaded: 0, total: 0 };
  try {
    const speller = await loadSpeller((loaded, total) => {
      spelling.value = { kind: "loading", loaded, total };
    });
    spelling.value = { kind: "ready", speller };
  } catch (thrown) {
    spelling.value = { kind: "failed", error: PageError.of(thrown) };
  }
}

/** What is wrong with a text; none when nothing can be said of it. */
export async function checkSpelling(text: string, signal: AbortSignal): Promise<GrammarNote[] | null> {
  const state = spelling.peek();
  if (state.kind !== "ready") return null;
  try {
    return await state.speller.check(text, ignored.peek(), signal);
  } catch {
    return null;
  }
}

/** The text with what stands at the note replaced. Positions count scalar values, as the check does. */
export function corrected(text: string, { start, end }: Pick<GrammarNote, "start" | "end">, instead: string): string {
  const letters = [...text];
  // What is taken out takes one of the spaces around it along.
  const after = instead === "" && letters[start - 1] === " " && letters[end] === " " ? end + 1 : end;
  return [...letters.slice(0, start), instead, ...letters.slice(after)].join("");
}

/** The words that a note is about. */
export const wordsAt = (text: string, { start, end }: Pick<GrammarNote, "start" | "end">): string => [...text].slice(start, end).join("");

/** Whether somebody said to leave these very words. */
export const isLeftAlone = (text: string, note: GrammarNote): boolean => leftAlone.value.includes(wordsAt(text, note));

/** Says nothing of these words again, in this sitting. */
export function leaveAlone(words: string): void {
  if (!leftAlone.value.includes(words)) leftAlone.value = [...leftAlone.value, words];
}
