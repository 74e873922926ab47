// A post: one text for up to four pictures, one verdict for all of it, and nothing that goes out uncleared.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PageError } from "../bridge/page-error";
import type { Finding, PolicyInfo, Submission } from "../wasm/schoolgate.js";
import { PhotoEntry } from "./photo";
import { photos } from "./photos";
import { followPost, isFull, leaveOut, leftOut, move, pictures, putIn } from "./post";
import { copyWords, outError, savePictures, told } from "./post-out";
import { postText, typePost } from "./post-text";
import { hold, postStatus, sharedFindings, statusIn, toDoIn } from "./post-verdict";
import { entries, restore } from "./register";
import { channel, classList, missing, policy, rulesVersion } from "./school";
import { way } from "./way";

/** What was ordered, and what the guard would say: a name in the text blocks, a question mark asks. */
const guarded = vi.hoisted(() => ({ cleared: [] as string[], during: () => {} }));

const finding = (over: Partial<Finding>): Finding => ({
  rule: "names.with-image", also: [], severity: "block", person: null, message: "", remedy: "", key: "", allowed: false,
  place: { kind: "words", field: "caption", start: 0, end: 4 }, ...over,
});

function judged(submission: Submission) {
  const { caption, altText } = submission.words;
  const asked = { message: "Is this a name?", severity: "ask" as const, key: `ask ${submission.photo?.sha256 ?? "text"}` };
  const findings = [
    ...(caption.includes("Wren") ? [finding({ message: "The caption has a name." })] : []),
    ...(caption.includes("?") ? [finding({ ...asked, allowed: submission.allowed.includes(asked.key) })] : []),
    ...(altText.includes("Wren") ? [finding({ message: "The description has a name.", place: { kind: "words", field: "altText", start: 0, end: 4 } })] : []),
  ];
  return { policy: "p", permitted: findings.every(({ severity, allowed }) => severity === "ask" && allowed), exposed: false, findings, notChecked: [] };
}

vi.mock("./guard", () => {
  const run = (kind: string, input: { submission: Submission; photo?: { id: string }; previous?: string | null }) => {
    if (kind === "judge") return Promise.resolve(judged(input.submission));
    if (kind === "mentions") return Promise.resolve([]);
    if (kind === "deviceFacts") return Promise.resolve({ device: null, taken: null });
    if (kind !== "clear") return Promise.resolve(null);
    if (!judged(input.submission).permitted) return Promise.reject(new PageError("page.unexpected"));
    guarded.cleared.push(input.photo?.id ?? "");
    const entry = JSON.stringify({ previous: input.previous, hash: String(guarded.cleared.length) });
    guarded.during();
    return Promise.resolve({ bytes: new Uint8Array([1]), mediaType: "image/jpeg", words: input.submission.words, entry });
  };
  return { guard: () => Promise.resolve({ pictures: { run }, words: { run } }) };
});
vi.mock("./download", () => ({ download: vi.fn(), downloadOnce: vi.fn() }));

const school = (...channels: string[]): PolicyInfo => ({ name: "A school", channels: channels.map((id) => ({ id, words: { en: id, cy: id } })), roles: [] }) as unknown as PolicyInfo;

let number = 0;
function photo(name: string): PhotoEntry {
  const entry = new PhotoEntry(`photo-${++number}`, number, new File(["a photo"], name));
  entry.info.value = { width: 1000, height: 800, sha256: entry.id, frames: 1 } as PhotoEntry["info"]["value"];
  entry.deviceFacts.value = { device: null, taken: null };
  entry.headsCounted.value = { heads: 0, boxes: [], crop: null };
  entry.stage.value = { kind: "ready" };
  entry.words.value = { ...entry.words.value, caption: `caption of ${name}`, altText: "A museum" };
  return entry;
}
const judgeAll = () => {
  for (const entry of photos.value) {
    const submission = entry.submission.value;
    if (submission) entry.judgement.value = { submission, rules: rulesVersion.value, verdict: judged(submission) };
  }
};
const names = () => pictures.value.map(({ file }) => file.name);

let stop: () => void;
beforeEach(() => {
  policy.value = school("website", "social-media");
  classList.value = { people: [], problems: [] };
  channel.value = "website";
  stop = followPost();
});
afterEach(() => {
  way.value = "photos";
  postText.forget();
  photos.value = [];
  stop();
  restore([]);
  guarded.cleared.length = 0;
  guarded.during = () => {};
  policy.value = classList.value = channel.value = outError.value = told.value = null;
});

test("up to four photos are in the post, in the order they came", () => {
  photos.value = ["a", "b", "c", "d"].map(photo);
  way.value = "post";
  expect(names()).toEqual(["a", "b", "c", "d"]);
  expect([isFull.value, leftOut.value]).toEqual([true, []]);
});

test("of more than four, somebody chooses which", () => {
  photos.value = ["a", "b", "c", "d", "e"].map(photo);
  way.value = "post";
  expect(names()).toEqual([]);
  for (const each of leftOut.value.slice(1)) putIn(each);
  expect(names()).toEqual(["b", "c", "d", "e"]);
  putIn(leftOut.value[0]!);
  expect(names()).toEqual(["b", "c", "d", "e"]);
});

test("pictures are put earlier and later, left out and taken off the page", () => {
  const [a, b, c] = ["a", "b", "c"].map(photo) as [PhotoEntry, PhotoEntry, PhotoEntry];
  photos.value = [a, b, c];
  way.value = "post";
  move(c, -1);
  move(a, -1);
  expect(names()).toEqual(["a", "c", "b"]);
  leaveOut(c);
  expect([names(), leftOut.value]).toEqual([["a", "b"], [c]]);
  photos.value = [b, c];
  expect(names()).toEqual(["b"]);
});

test("the text is the caption of every picture, wherever it is changed, and each has its own again afterwards", () => {
  const [a, b] = ["a", "b"].map(photo) as [PhotoEntry, PhotoEntry];
  photos.value = [a, b];
  way.value = "post";
  typePost("A day out");
  expect([a, b].map(({ words }) => words.value.caption)).toEqual(["A day out", "A day out"]);
  b.words.value = { ...b.words.value, caption: "A grand day out" };
  expect([postText.words.value.caption, a.words.value.caption]).toEqual(["A grand day out", "A grand day out"]);
  leaveOut(b);
  expect([a, b].map(({ words }) => words.value.caption)).toEqual(["A grand day out", "caption of b"]);
  way.value = "photos";
  expect(a.words.value.caption).toBe("caption of a");
  way.value = "post";
  expect(a.words.value.caption).toBe("A grand day out");
});

test("a post is checked for social media, and the photos go on as they were", () => {
  way.value = "post";
  expect(channel.value).toBe("social-media");
  way.value = "photos";
  expect(channel.value).toBe("website");
});

test("where the school uses no social media, nothing goes out, and that is why", () => {
  policy.value = school("website");
  photos.value = [photo("a")];
  way.value = "post";
  judgeAll();
  expect([channel.value, hold.value, postStatus.value]).toEqual(["website", "no-social", "stopped"]);
});

test("a post that is checked for the website stays in", () => {
  photos.value = [photo("a")];
  way.value = "post";
  channel.value = "website";
  judgeAll();
  expect([hold.value, postStatus.value]).toEqual(["channel", "needs-you"]);
});

test("the worst picture decides, and what is wrong with the text is said once", () => {
  const [a, b] = ["a", "b"].map(photo) as [PhotoEntry, PhotoEntry];
  photos.value = [a, b];
  way.value = "post";
  typePost("Wren at the museum");
  b.words.value = { ...b.words.value, altText: "Wren, waving" };
  judgeAll();
  expect(postStatus.value).toBe("stopped");
  expect(sharedFindings.value.map(({ finding: { message }, of, numbers }) => [message, of.length, numbers])).toEqual([["The caption has a name.", 2, []]]);
  expect([a, b].map(statusIn)).toEqual(["clear", "stopped"]);
  expect([a, b].map(toDoIn)).toEqual([0, 1]);
  typePost("A day out");
  judgeAll();
  expect(postStatus.value).toBe("stopped");
  b.words.value = { ...b.words.value, altText: "A child, waving" };
  judgeAll();
  expect(postStatus.value).toBe("clear");
});

test("a question about the text has a key of its own for each picture, and is open until all have an answer", () => {
  const [a, b] = ["a", "b"].map(photo) as [PhotoEntry, PhotoEntry];
  photos.value = [a, b];
  way.value = "post";
  typePost("Lark?");
  judgeAll();
  const [shared] = sharedFindings.value;
  expect(shared?.of.map(({ key }) => key)).toEqual([`ask ${a.id}`, `ask ${b.id}`]);
  a.allowed.value = [`ask ${a.id}`];
  judgeAll();
  expect([sharedFindings.value[0]?.finding.allowed, postStatus.value]).toEqual([false, "needs-you"]);
  b.allowed.value = [`ask ${b.id}`];
  judgeAll();
  expect([sharedFindings.value[0]?.finding.allowed, postStatus.value]).toEqual([true, "clear"]);
});

test("every picture needs a description", () => {
  const a = photo("a");
  a.words.value = { ...a.words.value, altText: " " };
  photos.value = [a];
  way.value = "post";
  judgeAll();
  expect([postStatus.value, statusIn(a), toDoIn(a)]).toEqual(["needs-you", "needs-you", 1]);
});

test("saving clears every picture into the register, once, however often it is asked for", async () => {
  const [a, b] = ["a", "b"].map(photo) as [PhotoEntry, PhotoEntry];
  photos.value = [a, b];
  way.value = "post";
  typePost("A day out");
  judgeAll();
  await savePictures();
  await savePictures();
  expect(outError.value).toBe(null);
  expect(told.value).toEqual({ kind: "save", number: 2 });
  expect(guarded.cleared).toEqual([a.id, b.id]);
  expect(entries.value).toHaveLength(2);
});

test("what is not clear does not go out", async () => {
  photos.value = [photo("a")];
  way.value = "post";
  typePost("Wren");
  judgeAll();
  await savePictures();
  expect([guarded.cleared, told.value]).toEqual([[], null]);
});

test("a text that changes while the pictures are being cleared does not go out", async () => {
  photos.value = ["a", "b"].map(photo);
  way.value = "post";
  typePost("A day out");
  judgeAll();
  guarded.during = () => typePost("Another day");
  await savePictures();
  expect([told.value, outError.value?.code]).toEqual([null, "page.post-not-clear"]);
});

test("a text without pictures is judged, and judged once more as it is copied", async () => {
  const written: string[] = [];
  vi.stubGlobal("navigator", { clipboard: { writeText: (text: string) => Promise.resolve(void written.push(text)) } });
  way.value = "post";
  typePost("Wren won");
  await vi.waitUntil(() => postStatus.value === "stopped");
  expect(sharedFindings.value.map(({ finding: { message } }) => message)).toEqual(["The caption has a name."]);
  typePost("We won");
  await vi.waitUntil(() => postStatus.value === "clear");
  expect(missing.value).toEqual([]);
  await copyWords();
  expect([written, told.value, guarded.cleared]).toEqual([["We won"], { kind: "words" }, []]);
  // The last verdict is still on the screen.
  typePost("Wren won");
  await copyWords();
  expect(written).toEqual(["We won"]);
  expect(outError.value?.code).toBe("page.post-not-clear");
  vi.unstubAllGlobals();
});

test("a browser that wants the press again is told so, and one that refuses twice has refused", async () => {
  const refuse = () => Promise.reject(new DOMException("", "NotAllowedError"));
  vi.stubGlobal("navigator", { clipboard: { writeText: refuse } });
  way.value = "post";
  typePost("We won");
  await vi.waitUntil(() => postStatus.value === "clear");
  await copyWords();
  expect(told.value).toEqual({ kind: "again" });
  await copyWords();
  expect([told.value, outError.value?.code]).toEqual([null, "page.copy-refused"]);
  vi.unstubAllGlobals();
});
