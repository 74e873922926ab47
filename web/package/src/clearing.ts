// Lets out what the judge permits, and refuses everything else with the verdict.
import type { Guard as Lanes } from "../../src/bridge/start-guard";
import type { Finding, Submission } from "../../src/wasm/schoolgate.js";
import type { ClearedPhoto, ClearedText, ClearOptions } from "./api";
import { GuardError } from "./guard-error";
import type { Known } from "./look";
import type { School } from "./school";

type Keys = Pick<School, "registerKey" | "receiptKey">;

export async function clearPhoto({ pictures, words }: Lanes, { registerKey, receiptKey }: Keys, photo: Known, submission: Submission, options: ClearOptions): Promise<ClearedPhoto> {
  const { previous = null, signal } = options;
  const source = { id: photo.id, file: photo.blob };
  const verdict = await words.run("judge", { submission });
  try {
    const cleared = await pictures.run("clear", { photo: source, submission, previous, registerKey, receiptKey }, { urgent: true, interrupt: true, ...(signal ? { signal } : {}) });
    const { bytes, mediaType, entry, receipt, words: said } = cleared;
    const file = new File([bytes as Uint8Array<ArrayBuffer>], said.fileName, { type: mediaType });
    return { file, words: said, receipt, entry, entryHash: hashOf(entry), verdict };
  } catch (thrown) {
    throw GuardError.of(thrown, verdict);
  }
}

export async function clearText({ words }: Lanes, { receiptKey }: Keys, submission: Submission, { signal }: ClearOptions): Promise<ClearedText> {
  const options = signal ? { signal } : {};
  const verdict = await words.run("judge", { submission }, options);
  if (!verdict.permitted) throw GuardError.because("verdict.not-permitted", inTheWay(verdict.findings), { kind: "whole" }, undefined, verdict);
  const receipt = receiptKey === null ? null : await words.run("clearWords", { submission, receiptKey }, options);
  return { file: null, words: { ...submission.words }, receipt, entry: null, entryHash: null, verdict };
}

const inTheWay = (findings: readonly Finding[]): string =>
  findings.filter(({ severity, allowed }) => severity === "block" || (severity === "ask" && !allowed)).map(({ rule }) => rule).join(", ");

/** The hash that seals a line of the register. */
const hashOf = (entry: string): string => (JSON.parse(entry) as { hash: string }).hash;
