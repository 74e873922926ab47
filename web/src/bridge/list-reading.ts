// Reads several class lists as one, file by file: one that cannot be read leaves the others.
import { byAlphabet } from "../state/people";
import type * as Guard from "../wasm/schoolgate.js";
import { isGuardError } from "./page-error";
import type { FileReading, ListReport, ListSource } from "./protocol";

type Lists = Pick<typeof Guard, "importClassListWith" | "mergeClassLists">;

/** The list, none when nothing could be read, and what to `tell` of it. Telling thousands of answers takes longer than reading them. */
export function readLists(guard: Lists, sources: readonly ListSource[], tell: boolean): { list: Guard.ClassList | null; report: ListReport | null } {
  const read = sources.map((source) => readOne(guard, source));
  const good = read.flatMap((each, at) => (each.list ? [{ list: each.list, name: sources[at]?.name ?? "" }] : []));
  // Lists that are merged are gone, so each is asked before; one alone is its own sum.
  const apart = tell && good.length > 1 ? new Map(good.map(({ list }) => [list, numbersOf(list)])) : null;
  const lists = good.map(({ list }) => list);
  const list = lists.length > 0 ? guard.mergeClassLists(lists, good.map(({ name }) => name)) : null;
  if (!tell) return { list, report: null };

  const { people, problems } = list?.listed ?? { people: [], problems: [] };
  const files = read.map((each): FileReading => (each.list ? (apart?.get(each.list) ?? numbersOf(list ?? each.list)) : { error: each.error }));
  // In order already, so that the page has nothing to sort.
  return { list, report: { people: byAlphabet(people), problems, files } };
}

type One = { list: Guard.ClassList } | { list: null; error: Guard.SchoolgateError };

function readOne(guard: Lists, { bytes, mapping }: ListSource): One {
  try {
    return { list: guard.importClassListWith(bytes, mapping) };
  } catch (thrown) {
    if (!isGuardError(thrown)) throw thrown;
    const { code, message, place, detail, remedy } = thrown;
    return { list: null, error: { code, message, place, detail, remedy } };
  }
}

const numbersOf = ({ size, encoding, separator }: Guard.ClassList): FileReading => ({ people: size, encoding, separator });
