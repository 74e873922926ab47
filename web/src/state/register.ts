// The register: one line for each cleared photo, each holding the hash of the one before it.
import { computed, signal } from "@preact/signals";

export const entries = signal<readonly string[]>([]);
const savedCount = signal(0);

/** How many lines no file holds yet. */
export const unsavedEntries = computed(() => entries.value.length - savedCount.value);

/** What the next line must hold; none for the first. */
export function previousHash(): string | null {
  const last = entries.value.at(-1);
  if (last === undefined) return null;
  const { hash } = JSON.parse(last) as { hash?: unknown };
  return typeof hash === "string" ? hash : null;
}

export function append(entry: string): void {
  entries.value = [...entries.value, entry.trimEnd()];
}

/** The register as it was kept, its lines counting as saved; without any, there is none. */
export function restore(lines: readonly string[]): void {
  entries.value = lines;
  savedCount.value = lines.length;
}

/** The register as a file: one JSON object a line. */
export function asFile(): Blob {
  savedCount.value = entries.value.length;
  return new Blob([entries.value.map((entry) => `${entry}\n`).join("")], { type: "application/jsonl" });
}
