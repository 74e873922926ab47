// The register: the lines of the file that was opened, and those of this sitting, each holding the hash of the one before.
import { computed, signal } from "@preact/signals";
import { PageError } from "../bridge/page-error";
import { guard } from "./guard";

export const entries = signal<readonly string[]>([]);
/** The register that is being continued; none for one that begins with this sitting. */
export const opened = signal<{ fileName: string; lines: number } | null>(null);
export const openError = signal<{ fileName: string; error: PageError } | null>(null);
const savedCount = signal(0);
/** Whether the lines are kept on the device and in no file of their own. */
const onlyKept = signal(false);

/** How many lines no file holds yet. */
export const unsavedEntries = computed(() => entries.value.length - savedCount.value);

/** More than a school writes in a century; reading more would only stop the page. */
const MOST_BYTES = 64 * 1024 * 1024;

type Turns = <T>(work: () => Promise<T>) => Promise<T>;

let turn: Promise<unknown> = Promise.resolve();
let betweenTabs: Turns = (work) => work();

/** How turns are taken between tabs, where several write to one register. */
export function takeTurnsBetweenTabs(turns: Turns): void {
  betweenTabs = turns;
}

/** One at a time: each line needs the hash of the one before. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(() => betweenTabs(work));
  turn = mine.catch(() => null);
  return mine;
}

/** The hash that seals a line. */
export function hashOf(entry: string): string | null {
  const { hash } = JSON.parse(entry) as { hash?: unknown };
  return typeof hash === "string" ? hash : null;
}

/** What the next line must hold; none for the first. */
export function previousHash(): string | null {
  const last = entries.value.at(-1);
  return last === undefined ? null : hashOf(last);
}

/** Adds a line. One that does not go on from the last would break the register for good. */
export function append(entry: string): void {
  const { previous = null } = JSON.parse(entry) as { previous?: string | null };
  if (previous !== previousHash()) throw new PageError("page.unexpected", "the register has gone on meanwhile");
  entries.value = [...entries.value, entry.trimEnd()];
}

const asText = (): string => entries.value.map((entry) => `${entry}\n`).join("");

/** The register as the guard reads it. */
export const asBytes = (): Uint8Array => new TextEncoder().encode(asText());

/** The register as it was kept, its lines counting as saved; without any, there is none. */
export function restore(lines: readonly string[]): void {
  entries.value = lines;
  savedCount.value = lines.length;
  onlyKept.value = lines.length > 0;
  opened.value = openError.value = null;
}

/** The register as a file: one JSON object a line. */
export function asFile(): Blob {
  onlyKept.value = false;
  savedCount.value = entries.value.length;
  return new Blob([asText()], { type: "application/jsonl" });
}

/**
 * Goes on with the register of a file, if every line of it holds. One that does not is never written to, and whatever was
 * open before stays as it was; so do lines that no file holds yet, for they begin a register of their own.
 */
export function openRegister(file: File): Promise<void> {
  return inTurn(async () => {
    try {
      if (unsavedEntries.value > 0 || onlyKept.value) throw new PageError("page.register-unsaved");
      if (file.size > MOST_BYTES) throw new PageError("page.file-too-large");
      const bytes = await bytesOf(file);
      const { words } = await guard();
      await words.run("verifyRegister", { bytes, checkpoints: [] }, { urgent: true });
      const lines = new TextDecoder().decode(bytes).split("\n").filter((line) => line !== "");
      entries.value = lines;
      savedCount.value = lines.length;
      opened.value = { fileName: file.name, lines: lines.length };
      openError.value = null;
    } catch (thrown) {
      openError.value = { fileName: file.name, error: PageError.of(thrown) };
    }
  });
}

/** The bytes of a file that somebody chose. */
export async function bytesOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new PageError("page.file-unreadable");
  }
}
