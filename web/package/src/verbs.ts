// The verbs of a guard: check, checkText, answer and clear, and what goes with them.
import type { Guard as Lanes } from "../../src/bridge/start-guard";
import { today } from "../../src/state/day";
import type { DeviceFacts, FaceAnswer, MetadataReport, Named, PhotoInfo, Submission, Words } from "../../src/wasm/schoolgate.js";
import type { Answers, Broken, Check, CheckOptions, ClearedPhoto, ClearedText, ClearOptions, Destination, Guard, Photo, TextCheck, TextOptions } from "./api";
import { GuardError, throwing } from "./guard-error";
import { isBlob, isBytes, isFile } from "./kinds";
import { ANSWERS, CHECK, CLEAR, onlyKnown, TEXT } from "./options";
import type { School } from "./school";
import { answered } from "./submission";

type Verbs = Omit<Guard, "policy" | "classList" | "devices" | "receiptKey">;

/** What is known of a photo, whatever a person says of it. */
interface Known {
  readonly id: string;
  readonly file: File;
  /** What the workers get: it travels by reference, also where a file does not. */
  readonly blob: Blob;
  readonly info: PhotoInfo;
  readonly hidden: MetadataReport;
  readonly named: readonly Named[];
}

/** What a worker finds in a photo before anybody has said anything. */
interface Found extends Known {
  readonly device: DeviceFacts;
  readonly searched: readonly number[];
  readonly faces: readonly FaceAnswer[];
}

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
  let last = 0;

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
    const { submission } = judged;
    const options = signal ? { signal } : {};
    const [verdict, mentions] = await Promise.all([words.run("judge", { submission }, options), words.run("mentions", { words: submission.words }, options)]);
    const check = Object.freeze(shape({ submission, verdict, mentions }));
    checks.set(check, judged);
    return check;
  }

  const judgePhoto = (photo: Known, submission: Submission, signal?: AbortSignal): Promise<Check> =>
    judge<Check>({ photo, submission }, (rest) => ({
      kind: "photo", file: photo.file, name: photo.file.name, info: photo.info, hidden: photo.hidden, named: photo.named, faces: submission.faces, ...rest,
    }), signal);

  const judgeText = (submission: Submission, signal?: AbortSignal): Promise<TextCheck> =>
    judge<TextCheck>({ photo: null, submission }, (rest) => ({ kind: "text", words: submission.words, ...rest }), signal);

  async function look(file: File, index: number, { signal, onProgress }: CheckOptions): Promise<Found> {
    const source = { id: `photo-${++last}`, file: file.slice() };
    const options = { interrupt: true, ...(signal ? { signal } : {}) };
    const { info, hidden } = await pictures.run("open", source, options);
    const [device, named, search] = await Promise.all([
      words.run("deviceFacts", { evidence: hidden.evidence }, options),
      words.run("namesInMetadata", { report: hidden }, options),
      pictures.run("search", source, { ...options, onProgress: ({ done, total }) => onProgress?.({ file, index, done, total }) }),
    ]);
    const sharpness = await pictures.run("sharpness", { ...source, regions: search.faces.map(({ region }) => region) }, { ...options, urgent: true });
    const faces = search.faces.map((face, at): FaceAnswer => ({ ...face, sharpness: sharpness[at] ?? null, subject: null }));
    return { id: source.id, file, blob: source.file, info, hidden, named, device, searched: search.passes, faces };
  }

  async function checkOne(photo: Photo, index: number, options: CheckOptions): Promise<Check | Broken> {
    const file = fileOf(photo);
    try {
      const found = await look(file, index, options);
      const { info, device, searched, faces } = found;
      const known: Known = { id: found.id, file, blob: found.blob, info, hidden: found.hidden, named: found.named };
      letGo.register(known, known.id);
      const check = await judgePhoto(known, {
        ...blank(options),
        photo: { sha256: info.sha256, width: info.width, height: info.height, frames: info.frames, searched: [...searched], ...device },
        faces: [...faces],
        work: null,
        words: { caption: options.caption ?? "", altText: options.altText ?? "", fileName: file.name },
      }, options.signal);
      const { answers } = options;
      return answers ? await answerPhoto(check, typeof answers === "function" ? await saidOf(check, answers) : answers) : check;
    } catch (thrown) {
      const error = GuardError.of(thrown);
      // Called off, closed, or called in a wrong way: that is about the call and not about this file.
      if (options.signal?.aborted || isClosed || error.code === "package.option") throw error;
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

  async function answerPhoto(check: Check, answers: Answers): Promise<Check> {
    const { photo, submission } = judgedOf(check);
    if (!photo) throw GuardError.because("package.unknown-check");
    let next = answered(submission, answers);
    if (answers.approvals !== undefined) {
      next = { ...next, signedApproval: await words.run("fittingApproval", { approvals: answers.approvals, submission: next }) };
    }
    return judgePhoto(photo, next);
  }

  /** Refused with the verdict, so that nobody has to ask for it again. */
  async function refused(thrown: unknown, submission: Submission): Promise<GuardError> {
    const error = GuardError.of(thrown);
    if (error.code !== "verdict.not-permitted") return error;
    return GuardError.of(thrown, await words.run("judge", { submission }));
  }

  async function clearPhoto(photo: Known, submission: Submission, { previous = null, signal }: ClearOptions): Promise<ClearedPhoto> {
    const { registerKey, receiptKey } = school;
    const source = { id: photo.id, file: photo.blob };
    const verdict = await words.run("judge", { submission });
    const cleared = await pictures.run("clear", { photo: source, submission, previous, registerKey, receiptKey }, { urgent: true, interrupt: true, ...(signal ? { signal } : {}) });
    const { bytes, mediaType, entry, words: said } = cleared;
    const file = new File([bytes as Uint8Array<ArrayBuffer>], said.fileName, { type: mediaType });
    return { file, words: said, receipt: cleared.receipt, entry, entryHash: hashOf(entry), verdict };
  }

  async function clearText(submission: Submission, { signal }: ClearOptions): Promise<ClearedText> {
    const { receiptKey } = school;
    const options = signal ? { signal } : {};
    const verdict = await words.run("judge", { submission }, options);
    if (!verdict.permitted) throw new GuardError({ code: "verdict.not-permitted", message: NOT_PERMITTED[0], place: { kind: "whole" }, detail: rulesInTheWay(verdict.findings), remedy: NOT_PERMITTED[1] }, { verdict });
    const receipt = receiptKey === null ? null : await words.run("clearWords", { submission, receiptKey }, options);
    return { file: null, words: submission.words, receipt, entry: null, entryHash: null, verdict };
  }

  return {
    check: verb(async (photos: Photo | Iterable<Photo>, options: CheckOptions = {}) => {
      onlyKnown(options, CHECK);
      if (typeof options.answers === "object") onlyKnown(options.answers, ANSWERS);
      const list = isOne(photos) ? [photos] : [...photos];
      list.forEach(fileOf);
      const off = following(options.signal);
      try {
        return await inTurns(list, atOnce + 1, (photo, index) => checkOne(photo, index, { ...options, signal: off.signal }));
      } catch (thrown) {
        throw options.signal?.aborted ? new GuardError(GuardError.of(thrown), { cause: options.signal.reason }) : thrown;
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
      return judgeText({ ...blank(options), photo: null, faces: [], work: [], words: said, allowed: [...(options.allow ?? [])] }, options.signal);
    }),
    answer: verb(async (check: Check | TextCheck, answers: Answers) => {
      const { photo, submission } = judgedOf(check);
      if (photo) return answerPhoto(check as Check, answers);
      onlyKnown(answers, { caption: "string", allow: "object" });
      return judgeText(answered(submission, answers));
    }) as Guard["answer"],
    clear: verb(async (check: Check | TextCheck, options: ClearOptions = {}) => {
      onlyKnown(options, CLEAR);
      const { photo, submission } = judgedOf(check);
      try {
        return photo ? await clearPhoto(photo, submission, options) : await clearText(submission, options);
      } catch (thrown) {
        throw await refused(thrown, submission);
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

const NOT_PERMITTED = ["The verdict still has something in the way.", "Put right every finding that blocks, and answer every question."] as const;

const rulesInTheWay = (findings: Check["verdict"]["findings"]): string =>
  findings.filter(({ severity, allowed }) => severity === "block" || (severity === "ask" && !allowed)).map(({ rule }) => rule).join(", ");

const isOne = (photos: Photo | Iterable<Photo>): photos is Photo => !(Symbol.iterator in Object(photos));

function fileOf(photo: Photo): File {
  if (isFile(photo)) return photo;
  const { name, bytes } = (photo ?? {}) as Exclude<Photo, File>;
  if (typeof name === "string" && (isBlob(bytes) || isBytes(bytes))) return new File([bytes as BlobPart], name);
  throw GuardError.because("package.option", "a photo is a File, or a name with bytes");
}

/** The hash that seals a line of the register. */
const hashOf = (entry: string): string => (JSON.parse(entry) as { hash: string }).hash;

/** So many at once, each result in its place. The first failure ends it: the others are not waited for. */
async function inTurns<In, Out>(list: readonly In[], atOnce: number, work: (each: In, index: number) => Promise<Out>): Promise<Out[]> {
  const results = new Array<Out>(list.length);
  let next = 0;
  let hasFailed = false;
  const worker = async () => {
    while (next < list.length && !hasFailed) {
      const index = next++;
      try {
        results[index] = await work(list[index] as In, index);
      } catch (thrown) {
        hasFailed = true;
        throw thrown;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, list.length) }, worker));
  return results;
}

/** Aborts with `signal`, and leaves nothing behind on it once it is aborted itself. */
function following(signal: AbortSignal | undefined): AbortController {
  const own = new AbortController();
  if (signal?.aborted) own.abort(signal.reason);
  signal?.addEventListener("abort", () => own.abort(signal.reason), { once: true, signal: own.signal });
  return own;
}
