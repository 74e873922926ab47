// The files that the class list is made of: chosen, read, corrected, taken away. The guard makes one list of them.
import { computed, signal } from "@preact/signals";
import { PageError } from "../bridge/page-error";
import type { ListReport, ListSource } from "../bridge/protocol";
import type { ColumnMapping, Mapping } from "../wasm/schoolgate.js";
import { say } from "../words";
import { downloadOnce } from "./download";
import { guard } from "./guard";
import { keep, keptFor, keptMappings, shapeOf } from "./kept-mappings";
import { mappingFile, readMapping } from "./mapping-file";
import { readFile } from "./read-file";
import { classList, rulesVersion } from "./school";

/** What was taken from a file into the list in use. */
export interface Reading {
  readonly mapping: Mapping;
  readonly people: number;
  readonly encoding: string;
  readonly separator: string;
}

export interface ListFile {
  readonly key: number;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the guard took its columns for before anybody said anything. */
  readonly suggested: Mapping | null;
  /** What its columns are taken for; none when the file is no list. */
  readonly mapping: Mapping | null;
  /** None while nobody is taken from it. */
  readonly reading: Reading | null;
  readonly error: PageError | null;
}

export const listFiles = signal<readonly ListFile[]>([]);
export const classListBusy = signal(false);
/** What went wrong with the list as a whole, or with a file that was to say how one is read. */
export const classListError = signal<{ fileName: string; error: PageError } | null>(null);
/** The file whose columns are shown. */
export const mappedKey = signal<number | null>(null);
export const mappedFile = computed(() => listFiles.value.find(({ key, mapping }) => mapping && key === mappedKey.value) ?? null);

/** The columns of which somebody has to say what a yes means. */
export const openQuestions = ({ mapping }: ListFile): ColumnMapping[] =>
  mapping?.columns.filter(({ means, polarity }) => means === "answer" && polarity === null) ?? [];

/** Whether its columns want looking at: an open question, or no names where several columns or sheets may hold them. */
export function wantsSomebody(file: ListFile): boolean {
  const { columns = [], otherSheets = [] } = file.mapping ?? {};
  return openQuestions(file).length > 0 || (file.error?.code === "people.no-names" && columns.length + otherSheets.length > 1);
}

/** A file of more bytes is no class list, and the guard says so. */
const LARGEST = 10_000_000;

let lastKey = 0;

/** Adds lists to those in use. One with the name of another takes its place: it is the same list, corrected. */
export function addClassLists(chosen: readonly File[]): Promise<void> {
  return change(async (files) => {
    let next = files;
    for (const file of chosen) {
      const before = next.find(({ name }) => name === file.name);
      const added = await opened(file, before);
      next = before ? next.map((each) => (each === before ? added : each)) : [...next, added];
    }
    return next;
  });
}

export function removeClassList(key: number): Promise<void> {
  return change((files) => files.filter((file) => file.key !== key));
}

/** Says what a column means. */
export function changeColumn(key: number, at: number, said: Partial<ColumnMapping>): Promise<void> {
  return changeFile(key, async (file, mapping) => {
    const columns = mapping.columns.map((column, index) => (index === at ? changed(column, said) : column));
    return { ...file, mapping: await suggest(file.bytes, mapping.sheet, { ...mapping, columns }) };
  });
}

/** Nobody has said what a yes means in what was no column of answers before. */
export function changed(column: ColumnMapping, said: Partial<ColumnMapping>): ColumnMapping {
  const next = { ...column, ...said };
  if (next.means !== "answer") return { ...next, polarity: null, sureness: "certain" };
  const polarity = column.means === "answer" ? next.polarity : (said.polarity ?? null);
  return { ...next, polarity, sureness: polarity === null ? "confirm" : "certain" };
}

/** Takes the people from another sheet of a workbook. */
export function chooseSheet(key: number, sheet: string): Promise<void> {
  return changeFile(key, async (file) => ({ ...file, ...(await understood(file.bytes, sheet)) }));
}

/** Reads a list as a file says, which somebody saved when the list was read before. */
export function openMapping(key: number, chosen: File): Promise<void> {
  return changeFile(key, async (file, mapping) => {
    const kept = await readMapping(chosen);
    const known = new Set(kept.columns.map(({ heading }) => heading.trim().toLowerCase()));
    if (!mapping.columns.some(({ heading }) => known.has(heading.trim().toLowerCase()))) throw new PageError("page.mapping-strange");
    const sheet = kept.sheet !== null && mapping.otherSheets.includes(kept.sheet) ? kept.sheet : mapping.sheet;
    try {
      return { ...file, mapping: await suggest(file.bytes, sheet, kept) };
    } catch (thrown) {
      // The list itself was read before, so it is what was opened that the guard does not understand.
      throw PageError.of(thrown).code === "submission.broken" ? new PageError("page.mapping-unreadable") : thrown;
    }
  }, chosen.name);
}

/** Gives the person how a list is read as a file, without anybody's name, with all that was said before the press. */
export async function saveMapping(key: number): Promise<void> {
  await listsRead();
  const file = listFiles.value.find((each) => each.key === key);
  if (!file?.mapping) return;
  try {
    downloadOnce(mappingFile(await toKeep(file.mapping)), say.classList.mapper.keepFile(file.name));
  } catch (thrown) {
    classListError.value = { fileName: file.name, error: PageError.of(thrown) };
  }
}

async function toKeep(mapping: Mapping): Promise<Mapping> {
  const { words } = await guard();
  return words.run("toKeep", { mapping }, { urgent: true });
}

async function suggest(bytes: Uint8Array, sheet: string | null, kept: Mapping | null): Promise<Mapping> {
  const { words } = await guard();
  return words.run("suggest", { bytes, sheet, kept }, { urgent: true });
}

/** What the columns are taken for: as somebody said of a list of the same shape, or else as they look. */
async function understood(bytes: Uint8Array, sheet: string | null): Promise<Pick<ListFile, "suggested" | "mapping">> {
  const suggested = await suggest(bytes, sheet, null);
  const kept = keptFor(suggested);
  return { suggested, mapping: kept ? await suggest(bytes, suggested.sheet, kept) : suggested };
}

/** The sheet that was chosen of a workbook like this one. */
async function understoodWorkbook(bytes: Uint8Array): Promise<Pick<ListFile, "suggested" | "mapping">> {
  const first = await understood(bytes, null);
  const chosen = keptMappings.value.filter(({ sheet }) => sheet !== null && first.mapping?.otherSheets.includes(sheet));
  for (const kept of chosen.toReversed()) {
    const other = await understood(bytes, kept.sheet);
    if (other.mapping && shapeOf(other.mapping) === shapeOf(kept)) return other;
  }
  return first;
}

async function opened(file: File, before: ListFile | undefined): Promise<ListFile> {
  const key = before?.key ?? ++lastKey;
  shown.delete(key);
  try {
    const bytes = await readFile(file.slice(0, LARGEST + 1));
    return { key, name: file.name, bytes, ...(await understoodWorkbook(bytes)), reading: null, error: null };
  } catch (thrown) {
    const error = PageError.of(thrown);
    // A list that was read stays in use when its corrected copy cannot be.
    if (before) return { ...before, error };
    return { key, name: file.name, bytes: new Uint8Array(), suggested: null, mapping: null, reading: null, error };
  }
}

/** A file of the class list as it is kept: what its columns mean, without anybody's name; none while they are as they look. */
export interface KeptList {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mapping: Mapping | null;
}

/** Puts back the files that were kept, in the place of those in use. */
export function restoreLists(kept: readonly KeptList[]): Promise<void> {
  return change(async () => {
    const files: ListFile[] = [];
    for (const { name, bytes, mapping } of kept) {
      const file = await opened(new File([bytes as Uint8Array<ArrayBuffer>], name), undefined);
      const isKnown = mapping && file.mapping && !file.error;
      files.push(isKnown ? { ...file, mapping: await suggest(file.bytes, mapping.sheet, mapping) } : file);
    }
    return files;
  });
}

/** Lets go of every file and of what was said of them. The workers let go of the list itself. */
export function forgetLists(): void {
  listFiles.value = [];
  keptMappings.value = [];
  classListError.value = null;
  mappedKey.value = null;
}

/** One change at a time: each builds on what the one before it left. */
let line: Promise<void> = Promise.resolve();

/** Waits until everything that was chosen is read. */
export const listsRead = (): Promise<void> => line;

function change(next: (files: readonly ListFile[]) => readonly ListFile[] | Promise<readonly ListFile[]>, about = ""): Promise<void> {
  line = line.then(async () => {
    classListBusy.value = true;
    classListError.value = null;
    try {
      await use(await next(listFiles.value));
    } catch (thrown) {
      classListError.value = { fileName: about, error: PageError.of(thrown) };
      // What was chosen and did not come about is not shown as if it had.
      listFiles.value = [...listFiles.value];
    } finally {
      classListBusy.value = false;
    }
  });
  return line;
}

/** Changes one file; what somebody said of its columns is kept. */
function changeFile(key: number, next: (file: ListFile, mapping: Mapping) => Promise<ListFile>, about = ""): Promise<void> {
  return change(async (files) => {
    const file = files.find((each) => each.key === key);
    if (!file?.mapping) return files;
    const after = await next(file, file.mapping);
    if (after.mapping) keep(await toKeep(after.mapping));
    return files.map((each) => (each === file ? { ...after, error: null } : each));
  }, about);
}

/** Makes one list of the files for every worker, and says what came of each. */
async function use(files: readonly ListFile[]): Promise<void> {
  const { words, pictures } = await guard();
  const read = async (sources: readonly ListSource[]) => {
    const [told] = await Promise.all([
      words.run("classList", { files: sources, tell: true }, { urgent: true }),
      pictures.run("classList", { files: sources, tell: false }, { urgent: true }),
    ]);
    return told;
  };
  const known = files.flatMap((file) => (file.mapping ? [{ file, source: { name: file.name, bytes: file.bytes, mapping: file.mapping } }] : []));
  let sources: ListSource[] = known.map(({ source }) => source);
  let report = await read(sources);
  const errors = new Map(known.map(({ file }, at) => [file.key, errorOf(report, at)]));
  // What was read of a file is not lost when it can no longer be read as somebody says: it stays as it was.
  const isSpoilt = ({ file }: (typeof known)[number]) => file.reading !== null && errors.get(file.key) !== null;
  if (known.some(isSpoilt)) {
    sources = known.map((each) => (isSpoilt(each) && each.file.reading ? { ...each.source, mapping: each.file.reading.mapping } : each.source));
    report = await read(sources);
  }
  const taken = sources.filter((_, at) => errorOf(report, at) === null);

  listFiles.value = files.map((file): ListFile => {
    const at = known.findIndex((each) => each.file === file);
    const came = report?.files[at];
    const mapping = sources[at]?.mapping;
    const reading = came && mapping && !("error" in came) ? { mapping, ...came } : null;
    return { ...file, reading, error: errors.get(file.key) ?? file.error };
  });
  classList.value = report && taken.length > 0 ? { people: report.people, problems: withFile(report, taken) } : null;
  rulesVersion.value++;
  ask();
}

function errorOf(report: ListReport | null, at: number): PageError | null {
  const came = report?.files[at];
  return came && "error" in came ? new PageError(came.error) : null;
}

/** The guard names the file of a problem only where there are several. */
function withFile({ problems }: ListReport, taken: readonly ListSource[]): ListReport["problems"] {
  const [only] = taken;
  return taken.length === 1 && only ? problems.map((problem) => ({ ...problem, file: only.name })) : problems;
}

/** Files whose columns have been shown unasked; who closes them has seen them. */
const shown = new Set<number>();

/** Shows the columns of the first file that wants somebody. */
function ask(): void {
  if (mappedFile.value) return;
  const file = listFiles.value.find((each) => wantsSomebody(each) && !shown.has(each.key));
  if (!file) return;
  shown.add(file.key);
  mappedKey.value = file.key;
}
