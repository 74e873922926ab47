// <school-gate>: whatever photos somebody offers to what lies inside it are checked first, and only cleared ones get there.
import { GateDialog, GateError, type Cleared } from "../gate/dialog";
import type { FormWords } from "../gate/messages";
import { clearOut, filesOf, give, holdsOriginals, isFileInput, put, unmark, type Offer } from "../intercept";
import { isWordless, namesOf, sameWords, setWords, wordsIn } from "./fields";
import { holds, Inputs } from "./inputs";
import { gates, treesOfPage, type Gate } from "./page";
import { photoOf, receiptOf, revoke, setReceipt } from "./receipts";
import { languageOf, SchoolError, schoolOf } from "./school";
import { receiptsOf, siftFiles } from "./sift";
import { Status, words, type Tone } from "./status";

export type State = "loading" | "ready" | "checking" | "stopped" | "failed";
/** Why nothing was added. */
export type Reason = "left" | "cancelled" | "failed" | "gone" | "unreadable" | "changed";

/** Photos that went in, and what was asked about them. */
interface Asking {
  cleared: Cleared;
  readonly target: Element;
  files: readonly File[];
}

/** After these the gate answers nothing any more. */
const ENDS = ["gate.bad-address", "gate.closed", "gate.gone", "gate.silent", "gate.unreachable"];

/** More rounds than words can need to settle. */
const ROUNDS = 5;

// A server that draws pages has no elements; loading this there does no harm.
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

export class SchoolGate extends Base implements Gate {
  static readonly formAssociated = true;
  static readonly observedAttributes = ["policy", "class-list", "channel", "publisher", "on", "language", "gate"];

  readonly #internals = this.attachInternals();
  readonly #status = new Status(this);
  readonly #place = this.#status.root.appendChild(Object.assign(document.createElement("div"), { className: "elsewhere" }));
  #inputs: Inputs | null = null;
  #dialog: GateDialog | null = null;
  #starting: Promise<void> = Promise.resolve();
  #ending = new AbortController();
  /** Calls off what is being asked. */
  #questions = new AbortController();
  #state: State = "loading";
  #askings: Asking[] = [];
  /** Words that were cleared without a photo. */
  #alone: Cleared | null = null;
  readonly #offered = new WeakMap<Offer, Asking>();
  /** What is to be sent once its files are clear. */
  #waiting: { form: HTMLFormElement; submitter: HTMLElement | null } | null = null;
  #isSettling = false;
  /** How many questions are still open. */
  #open = 0;
  /** Why something was not added, until somebody chooses again or goes on without it. */
  #held: string | null = null;
  #classListFiles: readonly File[] = [];
  #receiptKey: string | null = null;
  #isRenewing = false;
  /** Grows with every change of what is said of the school. */
  #settings = 0;

  constructor() {
    super();
    // The browser would point at what cannot have the keyboard; the line below says it better.
    this.addEventListener("invalid", (event) => {
      event.preventDefault();
      this.#explain();
    });
  }

  get state(): State {
    return this.#state;
  }

  /** Class lists that the page has itself; they go before the attribute `class-list`. */
  get classListFiles(): readonly File[] {
    return this.#classListFiles;
  }
  set classListFiles(files: Iterable<File>) {
    this.#classListFiles = [...files];
    this.#renew();
  }

  /** The text of a receipt key's file. Whoever can read the page can read it: meant for a kiosk, not for the web. */
  get receiptKey(): string | null {
    return this.#receiptKey;
  }
  set receiptKey(text: string | null) {
    this.#receiptKey = text;
    this.#renew();
  }

  /** The public half of the key of this visit, a JWK as JSON; rejects when the gate cannot be had. */
  async publicJwk(): Promise<string | null> {
    await this.#starting;
    return this.#dialog ? (await this.#dialog.ready).publicJwk : null;
  }

  /** The signed receipt of a file that the page has from here. */
  receiptOf(file: File): string | null {
    return receiptOf(file);
  }

  get place(): ParentNode {
    return this.#place;
  }

  connectedCallback(): void {
    gates.add(this);
    if (this.#inputs) return;
    this.#inputs = new Inputs(this, treesOfPage());
    this.#inputs.begin();
    this.#start();
  }

  disconnectedCallback(): void {
    // What is only moved is back by the next turn.
    setTimeout(() => {
      if (this.isConnected) return;
      gates.delete(this);
      this.#ending.abort();
      this.#callOff();
      this.#inputs?.shut();
      this.#inputs?.end();
      this.#dialog = this.#inputs = null;
      this.#forgetAll();
    });
  }

  attributeChangedCallback(name: string): void {
    if (name === "gate" && this.#inputs) this.#start();
    else this.#renew();
  }

  reset(): void {
    this.#callOff();
    this.#forgetAll();
    if (this.#state === "checking" || this.#state === "stopped") this.#withoutThem();
  }

  enter(root: ShadowRoot): void {
    this.#inputs?.enter(root);
  }

  async decide(offer: Offer): Promise<readonly File[] | null> {
    const { files, via, target } = offer;
    // Names and sizes; the files themselves are nobody's before they are clear.
    const detail = { via, files: files.map(({ name, size, type }) => ({ name, size, type })) };
    if (!this.dispatchEvent(new CustomEvent("school-gate-check", { bubbles: true, composed: true, cancelable: true, detail }))) {
      return this.#stop("cancelled", this.#say.cancelled);
    }
    let said = wordsIn(this);
    const cleared = await this.#ask(this.#say.checking(files.length), (dialog, signal) => {
      said = wordsIn(this);
      return dialog.check(files, said, { signal });
    });
    if (!cleared) return null;
    if (cleared.pieces.length === 0) return this.#stop("left", this.#say.left);
    this.#takeWords(cleared.words, said);
    const asking: Asking = { cleared, target, files: cleared.pieces.map(({ file }) => file) };
    for (const { file, receipt } of cleared.pieces) setReceipt(file, receipt);
    this.#askings.push(asking);
    this.#offered.set(offer, asking);
    // Before the page hears of its files: it may send them there and then.
    this.#enter("ready", this.#say.clear(cleared.pieces.length), "good");
    return asking.files;
  }

  done(offer: Offer, given: readonly File[]): void {
    const asking = this.#offered.get(offer);
    if (!asking) {
      if (offer.files.length === 0) this.#stop("unreadable", this.#say.unreadable);
      return;
    }
    if (given.length === 0) {
      this.#forget(asking);
      this.#stop("gone", this.#say.gone);
      return;
    }
    asking.files = given;
    given.forEach((file, index) => setReceipt(file, asking.cleared.pieces[index]?.receipt ?? ""));
    this.dispatchEvent(new CustomEvent("school-gate-cleared", { bubbles: true, composed: true, detail: { pieces: asking.cleared.pieces } }));
    if (!this.#waiting || this.#state !== "ready") return;
    const { form, submitter } = this.#waiting;
    this.#waiting = null;
    sendAgain(form, submitter);
  }

  concerns(form: HTMLFormElement): boolean {
    return holds(form, this) || holds(this, form) || (this.#inputs?.all().some((input) => input.form === form) ?? false);
  }

  holdBack(form: HTMLFormElement, submitter: HTMLElement | null): boolean {
    if (this.#state !== "ready") {
      // Whoever sends while photos are looked at need not press twice.
      if (this.#state === "checking" && !this.#isSettling) this.#waiting = { form, submitter };
      this.#explain();
      return true;
    }
    // Put in by a script that told nobody: now somebody is told, and the watch takes them.
    const unchecked = this.#inputs?.all().filter((input) => input.form === form && holdsOriginals(input)) ?? [];
    if (unchecked.length > 0) {
      this.#waiting = { form, submitter };
      for (const input of unchecked) input.dispatchEvent(new Event("change", { bubbles: true }));
      return true;
    }
    if (this.#isSettled(wordsIn(this))) {
      this.#waiting = null;
      return false;
    }
    void this.#settle(form, submitter);
    return true;
  }

  sift(form: HTMLFormElement, data: FormData): void {
    const said = wordsIn(this);
    const mayGo = this.#state === "ready" && this.#isSettled(said);
    const files = siftFiles(form, data, mayGo, namesOf(this));
    const name = this.getAttribute("receipt-name") ?? "schoolgate-receipt";
    if (!mayGo || name === "") return;
    data.delete(name);
    const receipts = receiptsOf(files);
    // Words without a photo have a receipt of their own.
    if (receipts.length === 0 && !isWordless(said)) receipts.push(this.#all().find((cleared) => sameWords(cleared.words, said))?.receipt ?? "");
    for (const receipt of receipts) data.append(name, receipt);
  }

  get #language(): "en" | "cy" {
    return languageOf(this);
  }

  get #say() {
    return words[this.#language];
  }

  /** Loads the gate, afresh if there was one. */
  #start(): void {
    this.#ending.abort();
    this.#ending = new AbortController();
    this.#callOff();
    this.#isRenewing = false;
    this.#dialog = null;
    this.#forgetAll();
    this.#enter("loading", this.#say.loading);
    const { signal } = this.#ending;
    this.#starting = (async () => {
      const school = await schoolOf(this, this, this.#say);
      signal.throwIfAborted();
      const dialog = new GateDialog({ gateUrl: this.getAttribute("gate") || new URL("./gate/gate.html", base), school });
      signal.addEventListener("abort", () => dialog.close());
      await dialog.ready;
      signal.throwIfAborted();
      this.#dialog = dialog;
      this.#inputs?.open();
      if (this.#state === "loading") this.#enter("ready", "");
    })();
    this.#starting.catch((error) => signal.aborted || this.#fail(error));
  }

  /** What is said of the school has changed: what was cleared by the old is not clear by the new. */
  #renew(): void {
    if (!this.#inputs) return;
    this.#settings++;
    if (this.#isRenewing) return;
    this.#isRenewing = true;
    const { signal } = this.#ending;
    this.#starting = this.#starting.then(async () => {
      this.#isRenewing = false;
      try {
        const school = await schoolOf(this, this, this.#say);
        if (this.#dialog && !signal.aborted) this.#dialog.school = school;
      } catch (error) {
        if (!signal.aborted) this.#fail(error);
        throw error;
      }
    });
    // Where it failed before this, that was told then.
    this.#starting.catch(() => (this.#isRenewing = false));
    if (this.#askings.length === 0 && !this.#alone) return;
    this.#forgetAll();
    this.#stop("changed", this.#say.changed);
  }

  /** Asks the gate. None when nothing may go; why is said by then. */
  async #ask(text: string, ask: (dialog: GateDialog, signal: AbortSignal) => Promise<Cleared | null>, isWords = false): Promise<Cleared | null> {
    const { signal } = this.#questions;
    if (this.#open++ === 0 && !isWords) this.#held = null;
    this.#enter("checking", text);
    let failure: unknown = null;
    let cleared: Cleared | null = null;
    let settings = this.#settings;
    try {
      let starting: Promise<void>;
      // Meanwhile something else may be said of the school.
      do {
        starting = this.#starting;
        await starting;
      } while (starting !== this.#starting && !signal.aborted);
      signal.throwIfAborted();
      settings = this.#settings;
      if (!this.#dialog) throw new SchoolError("element.no-gate", this.#say.unexpected, null);
      cleared = await ask(this.#dialog, signal);
    } catch (error) {
      failure = error;
    }
    if (signal.aborted) return null;
    this.#open--;
    if (failure !== null) this.#fail(failure, isWords);
    else if (settings !== this.#settings) {
      if (cleared) this.#dialog?.forget(cleared.id);
      return this.#stop("changed", this.#say.changed, null, isWords);
    } else if (!cleared) this.#stop("left", isWords ? this.#say.leftWords : this.#say.left, null, isWords);
    return cleared;
  }

  /** The words have changed since they were cleared, or never were: they are checked with all photos that went in, and the form goes on. */
  async #settle(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
    this.#isSettling = true;
    try {
      if (await this.#clearWords()) sendAgain(form, submitter);
    } finally {
      this.#isSettling = false;
    }
  }

  async #clearWords(): Promise<boolean> {
    for (let round = 0; round < ROUNDS && !this.#isSettled(wordsIn(this)); round++) {
      const said = wordsIn(this);
      const asking = this.#live().find(({ cleared }) => !sameWords(cleared.words, said));
      const cleared = await this.#ask(
        this.#say.checkingWords,
        (dialog, signal) => (asking ? dialog.again(asking.cleared.id, said, { signal }) : dialog.check([], said, { signal })),
        true,
      );
      if (!cleared) return false;
      this.#takeWords(cleared.words, said);
      if (asking) this.#replace(asking, cleared);
      else this.#alone = cleared;
      this.#enter("ready", this.#say.wordsClear, "good");
    }
    return this.#isSettled(wordsIn(this));
  }

  /** Words that somebody changed in the gate go into the fields; else what was typed meanwhile stays, and is checked in its turn. */
  #takeWords(cleared: FormWords, said: FormWords): void {
    if (!sameWords(cleared, said)) setWords(this, cleared);
  }

  /** The same photos with other words; some may have been left out. */
  #replace(asking: Asking, cleared: Cleared): void {
    const before = asking.cleared.pieces;
    asking.cleared = cleared;
    for (const { file, receipt } of cleared.pieces) setReceipt(file, receipt);
    // Hosts that hold on to the files of the first time: the same bytes have a new receipt, others have none any more.
    const old = asking.files;
    old.forEach((file, index) => {
      const same = cleared.pieces.find(({ receipt }) => photoOf(receipt) !== null && photoOf(receipt) === photoOf(before[index]?.receipt ?? ""));
      if (same) setReceipt(file, same.receipt);
      else takeBack([file]);
    });
    const { target } = asking;
    if (!isFileInput(target) || !old.some((file) => filesOf(target).includes(file))) return;
    const files = cleared.pieces.map(({ file }) => file);
    if (files.length === 0) clearOut(target);
    asking.files = files.length === 0 ? [] : files.length === old.length ? put(target, files) : give(target, files);
    asking.files.forEach((file, index) => setReceipt(file, cleared.pieces[index]?.receipt ?? ""));
  }

  /** Whether these words were cleared, with every photo that is in. */
  #isSettled(said: FormWords): boolean {
    return this.#live().every(({ cleared }) => sameWords(cleared.words, said)) && (isWordless(said) || this.#all().some((cleared) => sameWords(cleared.words, said)));
  }

  #all(): Cleared[] {
    return [...this.#live().map(({ cleared }) => cleared), ...(this.#alone ? [this.#alone] : [])];
  }

  /** Those whose photos the page may still have: an input that holds others now has let go of them. */
  #live(): Asking[] {
    return this.#askings.filter(({ target, files }) => {
      if (!isFileInput(target)) return true;
      const now = filesOf(target);
      return now.length === 0 || files.some((file) => now.includes(file));
    });
  }

  #forget(asking: Asking): void {
    this.#askings = this.#askings.filter((each) => each !== asking);
    this.#dialog?.forget(asking.cleared.id);
    takeBack([...asking.files, ...asking.cleared.pieces.map(({ file }) => file)]);
  }

  #forgetAll(): void {
    for (const asking of [...this.#askings]) {
      const { target, files } = asking;
      this.#forget(asking);
      if (isFileInput(target) && filesOf(target).some((file) => files.includes(file))) clearOut(target);
    }
    if (this.#alone) this.#dialog?.forget(this.#alone.id);
    this.#alone = null;
  }

  /** What is being asked is asked no more, and nothing waits for it. */
  #callOff(): void {
    this.#questions.abort();
    this.#questions = new AbortController();
    this.#open = 0;
    this.#held = this.#waiting = null;
  }

  #fail(error: unknown, isWords = false): void {
    const known = error instanceof GateError || error instanceof SchoolError ? error : null;
    if (!known) console.error(error);
    const [message, remedy] = known ? [known.message, known.remedy] : this.#say.unexpected;
    const told = { code: known?.code ?? "page.unexpected", message, remedy };
    if (!this.#dialog || error instanceof SchoolError || ENDS.includes(told.code)) {
      this.#inputs?.shut();
      // Told once: whatever is still being asked has ended with it.
      this.#callOff();
      this.#enter("failed", this.#say.failed(message, remedy), "stop", { label: this.#say.tryAgain, press: () => this.#start() });
      this.#tell("failed", told);
    } else this.#stop("failed", this.#say.failed(message, remedy), told, isWords);
  }

  #stop(reason: Reason, text: string, error: { code: string; message: string; remedy: string } | null = null, isWords = false): null {
    this.#waiting = null;
    // Where it was about words, nothing is missing: sending again asks again.
    if (isWords) this.#enter("ready", text, "stop");
    else this.#enter("stopped", (this.#held = text), "stop", this.#goOn());
    this.#tell(reason, error);
    return null;
  }

  #tell(reason: Reason, error: { code: string; message: string; remedy: string } | null): void {
    this.dispatchEvent(new CustomEvent("school-gate-stopped", { bubbles: true, composed: true, detail: { reason, error } }));
  }

  /** Nothing is missing any more. */
  #withoutThem(): void {
    this.#held = null;
    if (this.#dialog) this.#enter("ready", "");
    else this.#enter("loading", this.#say.loading);
  }

  /** Only a form waits for an answer. */
  #goOn(): { label: string; press(): void } | null {
    const inForm = this.closest("form") ?? this.querySelector("form") ?? this.#inputs?.all().some((input) => input.form);
    return inForm ? { label: this.#say.withoutThem, press: () => this.#withoutThem() } : null;
  }

  #enter(wanted: State, text: string, tone: Tone = "plain", offer: { label: string; press(): void } | null = null): void {
    if (wanted === "ready" && this.#held !== null && this.#open === 0) {
      // The other of two was not added.
      this.#waiting = null;
      return this.#enter("stopped", this.#held, "stop", this.#goOn());
    }
    // One of two answers is not yet an end.
    const state = this.#open > 0 && (wanted === "ready" || wanted === "stopped") ? "checking" : wanted;
    this.#state = state;
    this.setAttribute("state", state);
    this.#internals.setValidity(state === "ready" ? {} : { customError: true }, state === "ready" ? "" : this.#heldBecause(text));
    this.#status.say(text, this.#language, tone, offer);
  }

  #heldBecause(text: string): string {
    return { loading: this.#say.holdLoading, checking: this.#say.holdChecking, stopped: this.#say.holdStopped, failed: text, ready: "" }[this.#state];
  }

  /** Says why a form was held back. */
  #explain(): void {
    if (this.#state !== "failed") this.#status.say(this.#heldBecause(""), this.#language, "stop", this.#state === "stopped" ? this.#goOn() : null);
    this.#status.show();
  }
}

/** They are clear no more. */
function takeBack(files: readonly File[]): void {
  unmark(files);
  for (const file of files) revoke(file);
}

/** As the person wanted it; the browser asks its own questions once more. */
function sendAgain(form: HTMLFormElement, submitter: HTMLElement | null): void {
  if (form.isConnected) form.requestSubmit(submitter?.isConnected ? submitter : null);
}

/** Where this module lies; a variable, so that no bundler takes the gate for a file of its own. */
const base = import.meta.url;
