// The queue before a worker: its order, and what becomes of it when the worker dies.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Crew, type Hand } from "./crew";
import { Lane } from "./lane";
import type { PageError } from "./page-error";
import type { Order, Report } from "./protocol";

/** Puts a worker in reserve, whose script has loaded. */
function reserve(): Puppet {
  void crew.prepare(1);
  const puppet = puppets.at(-1);
  if (!puppet) throw new Error("nobody was made");
  puppet.say({ kind: "here" });
  return puppet;
}

/** A worker whose answers the test gives. */
class Puppet implements Hand {
  readonly heard: Order[] = [];
  dismissed = false;
  onmessage: Hand["onmessage"] = null;
  onerror: Hand["onerror"] = null;
  onmessageerror: Hand["onmessageerror"] = null;
  postMessage(message: unknown): void {
    this.heard.push(message as Order);
  }
  terminate(): void {
    this.dismissed = true;
  }
  say(report: Report): void {
    this.onmessage?.({ data: report } as MessageEvent<Report>);
  }
  /** Answers the order in hand. */
  done(output: unknown = null): void {
    this.say({ kind: "done", id: this.current.id, output });
  }
  fail(code: string, lost = false): void {
    const error = { code, message: "It broke.", place: { kind: "whole" as const }, detail: "", remedy: "Mend it." };
    this.say({ kind: "failed", id: this.current.id, error, lost });
  }
  die(): void {
    this.onerror?.({ message: "out of memory" } as ErrorEvent);
  }
  get current(): Order {
    const order = this.heard.at(-1);
    if (!order) throw new Error("nothing was ordered");
    return order;
  }
  get kinds(): string[] {
    return this.heard.map(({ kind }) => kind);
  }
}

let puppets: Puppet[];
let crew: Crew;
let lane: Lane;
const photo = (id: string) => ({ id, file: new Blob() });
const codeOf = (promise: Promise<unknown>) => promise.then(() => "no error", (error: PageError) => error.code);
/** The worker that is at work now: the one after it waits in reserve. */
const atWork = (): Puppet => {
  const puppet = puppets.findLast(({ heard }) => heard.length > 0);
  if (!puppet) throw new Error("nobody is at work");
  return puppet;
};

beforeEach(() => {
  vi.useFakeTimers();
  puppets = [];
  crew = new Crew(() => {
    const puppet = new Puppet();
    puppets.push(puppet);
    return puppet;
  });
  lane = new Lane(crew);
});
afterEach(() => vi.useRealTimers());

test("jobs run one at a time in the order given", async () => {
  const first = lane.run("open", photo("a"));
  const second = lane.run("open", photo("b"));
  expect(atWork().heard).toHaveLength(1);
  atWork().done("first");
  atWork().done("second");
  expect(await first).toBe("first");
  expect(await second).toBe("second");
});

test("an urgent job goes before those that wait, not before the one in hand", () => {
  void lane.run("search", photo("a"));
  void lane.run("search", photo("b"));
  void lane.run("open", photo("c"), { urgent: true });
  void lane.run("open", photo("d"), { urgent: true });
  for (let left = 3; left > 0; left--) atWork().done();
  expect(atWork().heard.map(({ input }) => (input as { id: string }).id)).toEqual(["a", "c", "d", "b"]);
});

test("progress is passed on to the job it belongs to", () => {
  const seen: number[] = [];
  void lane.run("search", photo("a"), { onProgress: ({ done }) => seen.push(done) });
  const { id } = atWork().current;
  atWork().say({ kind: "progress", id, progress: { done: 1, total: 3, faces: [] } });
  atWork().say({ kind: "progress", id: id + 7, progress: { done: 2, total: 3, faces: [] } });
  expect(seen).toEqual([1]);
});

test("an error of the guard fails its own job and the worker goes on", async () => {
  const bad = codeOf(lane.run("open", photo("bad")));
  const good = lane.run("open", photo("good"));
  atWork().fail("photo.broken");
  atWork().done("fine");
  expect(await bad).toBe("photo.broken");
  expect(await good).toBe("fine");
  expect(puppets[0]?.dismissed).toBe(false);
});

test("once the school is forgotten no successor hears of it again", async () => {
  void lane.run("start", { module: {} as WebAssembly.Module, model: null });
  void lane.run("policy", { policy: "made-up" });
  void lane.run("classList", { files: [], tell: false });
  void lane.run("forgetSchool", null);
  for (let left = 4; left > 0; left--) atWork().done();
  const lost = codeOf(lane.run("search", photo("lost")));
  void lane.run("search", photo("next"));
  atWork().die();
  expect(await lost).toBe("page.worker-lost");
  atWork().done();
  expect(atWork().kinds).toEqual(["start", "search"]);
});

test("a worker that dies loses the photo in hand and no other, and its successor knows what it knew", async () => {
  void lane.run("policy", { policy: "made-up" });
  atWork().done();
  const lost = codeOf(lane.run("search", photo("lost")));
  const next = lane.run("search", photo("next"));
  const dead = atWork();
  dead.die();
  expect(await lost).toBe("page.worker-lost");
  expect(dead.dismissed).toBe(true);
  atWork().done();
  atWork().done("found");
  expect(await next).toBe("found");
  expect(atWork()).not.toBe(dead);
  expect(atWork().kinds).toEqual(["policy", "search"]);
});

test("a worker that traps is replaced just the same", async () => {
  const lost = codeOf(lane.run("search", photo("a")));
  atWork().fail("page.worker-lost", true);
  expect(await lost).toBe("page.worker-lost");
  expect(puppets[0]?.dismissed).toBe(true);
});

test("a worker that says nothing for five minutes is replaced, and one that makes progress is not", async () => {
  const slow = codeOf(lane.run("search", photo("a")));
  vi.advanceTimersByTime(4 * 60_000);
  atWork().say({ kind: "progress", id: atWork().current.id, progress: { done: 1, total: 2, faces: [] } });
  vi.advanceTimersByTime(4 * 60_000);
  expect(puppets[0]?.dismissed).toBe(false);
  vi.advanceTimersByTime(60_000);
  expect(await slow).toBe("page.worker-slow");
});

test("when no worker lives long enough to do anything the jobs fail instead of waiting for ever", async () => {
  const jobs = ["a", "b", "c", "d", "e"].map((id) => codeOf(lane.run("search", photo(id))));
  for (let deaths = 0; deaths < 3; deaths++) atWork().die();
  expect(await Promise.all(jobs)).toEqual(Array(5).fill("page.worker-lost"));
});

test("a job that waits can be called off without anybody noticing", async () => {
  const off = new AbortController();
  void lane.run("search", photo("a"));
  const waiting = codeOf(lane.run("search", photo("b"), { signal: off.signal }));
  off.abort();
  expect(await waiting).toBe("page.aborted");
  expect(puppets[0]?.dismissed).toBe(false);
});

test("a job in hand is broken off only when that was asked for", async () => {
  const off = new AbortController();
  const kept = lane.run("judge", { submission: {} as never }, { signal: off.signal });
  off.abort();
  atWork().done("verdict");
  expect(await kept).toBe("verdict");

  reserve();
  const gone = new AbortController();
  const broken = codeOf(lane.run("search", photo("a"), { signal: gone.signal, interrupt: true }));
  const worker = atWork();
  gone.abort();
  expect(await broken).toBe("page.aborted");
  expect(worker.dismissed).toBe(true);
});

test("with nobody in reserve a job is not broken off: its worker could not be replaced without the network", async () => {
  const off = new AbortController();
  const kept = lane.run("search", photo("a"), { signal: off.signal, interrupt: true });
  off.abort();
  expect(puppets[0]?.dismissed).toBe(false);
  atWork().done("found");
  expect(await kept).toBe("found");
});

test("whoever waits for words does not wait five minutes for a worker that hangs", async () => {
  const slow = codeOf(lane.run("judge", { submission: {} as never }));
  vi.advanceTimersByTime(30_000);
  expect(await slow).toBe("page.worker-slow");
  expect(puppets[0]?.dismissed).toBe(true);
});

test("every photo that traps costs itself alone, however many there are, and none is tried again", async () => {
  void lane.run("start", { module: {} as never, model: null });
  atWork().done();
  const traps = Array.from({ length: 6 }, (_, index) => codeOf(lane.run("preview", { ...photo(`trap-${index}`), longestSide: 9 })));
  const good = lane.run("preview", { ...photo("good"), longestSide: 9 });
  for (let left = traps.length; left > 0; left--) {
    atWork().fail("page.worker-lost", true);
    // The next worker is taught before it is given the next photo.
    expect(atWork().kinds).toEqual(["start"]);
    atWork().done();
  }
  atWork().done("a picture");
  expect(await Promise.all(traps)).toEqual(Array(6).fill("page.worker-lost"));
  expect(await good).toBe("a picture");
  const tried = puppets.flatMap(({ heard }) => heard).filter(({ kind }) => kind === "preview");
  expect(tried.map(({ input }) => (input as { id: string }).id)).toEqual([...traps.map((_, index) => `trap-${index}`), "good"]);
});

test("the successor is taught the rules, the devices and the class list, in that order, with what was said last", () => {
  void lane.run("classList", { files: [], tell: false });
  atWork().done();
  void lane.run("devices", { bytes: new Uint8Array([2]) });
  atWork().done();
  void lane.run("policy", { policy: "first" });
  atWork().done();
  void lane.run("policy", { policy: "second" });
  atWork().done();
  void codeOf(lane.run("open", photo("a")));
  void lane.run("open", photo("b"));
  atWork().die();
  for (let left = 3; left > 0; left--) atWork().done();
  expect(atWork().heard.map(({ kind, input }) => [kind, (input as { policy?: string }).policy])).toEqual([
    ["policy", "second"], ["devices", undefined], ["classList", undefined], ["open", undefined],
  ]);
});

test("what a worker says after it was let go is not taken for its successor's", async () => {
  const lost = codeOf(lane.run("open", photo("a")));
  const next = lane.run("open", photo("b"));
  const dead = atWork();
  dead.die();
  dead.die();
  expect(await lost).toBe("page.worker-lost");
  const successor = atWork();
  dead.say({ kind: "done", id: successor.current.id, output: "a ghost" });
  successor.done("b");
  expect(await next).toBe("b");
  expect(successor.dismissed).toBe(false);
});

test("when no worker can be made nothing waits for one", async () => {
  lane = new Lane(new Crew(() => {
    throw new Error("no more workers");
  }));
  expect(await codeOf(lane.run("open", photo("a")))).toBe("page.worker-lost");
  expect(await codeOf(lane.run("open", photo("b")))).toBe("page.worker-lost");
});

test("a worker from the reserve takes over, and none is made anew", () => {
  void codeOf(lane.run("search", photo("a")));
  const next = reserve();
  atWork().die();
  void lane.run("search", photo("b"));
  expect(next.kinds).toEqual(["search"]);
  expect(puppets).toHaveLength(2);
});

test("a worker whose script does not arrive is not put in reserve", async () => {
  const prepared = crew.prepare(1);
  puppets[0]?.die();
  await prepared;
  expect(crew.hasReserve).toBe(false);
});

test("once it is closed nothing runs, waits or begins, and no worker is left", async () => {
  reserve();
  const running = codeOf(lane.run("search", photo("a")));
  const waiting = codeOf(lane.run("open", photo("b")));
  void crew.prepare(1);
  const late = puppets.at(-1);
  lane.close();
  crew.close();
  late?.say({ kind: "here" });
  expect(await Promise.all([running, waiting, codeOf(lane.run("open", photo("c")))])).toEqual(["page.aborted", "page.aborted", "page.aborted"]);
  expect(puppets.every(({ dismissed }) => dismissed)).toBe(true);
});

test("an order that cannot be sent fails alone, and the worker goes on", async () => {
  const first = lane.run("open", photo("a"));
  const unsendable = codeOf(lane.run("preview", { ...photo("b"), longestSide: (() => 64) as never }));
  const after = lane.run("open", photo("c"));
  const hand = atWork();
  const send = hand.postMessage.bind(hand);
  hand.postMessage = (message) => send(structuredClone(message));
  hand.done("first");
  hand.done("after");
  expect([await first, await unsendable, await after]).toEqual(["first", "page.unexpected", "after"]);
});
