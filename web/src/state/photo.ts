// One photo on the page: the file, what was found in it, what a person said of it, and what became of it.
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { PageError } from "../bridge/page-error";
import type { Progress } from "../bridge/protocol";
import type {
  Choices, CoverStyle, DeviceFacts, Face, FaceAnswer, Finding, Mention, MetadataReport, Named, PhotoInfo, Region, Role, SignedApproval, Submission,
  Verdict, Words,
} from "../wasm/schoolgate.js";
import { isOutside, longerOf, publishedSize } from "./framing";
import { headsState, type HeadCount, type Heads } from "./heads";
import type { Choice } from "./hidden";
import { History } from "./history";
import type { Size } from "./region";
import { channel, day, missing, publisher, rulesVersion, signaturesCount } from "./school";
import { sharpnessOf, type Sharpness } from "./sharpness";

export type Stage =
  | { kind: "waiting" }
  | { kind: "opening" }
  | { kind: "searching"; progress: Progress | null }
  | { kind: "ready" }
  | { kind: "failed"; error: PageError };

/** A face with a name of its own, so that a box keeps its card when another is removed. */
export interface FaceEntry extends FaceAnswer {
  readonly key: number;
  /** Where it was found, when a person has moved it since. */
  readonly moved?: Region | null;
}

/** A second search, with the picture turned. */
export type Turning =
  | { kind: "searching"; progress: Progress | null }
  | { kind: "done"; added: number }
  | { kind: "failed"; error: PageError };

/** Why the page does not save, whatever the verdict says. */
export type Hold = { kind: "looking" } | { kind: "count"; again: boolean } | { kind: "missing"; number: number };

export interface Judgement {
  submission: Submission;
  rules: number;
  verdict: Verdict;
}

export interface Cleared {
  submission: Submission;
  rules: number;
  fileName: string;
  /** The saved copy and its address; none where only a file outside the page holds it. */
  file: Blob | null;
  url: string | null;
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
  /** A small copy of it, for lists; none until it is made, or where it cannot be drawn. */
  readonly small = signal<HTMLCanvasElement | null>(null);
  readonly previewError = signal<PageError | null>(null);
  readonly abort = new AbortController();

  readonly stage = signal<Stage>({ kind: "waiting" });
  readonly info = signal<PhotoInfo | null>(null);
  readonly hidden = signal<MetadataReport | null>(null);
  /** Who is named in the file itself. */
  readonly named = signal<readonly Named[]>([]);
  /** Whose device took it, under the rules in force; none until the guard has said. */
  readonly deviceFacts = signal<DeviceFacts | null>(null);
  readonly choices = signal<Record<Choice, boolean>>({ keepGainMap: false, plainProfile: false });
  readonly searched = signal<number[]>([]);
  /** An earlier visit's search of the file with this hash: by which search, and its passes. */
  keptSearch: { readonly sha256: string; readonly by: string | null; readonly passes: readonly number[] } | null = null;
  readonly faces = signal<FaceEntry[]>([]);
  /** All that the search has found, one of each face, whatever became of it. */
  readonly found = signal<readonly Face[]>([]);
  /** The part that is published; none for all of it. */
  readonly crop = signal<Region | null>(null);
  /** The longer side that somebody chose for what is published; none for its own size. */
  readonly sideChosen = signal<number | null>(null);
  readonly words: Signal<Words>;
  readonly history: History;
  /** How sharp the faces are, as far as anybody has measured. */
  readonly sharpness = signal<Sharpness>(new Map());
  /** The search of the turned picture; none until somebody asks for it. */
  readonly turning = signal<Turning | null>(null);
  /** How many faces only the turned picture showed. */
  readonly foundTurned = signal(0);
  /** How many heads a person counted; none until one has. */
  readonly headsCounted = signal<HeadCount | null>(null);
  readonly coverStyle = signal<CoverStyle>("solid");
  /** How many faces the quick look found; none until it is over. */
  readonly quick = signal<number | null>(null);
  /** Whose work the picture shows; nobody's when empty, none while nobody has said. */
  readonly work = signal<readonly string[] | null>(null);
  readonly approvedOn = signal<string | null>(null);
  /** The headteacher's signature that fits it best, of those that were opened. */
  readonly signedApproval = signal<SignedApproval | null>(null);
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
  /** The faces that are published: those of whose head the crop leaves anything. */
  readonly shownFaces: ReadonlySignal<FaceEntry[]>;
  readonly unanswered: ReadonlySignal<number>;
  /** The longer side that was chosen, where it makes what is published smaller. */
  readonly longestSide: ReadonlySignal<number | null>;
  /** The size of what is published; none before the photo is open. */
  readonly published: ReadonlySignal<Size | null>;
  /** Whether everyone in the picture has a box, as far as a person has said. */
  readonly heads: ReadonlySignal<Heads>;
  /** What keeps the page from saving besides the verdict; none when nothing does. */
  readonly hold: ReadonlySignal<Hold | null>;
  /** The verdict in one word, with what a person still has to count. */
  readonly word: ReadonlySignal<Word | null>;
  readonly status: ReadonlySignal<Status>;

  constructor(id: string, number: number, file: File) {
    this.id = id;
    this.number = number;
    this.file = file;
    this.url = URL.createObjectURL(file);
    this.shown = signal<string | null>(this.url);
    this.words = signal<Words>({ caption: "", altText: "", fileName: file.name });
    this.history = new History(this.faces, this.found, this);
    this.submission = computed(() => this.#submission());
    this.verdict = computed(() => {
      const judgement = this.judgement.value;
      return judgement && this.#isCurrent(judgement) ? judgement.verdict : null;
    });
    this.isSaved = computed(() => this.cleared.value !== null && this.#isCurrent(this.cleared.value));
    this.shownFaces = computed(() => this.faces.value.filter((face) => !this.isOutside(face)));
    this.unanswered = computed(() => this.shownFaces.value.filter(({ subject }) => !subject).length);
    this.heads = computed(() => headsState(this.shownFaces.value, this.headsCounted.value, this.crop.value));
    this.longestSide = computed(() => {
      const [part, side] = [this.part, this.sideChosen.value];
      return part && side !== null && side < longerOf(part) ? side : null;
    });
    this.published = computed(() => this.part && publishedSize(this.part, this.longestSide.value));
    this.hold = computed(() => this.#hold());
    this.word = computed(() => {
      const word = this.judgement.value && statusOf(this.judgement.value);
      return word === "clear" && this.hold.value ? "needs-you" : word;
    });
    this.status = computed(() => this.#status());
  }

  /** The part that is published, before it is made smaller. */
  get part(): Size | null {
    return this.crop.value ?? this.info.value;
  }

  /** Whether the crop leaves nothing of this face's head: it is not published then, and needs no answer. */
  isOutside({ region }: FaceEntry): boolean {
    const info = this.info.value;
    return info !== null && isOutside(region, this.crop.value, info);
  }

  /** Whether this is about what is on the screen now, under the rules in force now. */
  #isCurrent({ submission, rules }: { submission: Submission; rules: number }): boolean {
    return submission === this.submission.value && rules === rulesVersion.value;
  }

  #submission(): Submission | null {
    const info = this.info.value;
    const deviceFacts = this.deviceFacts.value;
    if (this.stage.value.kind !== "ready" || !info || !deviceFacts || missing.value.length > 0 || channel.value === null) return null;
    // What somebody ticked is a word, and where signatures count a word is none.
    const approvedOn = signaturesCount.value ? null : this.approvedOn.value;
    return {
      photo: {
        sha256: info.sha256,
        width: info.width,
        height: info.height,
        frames: info.frames,
        searched: this.searched.value,
        ...deviceFacts,
      },
      faces: this.faces.value.map((face) => ({
        region: face.region,
        score: face.score ?? null,
        landmarks: face.landmarks ?? [],
        sharpness: sharpnessOf(face, this.sharpness.value),
        subject: face.subject ?? null,
      })),
      work: this.work.value && [...this.work.value],
      words: this.words.value,
      channel: channel.value,
      publisher: publisher.value,
      approval: approvedOn === null ? null : { by: "headteacher" satisfies Role, on: approvedOn },
      signedApproval: signaturesCount.value ? this.signedApproval.value : null,
      on: day.value,
      allowed: [...this.allowed.value],
      choices: this.#choices(),
      crop: this.crop.value,
      longestSide: this.longestSide.value,
    };
  }

  /** The guard covers in solid grey unless told otherwise. */
  #choices(): Choices {
    const cover = this.coverStyle.value;
    const covers = this.shownFaces.value.some(({ subject }) => subject?.kind === "cover");
    const choices = this.choices.value;
    return covers && cover !== "solid" ? { ...choices, cover } : choices;
  }

  #hold(): Hold | null {
    if (this.turning.value?.kind === "searching") return { kind: "looking" };
    const heads = this.heads.value;
    if (heads.kind === "open") return { kind: "count", again: heads.again };
    return heads.kind === "missing" ? { kind: "missing", number: heads.number } : null;
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
        return this.word.value ?? "incomplete";
    }
  }
}

export type Word = "stopped" | "needs-you" | "clear";

/** The verdict in one word. */
export function statusOf({ submission, verdict }: Pick<Judgement, "submission" | "verdict">): Word {
  if (verdict.permitted) return "clear";
  const inTheWay = verdict.findings.filter(({ severity, allowed }) => severity === "block" || (severity === "ask" && !allowed));
  return inTheWay.every((finding) => isWaiting(finding, submission)) ? "needs-you" : "stopped";
}

/** What nobody has answered yet is work to do, not a refusal. */
function isWaiting({ severity, place, rule }: Finding, { faces, publisher, approval, signedApproval }: Submission): boolean {
  if (severity === "ask") return true;
  if (place.kind === "face") return !faces[place.index]?.subject;
  return (rule.startsWith("publisher.") && publisher === null) || (rule === "approval.head" && approval === null && !signedApproval);
}
