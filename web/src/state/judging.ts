// Judges a photo again whenever anything about it changes, a moment after the last key was pressed. The judge sits in a
// worker, so typing never waits for it.
import { effect } from "@preact/signals";
import { PageError } from "../bridge/page-error";
import type { Evidence } from "../wasm/schoolgate.js";
import { language } from "../words/language";
import { guard } from "./guard";
import type { PhotoEntry } from "./photo";
import { classList, policy, rulesVersion } from "./school";
import type { Written } from "./written";

const PAUSE_MS = 120;

/** Starts judging `photo`; the function returned stops it. */
export function judgeAsItChanges(photo: PhotoEntry): () => void {
  const stopFacts = effect(() => {
    const evidence = photo.hidden.value?.evidence;
    void rulesVersion.value;
    if (!evidence || !policy.value) return;
    const off = new AbortController();
    void findDevice(photo, evidence, off.signal);
    return () => off.abort();
  });

  const stopWords = judgeWordsAsTheyChange(photo);
  return () => {
    stopFacts();
    stopWords();
  };
}

/** Starts judging what does not ask for the photo itself; the function returned stops it. */
export function judgeWordsAsTheyChange(entry: Written): () => void {
  const stopVerdicts = effect(() => {
    const submission = entry.submission.value;
    const rules = rulesVersion.value;
    const spoken = language.value;
    if (!submission) {
      entry.judgement.value = null;
      return;
    }
    return soon(async (signal) => {
      try {
        const { words } = await guard();
        const verdict = await words.run("judge", { submission: { ...submission, language: spoken } }, { signal });
        if (!signal.aborted) {
          entry.judgement.value = { submission, rules, verdict };
          entry.judgeError.value = null;
        }
      } catch (thrown) {
        if (signal.aborted) return;
        entry.judgement.value = null;
        entry.judgeError.value = PageError.of(thrown);
      }
    });
  });

  const stopMentions = effect(() => {
    const words = entry.words.value;
    void rulesVersion.value;
    if (!classList.value) {
      entry.mentions.value = null;
      return;
    }
    return soon(async (signal) => {
      try {
        const lanes = await guard();
        // Sooner read than judged, so the marks need not wait for the verdict.
        const found = await lanes.words.run("mentions", { words }, { signal, urgent: true });
        if (!signal.aborted) entry.mentions.value = { words, found };
      } catch {
        // The verdict says what is wrong; this only underlines it.
      }
    });
  });

  return () => {
    stopVerdicts();
    stopMentions();
  };
}

/** Asks whose device took the photo. Until there is an answer there is nothing to judge; clearing asks once more. */
async function findDevice(photo: PhotoEntry, evidence: Evidence, signal: AbortSignal): Promise<void> {
  try {
    const { words } = await guard();
    const facts = await words.run("deviceFacts", { evidence }, { signal });
    const known = photo.deviceFacts.peek();
    if (!signal.aborted && (known?.device !== facts.device || known.taken !== facts.taken)) photo.deviceFacts.value = facts;
  } catch (thrown) {
    if (signal.aborted) return;
    photo.deviceFacts.value = null;
    photo.judgeError.value = PageError.of(thrown);
  }
}

/** Runs `work` after a pause unless it is called off first. */
function soon(work: (signal: AbortSignal) => Promise<void>): () => void {
  const off = new AbortController();
  const timer = setTimeout(() => void work(off.signal), PAUSE_MS);
  return () => {
    clearTimeout(timer);
    off.abort();
  };
}
