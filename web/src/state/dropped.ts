// Sorts what was dropped, pasted or chosen: tables are class lists, everything else is taken for a photo, and the guard
// says so when it is none.
import { addClassLists } from "./class-list";
import { isShut } from "./kept";
import { addPhotos } from "./photos";
import { addTripPhotos } from "./trip";
import { way } from "./way";

const TABLE = /\.(?:csv|tsv|txt|xlsx|xls|ods)$/iu;
const TABLE_TYPE =
  /^(?:text\/(?:csv|tab-separated-values|plain)|application\/vnd\.(?:ms-excel|openxmlformats-officedocument\.spreadsheetml\.sheet|oasis\.opendocument\.spreadsheet))$/u;

/** What a file chooser offers as a class list. */
export const TABLE_FILES = ".csv,.tsv,.txt,.xlsx,.xls,.ods,text/csv";

export const isTable = (file: File): boolean => TABLE.test(file.name) || TABLE_TYPE.test(file.type);

export function takeIn(files: Iterable<File>): void {
  if (isShut.value) return;
  const all = [...files];
  const lists = all.filter(isTable);
  if (lists.length > 0) void addClassLists(lists);
  const add = way.value === "trip" ? addTripPhotos : addPhotos;
  add(all.filter((file) => !isTable(file)));
}
