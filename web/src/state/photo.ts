// One photo on the page: the file, what was found in it, what a person said of it, and what became of it.
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { PageError } from "../bridge/page-error";
import type { Progress } from "../bridge/protocol";
import type {
  Choices, ClearanceResult, DeviceFacts, FaceAnswer, Finding, Mention, MetadataReport, PhotoInfo, Role, Submission, Verdict, Words,
} from "../wasm/schoolgate.js";
import { channel, day, missing, publisher, rulesVersion } from "./school";

export type Stage =
  | { kind: "waiting" }
  | { kind: "opening" }
  | { kind: "searching"; progress: Progress | null }
  | { kind: "ready" }
  | { kind: "failed"; error: PageError };

/** A face with a name of its own, so that a box keeps its card when another is removed. */
export interface FaceEntry extends FaceAnswer {
  readonly key: number;
}

export interface Judgement {
  submission: Submission;
  rules: number;
  verdict: Verdict;
}

export interface Cleared {
  submission: Submission;
  rules: number;
  result: ClearanceResult;
  fileName: string;
  url: string;
  /** What the browser shows of it; none when it could not be drawn. */
  shown: string | null;
}

export type Status = "waiting" | "working" | "failed" | "incomplete" | "stopped" | "needs-you" | "clear" | "saved";

export class PhotoEntry {
  readonly id: string;
  readonly number: number;
  readonly file: File;
  /** The file's address. Nothing but the page can see it. */
  readonly url: string;
  /** What the browser shows of it: the file, or a preview of a format it may not draw; none while there is neither. */
  readonly shown: Signal<string | null>;
  readonly previewError = signal<PageError | null>(null);
  readonly abort = new AbortController();

  readonly stage = signal<Stage>({ kind: "waiting" });
  readonly info = signal<PhotoInfo | null>(null);
  readonly hidden = signal<MetadataReport | null>(null);
  /** Whose device took it, under the rules in force; none until the guard has said. */
  readonly deviceFacts = signal<DeviceFacts | null>(null);
  readonly choices = signal<Required<Choices>>({ keepGainMap: false, plainProfile: false });
  readonly searched = signal<number[]>([]);
  readonly faces = signal<FaceEntry[]>([]);
  /** How many faces the quick look found; none until it is over. */
  readonly quick = signal<number | null>(null);
  readonly words: Signal<Words>;
  readonly approvedOn = signal<string | null>(null);
  readonly allowed = signal<readonly string[]>([]);
  readonly judgement = signal<Judgement | null>(null);
  readonly judgeError = signal<PageError | null>(null);
  readonly mentions = signal<{ words: Words; found: Mention[] } | null>(null);
  readonly cleared = signal<Cleared | null>(null);
  readonly saving = signal(false);
  readonly saveError = signal<PageError | null>(null);

  /** What is put before the judge; none until there is something to judge. */
  readonly submission: ReadonlySignal<Submission | null>;
  /** The verdict on exactly what is on the screen; none while the judge is still reading it. */
  readonly verdict: ReadonlySignal<Verdict | null>;
  readonly isSaved: ReadonlySignal<boolean>;
  readonly unanswered: ReadonlySignal<number>;
  readonly status: ReadonlySignal<Status>;

  constructor(id: string, number: number, file: File) {
    this.id = id;
    this.number = number;
    this.file = file;
    this.url = URL.createObjectURL(file);
    this.shown = signal<string | null>(this.url);
    this.words = signal<Words>({ caption: "", altText: "", fileName: file.name });
    this.submission = computed(() => this.#submission());
    this.verdict = computed(() => {
      const judgement = this.judgement.value;
      return judgement && this.#isCurrent(judgement) ? judgement.verdict : null;
    });
    this.isSaved = computed(() => this.cleared.value !== null && this.#isCurrent(this.cleared.value));
    this.unanswered = computed(() => this.faces.value.filter(({ subject }) => !subject).length);
    this.status = computed(() => this.#status());
  }

  /** Whether this is about what is on the screen now, under the rules in force now. */
  #isCurrent({ submission, rules }: { submission: Submission; rules: number }): boolean {
    return submission === this.submission.value && rules === rulesVersion.value;
  }

  #submission(): Submission | null {
    const info = this.info.value;
    const deviceFacts = this.deviceFacts.value;
    if (this.stage.value.kind !== "ready" || !info || !deviceFacts || missing.value.length > 0 || channel.value === null) return null;
    const approvedOn = this.approvedOn.value;
    return {
      photo: {
        sha256: info.sha256,
        width: info.width,
        height: info.height,
        frames: info.frames,
        searched: this.searched.value,
        ...deviceFacts,
      },
      faces: this.faces.value.map(({ region, score, landmarks, subject }) => ({
        region,
        score: score ?? null,
        landmarks: landmarks ?? [],
        subject: subject ?? null,
      })),
      words: this.words.value,
      channel: channel.value,
      publisher: publisher.value,
      approval: approvedOn === null ? null : { by: "headteacher" satisfies Role, on: approvedOn },
      on: day.value,
      allowed: [...this.allowed.value],
      choices: this.choices.value,
    };
  }

  #status(): Status {
    switch (this.stage.value.kind) {
      case "waiting":
        return "waiting";
      case "opening":
      case "searching":
        return "working";
      case "failed":
        return "failed";
      case "ready":
        if (missing.value.length > 0) return "incomplete";
        if (this.isSaved.value) return "saved";
        return this.judgement.value ? statusOf(this.judgement.value) : "incomplete";
    }
  }
}

/** The verdict in one word. */
export function statusOf({ submission, verdict }: Pick<Judgement, "submission" | "verdict">): "stopped" | "needs-you" | "clear" {
  if (verdict.permitted) return "clear";
  const inTheWay = verdict.findings.filter(({ severity, allowed }) => severity === "block" || (severity === "ask" && !allowed));
  return inTheWay.every((finding) => isWaiting(finding, submission)) ? "needs-you" : "stopped";
}

/** What nobody has answered yet is work to do, not a refusal. */
function isWaiting({ severity, place, rule }: Finding, { faces, publisher, approval }: Submission): boolean {
  if (severity === "ask") return true;
  if (place.kind === "face") return !faces[place.index]?.subject;
  return (rule.startsWith("publisher.") && publisher === null) || (rule === "approval.head" && approval === null);
}
