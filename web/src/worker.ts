// Where the heavy work is done: holds the guard's handles and answers one order at a time.
import init, * as guard from "./wasm/schoolgate.js";
import { readLists } from "./bridge/list-reading";
import { ranOut } from "./bridge/memory";
import { isGuardError } from "./bridge/page-error";
import type { Input, JobKind, Order, Output, PhotoSource, Report } from "./bridge/protocol";
import { seal } from "./seal";

interface Scope {
  postMessage(report: Report, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<Order>) => void) | null;
}
const scope = globalThis as unknown as Scope;

/** Open photos are kept for the next order about them, but only so many: a trip has hundreds. */
const PHOTOS_KEPT = 4;

const photos = new Map<string, guard.Photo>();
/** The guard's own memory. */
let memory: WebAssembly.Memory | null = null;
let detector: guard.Detector | null = null;
let classList: guard.ClassList | null = null;
let devices: guard.Devices | null = null;
/** The school's list of keys, as its text. */
let approverKeys: string | null = null;
/** What the school says of itself, as its text. */
let schoolWords: string | null = null;
/** The policy as it was loaded; with the school's keys; and with its devices too, which is what everything is judged by. */
let loaded: guard.Policy | null = null;
let keyed: guard.Policy | null = null;
let policy: guard.Policy | null = null;

type Tell = (done: number, total: number, faces: guard.Face[]) => void;
type Work = { [Kind in JobKind]: (input: Input<Kind>, tell: Tell) => Output<Kind> | Promise<Output<Kind>> };

const work: Work = {
  async start({ module, model }) {
    ({ memory } = await init({ module_or_path: module }));
    if (model) detector = new guard.Detector(model);
    seal(globalThis);
    return null;
  },
  presets: () => guard.presetPolicies(),
  policy({ policy: nameOrToml }) {
    return inForce(guard.loadPolicy(nameOrToml), approverKeys);
  },
  derivePolicy: ({ changes }) => known(loaded).derive(changes),
  suggest: ({ bytes, sheet, kept }) => guard.suggestMapping(bytes, sheet, kept),
  toKeep: ({ mapping }) => guard.mappingToKeep(mapping),
  classList({ files, tell }) {
    const { list, report } = readLists(guard, files, tell);
    classList?.free();
    classList = list;
    if (schoolWords !== null) list?.setSchoolWords(schoolWords);
    return report;
  },
  nobody() {
    classList?.free();
    classList = guard.mergeClassLists([], []);
    if (schoolWords !== null) classList.setSchoolWords(schoolWords);
    return null;
  },
  schoolWords({ text }) {
    const list = classList ?? guard.importClassList(A_LIST);
    try {
      // Words that cannot be read are told of before anything changes.
      list.setSchoolWords(text ?? "");
      schoolWords = text;
    } finally {
      if (list !== classList) list.free();
    }
    return null;
  },
  devices({ bytes }) {
    const next = guard.importDevices(bytes);
    devices?.free();
    devices = next;
    if (loaded) inForce(loaded, approverKeys);
    return next.report;
  },
  forgetSchool() {
    for (const handle of new Set([classList, devices, loaded, keyed, policy, ...photos.values()])) handle?.free();
    classList = devices = loaded = keyed = policy = approverKeys = schoolWords = null;
    photos.clear();
    return null;
  },
  async open(source) {
    const photo = await opened(source);
    return { info: photo.info, hidden: guard.inspect(photo) };
  },
  async preview({ id, file, longestSide }) {
    return guard.preview(await opened({ id, file }), longestSide);
  },
  async search(source, tell) {
    const photo = await opened(source);
    if (!detector) throw pageFault("page.model-missing");
    return guard.detectFaces(detector, photo, tell);
  },
  async searchTurned(source, tell) {
    const photo = await opened(source);
    if (!detector) throw pageFault("page.model-missing");
    return guard.detectTurned(detector, photo, tell);
  },
  async sharpness({ id, file, regions }) {
    return [...guard.faceSharpness(await opened({ id, file }), regions)];
  },
  forget({ id }) {
    photos.get(id)?.free();
    photos.delete(id);
    return null;
  },
  mentions: ({ words }) => guard.checkCaption(words, known(classList)),
  namesInMetadata: ({ report }) => guard.namesInMetadata(report, known(classList)),
  deviceFacts: ({ evidence }) => guard.deviceFacts(evidence, known(policy)),
  judge: ({ submission }) => guard.judge(submission, known(classList), known(policy)),
  judgeJson: ({ submission }) => guard.judgeJson(submission, known(classList), known(policy)),
  async clean(source) {
    return guard.clean(await opened(source));
  },
  async clear({ photo, submission, previous, registerKey, receiptKey }) {
    const [seed] = crypto.getRandomValues(new BigUint64Array(1));
    const book = [previous ?? undefined, seed, registerKey ?? undefined, receiptKey ?? undefined] as const;
    return guard.clear(await opened(photo), submission, known(classList), known(policy), ...book);
  },
  clearWords: ({ submission, receiptKey }) => guard.clearWords(submission, known(classList), known(policy), receiptKey),

  approverKeys({ list }) {
    const info = inForce(known(loaded), list);
    approverKeys = list;
    return info;
  },
  newApproverKey({ seed, role }) {
    const key = guard.ApproverKey.generate(seed, role);
    const [file, listed] = [key.toFile(), key.listed()];
    key.free();
    return { file, listed };
  },
  approvalRequest: ({ submission }) => guard.approvalRequest(submission, known(policy)),
  sign({ key: file, requests, on }) {
    const key = guard.ApproverKey.load(file);
    try {
      return requests.map((request) => key.sign(request, on));
    } finally {
      key.free();
    }
  },
  checkApprovals({ approvals }) {
    guard.fittingApproval(approvals, ANY_REQUEST);
    return null;
  },
  fittingApproval: ({ approvals, submission }) => guard.fittingApproval(approvals, guard.approvalRequest(submission, known(policy))),

  newReceiptKey({ seed }) {
    const key = guard.ReceiptKey.generate(seed);
    const [file, publicJwk] = [key.toFile(), key.publicJwk()];
    key.free();
    return { file, publicJwk };
  },
  checkReceiptKey({ key: file }) {
    const key = guard.ReceiptKey.load(file);
    const publicJwk = key.publicJwk();
    key.free();
    return { publicJwk };
  },

  newRegisterKey({ seed }) {
    const key = guard.RegisterKey.generate(seed);
    const file = key.toFile();
    key.free();
    return file;
  },
  checkRegisterKey({ key }) {
    guard.RegisterKey.load(key).free();
    return null;
  },
  verifyRegister: ({ bytes, checkpoints }) => guard.verifyRegister(bytes, checkpoints) ?? null,
  registerCsv: ({ bytes }) => guard.registerCsv(bytes),
  refusal: ({ submission, previous, registerKey }) =>
    guard.refusalEntry(submission, known(classList), known(policy), previous ?? undefined, registerKey ?? undefined) ?? null,
  incident: ({ report, signer, previous, registerKey }) =>
    guard.incidentEntry(report, previous ?? undefined, registerKey ?? undefined, signer ?? undefined),
  removal: ({ bytes, entry, on, by }) => guard.removalEntry(bytes, entry, on, by),
  appearances: ({ bytes, person, registerKey }) => guard.appearances(bytes, person, registerKey ?? undefined),
  due: ({ bytes, on, registerKey }) => guard.dueForDeletion(bytes, known(classList), known(policy), on, registerKey ?? undefined),
};

/** The school's words are read together with a list; while there is none, with this one. */
const A_LIST = new TextEncoder().encode("Id,Forename,Surname,Class\n1,A,B,\n");

/** A file of approvals is read whole, whatever is looked for in it. */
const ANY_REQUEST: guard.ApprovalRequest = {
  originalSha256: "0".repeat(64),
  crop: null,
  longestSide: null,
  covers: [],
  cover: null,
  words: { caption: "", altText: "", fileName: "" },
  channel: "website",
  policySha256: "0".repeat(64),
  publisher: null,
};

/** Judges by this policy from now on, with these keys and the school's devices; what it says without the devices. */
function inForce(next: guard.Policy, keys: string | null): guard.PolicyInfo {
  // Keys that cannot be read are told of before anything changes.
  const withKeys = keys === null ? next : next.withKeys(keys);
  const info = withKeys.info;
  const old = new Set([loaded, keyed, policy]);
  loaded = next;
  keyed = withKeys;
  policy = devices ? withKeys.withDevices(devices) : withKeys;
  for (const each of [loaded, keyed, policy]) old.delete(each);
  for (const each of old) each?.free();
  return info;
}

async function opened({ id, file }: PhotoSource): Promise<guard.Photo> {
  const kept = photos.get(id);
  if (kept) return kept;
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    throw pageFault("page.file-unreadable");
  }
  const photo = guard.open(bytes);
  photos.set(id, photo);
  const oldest = photos.keys().next().value;
  if (photos.size > PHOTOS_KEPT && oldest !== undefined) {
    photos.get(oldest)?.free();
    photos.delete(oldest);
  }
  return photo;
}

function known<T>(handle: T | null): T {
  if (handle === null) throw pageFault("page.unexpected");
  return handle;
}

function pageFault(code: string): guard.SchoolgateError {
  return { code, message: "", place: { kind: "whole" }, detail: "", remedy: "" };
}

async function carryOut(order: Order): Promise<void> {
  const { id } = order;
  const tell: Tell = (done, total, faces) => scope.postMessage({ kind: "progress", id, progress: { done, total, faces } });
  try {
    const output: unknown = await (work[order.kind] as (input: unknown, tell: Tell) => unknown)(order.input, tell);
    scope.postMessage({ kind: "done", id, output });
  } catch (thrown) {
    // The guard throws its own errors. Anything else is a trap: the memory may be in any state, so nothing here can be
    // trusted again.
    const ours = isGuardError(thrown);
    const error = ours ? plain(thrown) : { ...pageFault(ranOut(thrown, memory) ? "page.out-of-memory" : "page.worker-lost"), detail: String(thrown) };
    scope.postMessage({ kind: "failed", id, error, lost: !ours });
  }
}

/** An error object as plain data: what crosses between workers keeps no other fields. */
function plain({ code, message, place, detail, remedy }: guard.SchoolgateError): guard.SchoolgateError {
  return { code, message, place, detail, remedy };
}

scope.onmessage = (event) => void carryOut(event.data);
scope.postMessage({ kind: "here" });
