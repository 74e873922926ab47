// Sorts what was dropped, pasted or chosen: tables are class lists, everything else is taken for a photo, and the guard
// says so when it is none.
import { isShut } from "./kept";
import { addPhotos } from "./photos";
import { chooseClassList } from "./school";

const TABLE = /\.(?:csv|tsv|txt)$/iu;
const TABLE_TYPE = /^text\/(?:csv|tab-separated-values|plain)$/u;

export const isTable = (file: File): boolean => TABLE.test(file.name) || TABLE_TYPE.test(file.type);

export function takeIn(files: Iterable<File>): void {
  if (isShut.value) return;
  const all = [...files];
  // Two lists at once would be a guess; the last one stands, as it would had they been dropped in turn.
  const list = all.filter(isTable).at(-1);
  if (list) void chooseClassList(list);
  addPhotos(all.filter((file) => !isTable(file)));
}
