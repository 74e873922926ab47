// Reads the school's class list into a guard. A list is refused while anybody would have to guess what a column means.
import type { ListSource } from "../../src/bridge/protocol";
import type { Lane } from "../../src/bridge/lane";
import type { Guard as Lanes } from "../../src/bridge/start-guard";
import type { Mapping } from "../../src/wasm/schoolgate.js";
import type { GuardOptions, ListFile, ListSummary } from "./api";
import { GuardError } from "./guard-error";
import { isBlob, isBytes } from "./kinds";

export async function readClassList({ pictures, words }: Lanes, { classList, mapping }: GuardOptions): Promise<ListSummary> {
  if (classList === undefined) {
    await Promise.all([pictures.run("nobody", null), words.run("nobody", null)]);
    return { people: 0, problems: [] };
  }
  const files = await Promise.all(filesOf(classList, mapping).map((file) => sourceOf(words, file)));
  const [report] = await Promise.all([words.run("classList", { files, tell: true }), pictures.run("classList", { files, tell: false })]);
  const broken = report?.files.find((file) => "error" in file);
  if (broken && "error" in broken) throw GuardError.of(broken.error);
  if (!report) throw GuardError.because("page.unexpected");
  return { people: report.people.length, problems: report.problems };
}

function filesOf(list: NonNullable<GuardOptions["classList"]>, mapping: Mapping | undefined): readonly ListFile[] {
  if (isBlob(list) || isBytes(list)) return [{ name: "class list", bytes: list, ...(mapping ? { mapping } : {}) }];
  if (!Array.isArray(list) || list.length === 0) throw GuardError.because("package.option", "classList: a file, bytes, or an array of these with names is wanted", { kind: "field", name: "classList" });
  if (mapping) throw GuardError.because("package.option", "mapping: with several files each has its own", { kind: "field", name: "mapping" });
  const files = list as readonly ListFile[];
  for (const { name, bytes } of files) {
    if (typeof name !== "string" || !(isBlob(bytes) || isBytes(bytes))) throw GuardError.because("package.option", "classList: each file wants a name and bytes", { kind: "field", name: "classList" });
  }
  return files;
}

async function sourceOf(words: Lane, { name, bytes: given, mapping }: ListFile): Promise<ListSource> {
  const bytes = await bytesOf(given);
  if (mapping) return { name, bytes, mapping };
  const suggested = await words.run("suggest", { bytes, sheet: null, kept: null });
  const unsure = suggested.columns.filter(({ sureness }) => sureness !== "certain").map(({ heading }) => heading);
  if (unsure.length === 0) return { name, bytes, mapping: suggested };
  throw GuardError.because("package.columns", `${name}: ${unsure.join(", ")}`, { kind: "field", name: unsure[0] ?? "" });
}

export async function bytesOf(given: Blob | Uint8Array): Promise<Uint8Array> {
  if (isBytes(given)) return given;
  try {
    return new Uint8Array(await given.arrayBuffer());
  } catch {
    throw GuardError.because("page.file-unreadable");
  }
}
