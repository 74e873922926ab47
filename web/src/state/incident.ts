// An incident as somebody writes it down, and its line in the register.
import { computed, signal } from "@preact/signals";
import { PageError } from "../bridge/page-error";
import { StoreError } from "../store/store-error";
import type { IncidentReport } from "../wasm/schoolgate.js";
import { today } from "./day";
import { guard } from "./guard";
import { append, entries, inTurn, previousHash } from "./register";
import { keyText } from "./register-key";
import { isLocked, secretOf } from "./secret-of";

export type IncidentText = "time" | "place" | "device" | "description" | "evidence" | "actions" | "reasons" | "recorder";

/** What each form asks for, in its order. */
export const FORMS: Record<IncidentReport["format"], readonly IncidentText[]> = {
  detailed: ["time", "place", "device", "description", "evidence", "actions", "reasons"],
  signed: ["place", "description", "actions", "recorder"],
};

const empty = (format: IncidentReport["format"]): IncidentReport => ({ format, on: today(), person: null, sex: null, told: [] });

export const draft = signal<IncidentReport>(empty("detailed"));
/** The file of the key that the recorder signs with; it is read when the line is written and not before. */
export const signer = signal<File | null>(null);
export const incidentError = signal<PageError | null>(null);
/** The line that was written last. */
export const written = signal<number | null>(null);

/** Whether anything was written that is in no register yet. */
export const draftBegun = computed(() => {
  const { person, sex, told } = draft.value;
  const texts = [...FORMS.detailed, ...FORMS.signed].some((name) => draft.value[name]);
  return texts || person !== null || sex !== null || (told ?? []).length > 0;
});

export function change(part: Partial<IncidentReport>): void {
  draft.value = { ...draft.value, ...part };
  written.value = null;
}

/** Whether the recorder's key waits for its passphrase, and nothing else is missing. */
export const passphraseAsked = signal(false);

/** Writes it into the register. What the guard misses stays on the form, and the field is named. Where the passphrase opens
 *  no key, nothing is written and whoever typed it is told. */
export function writeIncident(passphrase: string | null): Promise<void> {
  // As it was when the button was pressed: other lines may come first, and signing takes a moment.
  const asked = draft.value;
  const { format } = asked;
  const keyFile = format === "signed" ? signer.value : null;
  return inTurn(async () => {
    const isShut = keyFile !== null && passphrase === null && (await isLocked(keyFile));
    try {
      const report = onlyAsked(asked);
      const { words } = await guard();
      const book = { previous: previousHash(), registerKey: keyText() };
      // Without a key the guard refuses the signed form, but names whatever else is missing first.
      const key = keyFile && !isShut ? await secretOf(keyFile, passphrase) : null;
      append(await words.run("incident", { report, signer: key, ...book }, { urgent: true }));
      written.value = entries.value.length;
      // What was typed since belongs to a line of its own.
      if (draft.value === asked) draft.value = empty(format);
      if (signer.value === keyFile) signer.value = null;
      incidentError.value = null;
      passphraseAsked.value = false;
    } catch (thrown) {
      if (thrown instanceof StoreError) throw thrown;
      const error = PageError.of(thrown);
      passphraseAsked.value = isShut && error.place.kind === "field" && error.place.name === "signature";
      incidentError.value = passphraseAsked.value ? null : error;
    }
  });
}

/** Without what was written on the other form: nothing goes into the register that its form does not show. */
export function onlyAsked(report: IncidentReport): IncidentReport {
  const { format, on, told = [] } = report;
  const texts = Object.fromEntries(FORMS[format].map((name) => [name, report[name] ?? ""]));
  return { format, on, told, ...texts, ...(format === "detailed" ? { person: report.person ?? null, sex: report.sex ?? null } : {}) };
}
