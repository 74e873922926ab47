// The slips of spelling and grammar in a text, read a moment after the last key was pressed.
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { GrammarNote } from "../grammar/grammar.js";
import { carried } from "../state/marks";
import { checksSpelling, checkSpelling, ignored, isLeftAlone, spelling } from "../state/spelling";

/** Longer than other checks wait: half a word is no misspelling. */
const PAUSE_MS = 500;

/** What was found; null while the text is not checked, or not yet. */
export function useSlips(text: string): readonly GrammarNote[] | null {
  const read = useSignal<{ text: string; notes: readonly GrammarNote[] } | null>(null);
  const runs = checksSpelling.value && spelling.value.kind === "ready" && text.trim() !== "";
  const without = ignored.value;
  useEffect(() => {
    if (!runs) {
      read.value = null;
      return;
    }
    const off = new AbortController();
    const timer = setTimeout(async () => {
      const notes = await checkSpelling(text, off.signal);
      if (!off.signal.aborted) read.value = notes && { text, notes };
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      off.abort();
    };
  }, [text, runs, without]);
  const { value } = read;
  if (!runs || !value) return null;
  return carried(value.notes, value.text, text).filter((note) => !isLeftAlone(text, note));
}
