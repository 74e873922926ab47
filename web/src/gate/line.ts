// Answers a host through its port: one asking after the other, each with one answer.
import { effect } from "@preact/signals";
import { PageError } from "../bridge/page-error";
import { loading } from "../state/guard";
import { inWords } from "../words/errors";
import type { SchoolgateError } from "../wasm/schoolgate.js";
import { ask, forgetPictures, type Asking } from "./asking";
import { askToLeave, takeKeyboard } from "./attention";
import type { Answer, Ask } from "./messages";
import { prepare } from "./prepare";
import { sessionJwk } from "./receipts";

/** Askings that were cleared, for when their words change. */
const cleared = new Map<number, Asking>();
/** Askings that wait or are open, and how to call them off. */
const begun = new Map<number, AbortController>();

let turn: Promise<unknown> = Promise.resolve();

export function answerThrough(port: MessagePort): void {
  const tell = (answer: Answer) => port.postMessage(answer);
  effect(() => {
    if (loading.value.kind === "loading") tell({ kind: "loading", loaded: loading.value.loaded, total: loading.value.total });
  });
  port.onmessage = ({ data }: MessageEvent<Ask | null>) => {
    if (typeof data?.kind === "string" && Number.isInteger(data.id)) hear(data, tell);
  };
  port.onmessageerror = () => tell({ kind: "failed", id: null, error: asError(new PageError("page.unexpected", "a message could not be read")) });
  prepare().then(
    () => tell({ kind: "ready", publicJwk: sessionJwk() }),
    (thrown: unknown) => tell({ kind: "failed", id: null, error: asError(thrown) }),
  );
}

function hear(data: Ask, tell: (answer: Answer) => void): void {
  switch (data.kind) {
    case "check":
    case "again": {
      const off = new AbortController();
      begun.get(data.id)?.abort();
      begun.set(data.id, off);
      turn = turn.then(() => answer(data, tell, off.signal)).finally(() => {
        if (begun.get(data.id) === off) begun.delete(data.id);
      });
      return;
    }
    case "forget":
      begun.get(data.id)?.abort();
      return forget(data.id);
    case "shown":
      return takeKeyboard();
    case "escape":
      return askToLeave();
  }
}

function forget(id: number): void {
  forgetPictures(cleared.get(id)?.photos ?? []);
  cleared.delete(id);
}

/** Never rejects: whatever happens, the host hears of it, and one that called it off hears nothing. */
async function answer(asked: Extract<Ask, { kind: "check" | "again" }>, tell: (answer: Answer) => void, off: AbortSignal): Promise<void> {
  const { id } = asked;
  try {
    await prepare();
    off.throwIfAborted();
    const before = cleared.get(id);
    if (asked.kind === "again" && !before) throw new PageError("gate.unknown-asking");
    if (asked.kind === "check" && before) forget(id);
    const pictures = asked.kind === "check" ? asked.files : (before as Asking);
    const school = asked.kind === "check" ? asked.school : (before as Asking).school;
    const { outcome, asking } = await ask({ id, pictures, words: asked.words, school }, () => tell({ kind: "show", id }), off);
    if (off.aborted) return forgetPictures(asking?.photos ?? []);
    if (asking) cleared.set(id, asking);
    tell({ ...outcome, id });
  } catch (thrown) {
    if (!off.aborted) tell({ kind: "failed", id, error: asError(thrown) });
  }
}

/** As the guard's own errors are, in words of the page's language. */
function asError(thrown: unknown): SchoolgateError {
  const error = PageError.of(thrown);
  const { message, remedy } = inWords(error);
  return { code: error.code, message, remedy, place: error.place, detail: error.detail };
}
