// Judges a photo again whenever anything about it changes, a moment after the last key was pressed. The judge sits in a
// worker, so typing never waits for it.
import { effect } from "@preact/signals";
import { PageError } from "../bridge/page-error";
import type { Evidence } from "../wasm/schoolgate.js";
import { language } from "../words/language";
import { guard } from "./guard";
import type { PhotoEntry } from "./photo";
import { classList, policy, rulesVersion } from "./school";

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

  const stopVerdicts = effect(() => {
    const submission = photo.submission.value;
    const rules = rulesVersion.value;
    const spoken = language.value;
    if (!submission) {
      photo.judgement.value = null;
      return;
    }
    return soon(async (signal) => {
      try {
        const { words } = await guard();
        const verdict = await words.run("judge", { submission: { ...submission, language: spoken } }, { signal });
        if (!signal.aborted) {
          photo.judgement.value = { submission, rules, verdict };
          photo.judgeError.value = null;
        }
      } catch (thrown) {
        if (signal.aborted) return;
        photo.judgement.value = null;
        photo.judgeError.value = PageError.of(thrown);
      }
    });
  });

  const stopMentions = effect(() => {
    const words = photo.words.value;
    if (!classList.value) {
      photo.mentions.value = null;
      return;
    }
    return soon(async (signal) => {
      try {
        const lanes = await guard();
        const found = await lanes.words.run("mentions", { words }, { signal });
        if (!signal.aborted) photo.mentions.value = { words, found };
      } catch {
        // The verdict says what is wrong; this only underlines it.
      }
    });
  });

  return () => {
    stopFacts();
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
