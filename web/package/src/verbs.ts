// The verbs of a guard: check, checkText, answer and clear, and what goes with them.
import type { Guard as Lanes } from "../../src/bridge/start-guard";
import { today } from "../../src/state/day";
import type { Submission, Words } from "../../src/wasm/schoolgate.js";
import type { Answers, Broken, Check, CheckOptions, ClearOptions, Destination, Guard, Photo, TextCheck, TextOptions } from "./api";
import { clearPhoto, clearText } from "./clearing";
import { GuardError, throwing } from "./guard-error";
import { listOf, look, type Known } from "./look";
import { ANSWERS, CHECK, CLEAR, onlyKnown, TEXT } from "./options";
import type { School } from "./school";
import { answered } from "./submission";
import { following, inTurns, unlessAborted, withReason } from "./waiting";

type Verbs = Omit<Guard, "policy" | "classList" | "devices" | "receiptKey">;

interface Judged {
  /** None for words alone. */
  readonly photo: Known | null;
  readonly submission: Submission;
}

export function verbsOf(lanes: Lanes, school: School, atOnce: number): Verbs {
  const { pictures, words } = lanes;
  /** By the objects that were handed out: what is cleared is what was judged, whatever became of its copies. */
  const checks = new WeakMap<object, Judged>();
  const letGo = new FinalizationRegistry<string>((id) => void (isClosed || pictures.run("forget", { id }).catch(() => {})));
  let isClosed = false;

  const verb = <Input extends unknown[], Output>(work: (...input: Input) => Promise<Output>) =>
    throwing(async (...input: Input) => {
      if (isClosed) throw GuardError.because("package.closed");
      return work(...input);
    });

  function judgedOf(check: object): Judged {
    const judged = typeof check === "object" && check !== null ? checks.get(check) : undefined;
    if (!judged) throw GuardError.because("package.unknown-check");
    return judged;
  }

  /** A submission of which nobody has said anything yet; what a call says of the place, the publisher and the day goes before the guard's own. */
  const blank = ({ channel, publisher, on }: Destination): Pick<Submission, "channel" | "publisher" | "on" | "language" | "approval" | "allowed"> => ({
    channel: channel ?? school.channel,
    publisher: publisher === undefined ? school.publisher : publisher,
    on: on ?? school.on ?? today(),
    language: school.language,
    approval: null,
    allowed: [],
  });

  async function judge<T extends Check | TextCheck>(judged: Judged, shape: (rest: Pick<T, "submission" | "verdict" | "mentions">) => T, signal?: AbortSignal): Promise<T> {
    // Ours alone: what is handed out may be changed by anybody.
    const submission = structuredClone(judged.submission);
    const options = signal ? { signal } : {};
    const [verdict, mentions] = await Promise.all([words.run("judge", { submission }, options), words.run("mentions", { words: submission.words }, options)]);
    const check = Object.freeze(shape({ submission: structuredClone(submission), verdict, mentions }));
    checks.set(check, { ...judged, submission });
    return check;
  }

  const judgePhoto = (photo: Known, submission: Submission, signal?: AbortSignal): Promise<Check> =>
    judge<Check>({ photo, submission }, (rest) => ({
      kind: "photo", file: photo.file, name: photo.file.name, info: photo.info, hidden: photo.hidden, named: photo.named, faces: rest.submission.faces, ...rest,
    }), signal);

  const judgeText = (submission: Submission, signal?: AbortSignal): Promise<TextCheck> =>
    judge<TextCheck>({ photo: null, submission }, (rest) => ({ kind: "text", words: rest.submission.words, ...rest }), signal);

  async function checkOne(file: File, index: number, options: CheckOptions): Promise<Check | Broken> {
    const { answers, signal } = options;
    try {
      const [photo, { device, searched, faces }] = await look(lanes, file, index, options);
      const { id, info } = photo;
      letGo.register(photo, id);
      const check = await judgePhoto(photo, {
        ...blank(options),
        photo: { sha256: info.sha256, width: info.width, height: info.height, frames: info.frames, searched: [...searched], ...device },
        faces: [...faces],
        work: null,
        words: { caption: options.caption ?? "", altText: options.altText ?? "", fileName: file.name },
      }, signal);
      if (!answers) return check;
      const said = typeof answers === "function" ? await unlessAborted(saidOf(check, answers), signal) : answers;
      return await answerPhoto(check, said, signal);
    } catch (thrown) {
      const error = GuardError.of(thrown);
      // Called off, closed, or called in a wrong way: that is about the call and not about this file.
      if (signal?.aborted || isClosed || error.code === "package.option") throw error;
      return Object.freeze<Broken>({ kind: "broken", file, name: file.name, error });
    }
  }

  async function saidOf(check: Check, ask: (check: Check) => Answers | Promise<Answers>): Promise<Answers> {
    try {
      return await ask(check);
    } catch (thrown) {
      throw GuardError.because("package.answers", String(thrown), { kind: "whole" }, thrown);
    }
  }

  async function answerPhoto(check: Check, answers: Answers, signal?: AbortSignal): Promise<Check> {
    const { photo, submission } = judgedOf(check);
    if (!photo) throw GuardError.because("package.unknown-check");
    let next = answered(submission, answers);
    if (answers.approvals !== undefined) {
      next = { ...next, signedApproval: await words.run("fittingApproval", { approvals: answers.approvals, submission: next }, signal ? { signal } : {}) };
    }
    return judgePhoto(photo, next, signal);
  }

  return {
    check: verb(async (photos: Photo | Iterable<Photo>, options: CheckOptions = {}) => {
      onlyKnown(options, CHECK);
      if (typeof options.answers === "object") onlyKnown(options.answers, ANSWERS);
      const list = listOf(photos);
      const off = following(options.signal);
      try {
        return await inTurns(list, atOnce + 1, (file, index) => checkOne(file, index, { ...options, signal: off.signal }));
      } catch (thrown) {
        throw withReason(thrown, options.signal);
      } finally {
        // Whatever of it still runs is wanted by nobody; what was stopped in the middle has cost a worker.
        off.abort();
        if (!isClosed) lanes.refill();
      }
    }),
    checkText: verb(async (text: string, options: TextOptions = {}) => {
      onlyKnown(options, TEXT);
      if (typeof text !== "string") throw GuardError.because("package.option", "checkText wants a text");
      const said: Words = { caption: text, altText: "", fileName: "" };
      try {
        return await judgeText({ ...blank(options), photo: null, faces: [], work: [], words: said, allowed: [...(options.allow ?? [])] }, options.signal);
      } catch (thrown) {
        throw withReason(thrown, options.signal);
      }
    }),
    answer: verb(async (check: Check | TextCheck, answers: Answers) => {
      const { photo, submission } = judgedOf(check);
      if (photo) return answerPhoto(check as Check, answers);
      onlyKnown(answers, { caption: "string", allow: "array" });
      return judgeText(answered(submission, answers));
    }) as Guard["answer"],
    clear: verb(async (check: Check | TextCheck, options: ClearOptions = {}) => {
      onlyKnown(options, CLEAR);
      const { photo, submission } = judgedOf(check);
      try {
        return photo ? await clearPhoto(lanes, school, photo, submission, options) : await clearText(lanes, school, submission, options);
      } catch (thrown) {
        throw withReason(thrown, options.signal);
      } finally {
        if (!isClosed) lanes.refill();
      }
    }) as Guard["clear"],
    approvalRequest: verb(async (check: Check) => words.run("approvalRequest", { submission: judgedOf(check).submission })),
    refusal: verb(async (check: Check | TextCheck, options: ClearOptions = {}) => {
      onlyKnown(options, CLEAR);
      return words.run("refusal", { submission: judgedOf(check).submission, previous: options.previous ?? null, registerKey: school.registerKey });
    }),
    preview: verb(async (check: Check, longestSide: number) => {
      const { photo } = judgedOf(check);
      if (!photo) throw GuardError.because("package.unknown-check");
      const jpeg = await pictures.run("preview", { id: photo.id, file: photo.blob, longestSide });
      return new Blob([jpeg as Uint8Array<ArrayBuffer>], { type: "image/jpeg" });
    }),
    close() {
      isClosed = true;
      lanes.close();
    },
  };
}
