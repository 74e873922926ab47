// What the register says of somebody, and what has to be deleted: asked anew whenever anything that answers it changes.
import { effect, signal } from "@preact/signals";
import { PageError } from "../bridge/page-error";
import type { Appearance, Due } from "../wasm/schoolgate.js";
import { guard } from "./guard";
import { asBytes, entries } from "./register";
import { keyText } from "./register-key";
import { classList, day, policy, rulesVersion } from "./school";

export type Answer<T> = { kind: "none" } | { kind: "busy" } | { kind: "found"; found: T } | { kind: "failed"; error: PageError };

/** The Id of whoever is looked up. */
export const lookedUp = signal<string | null>(null);
export const appearances = signal<Answer<Appearance[]>>({ kind: "none" });
export const due = signal<Answer<Due[]>>({ kind: "none" });

/** Starts answering; the function returned stops it. */
export function answerLookups(): () => void {
  const stops = [
    effect(() => {
      const person = lookedUp.value;
      const registerKey = keyText();
      const bytes = entries.value.length > 0 ? asBytes() : null;
      if (person === null || !bytes) {
        appearances.value = { kind: "none" };
        return;
      }
      return answering(appearances, async () => (await guard()).words.run("appearances", { bytes, person, registerKey }));
    }),
    effect(() => {
      const registerKey = keyText();
      const on = day.value;
      const bytes = entries.value.length > 0 ? asBytes() : null;
      void rulesVersion.value;
      if (!bytes || !classList.value || !policy.value) {
        due.value = { kind: "none" };
        return;
      }
      return answering(due, async () => (await guard()).words.run("due", { bytes, on, registerKey }));
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

function answering<T>(answer: { value: Answer<T> }, ask: () => Promise<T>): () => void {
  let isOff = false;
  answer.value = { kind: "busy" };
  ask().then(
    (found) => {
      if (!isOff) answer.value = { kind: "found", found };
    },
    (thrown: unknown) => {
      if (!isOff) answer.value = { kind: "failed", error: PageError.of(thrown) };
    },
  );
  return () => {
    isOff = true;
  };
}
