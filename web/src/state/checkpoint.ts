// A checkpoint: the hash of the register's last line, noted elsewhere. Lines cut off at the end, or a register written anew,
// no longer hold it.
import { guard } from "./guard";
import { asBytes, entries, hashOf } from "./register";

/** So many digits are noted. To find another register with the same, somebody would have to try about 2^64. */
const DIGITS = 16;

/** A hash as people write it down: four groups of four. */
export const shortCode = (hash: string): string => hash.slice(0, DIGITS).replace(/.{4}(?=.)/gu, "$&-");

export type Checked = { kind: "holds"; line: number; lines: number } | { kind: "missing" } | { kind: "no-code" };

/** Whether the register still holds the line that somebody noted, by its short code or the whole of its hash. */
export async function checkNoted(noted: string): Promise<Checked> {
  const digits = noted.toLowerCase().replace(/[\s-]/gu, "");
  if (!/^[0-9a-f]+$/u.test(digits) || digits.length < DIGITS || digits.length > 64) return { kind: "no-code" };
  const hashes = entries.value.map(hashOf);
  const index = hashes.findIndex((hash) => hash?.startsWith(digits));
  const hash = hashes[index];
  if (!hash) return { kind: "missing" };
  const { words } = await guard();
  await words.run("verifyRegister", { bytes: asBytes(), checkpoints: [hash] }, { urgent: true });
  return { kind: "holds", line: index + 1, lines: hashes.length };
}
