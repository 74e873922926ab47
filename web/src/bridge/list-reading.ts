// Reads several class lists as one, file by file: one that cannot be read leaves the others.
import type * as Guard from "../wasm/schoolgate.js";
import { isGuardError } from "./page-error";
import type { FileReading, Listed, ListReport, ListSource } from "./protocol";

type Lists = Pick<typeof Guard, "importClassListWith" | "mergeClassLists">;

interface Reading {
  /** None when nothing could be read. */
  list: Guard.ClassList | null;
  files: FileReading[];
}

/** `tell` says whether each file's numbers are wanted; a list of hundreds takes its time to be told. */
export function readLists(guard: Lists, sources: readonly ListSource[], tell: boolean): Reading {
  const lists: Guard.ClassList[] = [];
  const names: string[] = [];
  const files = sources.map(({ name, bytes, mapping }): FileReading => {
    try {
      const list = guard.importClassListWith(bytes, mapping);
      lists.push(list);
      names.push(name);
      if (!tell) return { people: 0, encoding: "", separator: "" };
      const { people, encoding, separator } = list.report;
      return { people: people.length, encoding, separator };
    } catch (thrown) {
      if (!isGuardError(thrown)) throw thrown;
      const { code, message, place, detail, remedy } = thrown;
      return { error: { code, message, place, detail, remedy } };
    }
  });
  return { list: lists.length > 0 ? guard.mergeClassLists(lists, names) : null, files };
}

/** What the page shows of a list. Answers stay with the guard: the page decides nothing by them. */
export function reportOf({ list, files }: Reading): ListReport {
  if (!list) return { people: [], problems: [], files };
  const { people, problems } = list.report;
  const shown = people.map(
    ({ id, kind, forename, surname, knownAs, knownAsSurname, class: group }): Listed => ({ id, kind, forename, surname, knownAs, knownAsSurname, class: group }),
  );
  return { people: shown, problems, files };
}
