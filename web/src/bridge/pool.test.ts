// Several workers share the photos: each photo stays where it is open, and none waits behind another while somebody is idle.
import { beforeEach, expect, test } from "vitest";
import { Crew, type Hand } from "./crew";
import { Lane } from "./lane";
import type { PageError } from "./page-error";
import { lanesFor, Pool } from "./pool";
import type { JobKind, Order, Report } from "./protocol";

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
  async done(output: unknown = null): Promise<void> {
    this.onmessage?.({ data: { kind: "done", id: this.heard.at(-1)!.id, output } } as MessageEvent<Report>);
    await rest();
  }
  async die(): Promise<void> {
    this.onerror?.({ message: "out of memory" } as ErrorEvent);
    await rest();
  }
  /** What was ordered, as "search a". */
  get said(): string[] {
    return this.heard.map(({ kind, input }) => {
      const { id, photo } = (input ?? {}) as { id?: string; photo?: { id: string } };
      return [kind, id ?? photo?.id].filter(Boolean).join(" ");
    });
  }
}

const rest = () => new Promise<void>((resolve) => setTimeout(resolve));
const source = (id: string) => ({ id, file: new Blob() });
const codeOf = (promise: Promise<unknown>) => promise.then(() => "no error", (error: PageError) => error.code);
let puppets: Puppet[];
let pool: Pool;
const poolOf = (number: number) => {
  puppets = [];
  const crew = new Crew(() => {
    const puppet = new Puppet();
    puppets.push(puppet);
    return puppet;
  });
  pool = new Pool(Array.from({ length: number }, () => new Lane(crew)));
};
const said = () => puppets.map((puppet) => puppet.said);
const order = (kind: JobKind, id: string, options = {}) => pool.run(kind as "open", source(id), options);

beforeEach(() => poolOf(2));

test("new photos go to whoever is idle, and each photo's next job to where it is open", async () => {
  void order("open", "a");
  void order("open", "b");
  expect(said()).toEqual([["open a"], ["open b"]]);
  await puppets[0]!.done();
  await puppets[1]!.done();
  void order("search", "b");
  void order("search", "a");
  expect(said()).toEqual([["open a", "search a"], ["open b", "search b"]]);
});

test("a photo that waits behind a slow one is taken over by whoever is idle, and stays there", async () => {
  void order("open", "a");
  await puppets[0]!.done();
  void order("open", "b");
  await puppets[0]!.done();
  void order("search", "a");
  const found = order("search", "b");
  expect(said()).toEqual([["open a", "open b", "search a"], ["search b"]]);
  await puppets[1]!.done("found");
  expect(await found).toBe("found");
  void order("clear", "b");
  expect(puppets[1]!.said).toEqual(["search b", "clear b"]);
});

test("two jobs on one photo are never done at once", async () => {
  void order("search", "a");
  void order("sharpness", "a");
  void order("open", "b");
  expect(said()).toEqual([["search a"], ["open b"]]);
  await puppets[1]!.done();
  expect(puppets[1]!.said).toEqual(["open b"]);
  await puppets[0]!.done();
  expect(puppets[0]!.said).toEqual(["search a", "sharpness a"]);
});

test("an urgent job goes before those that wait, whoever does it", async () => {
  void order("search", "a");
  void order("search", "b");
  void order("search", "c");
  void pool.run("clear", { photo: source("d"), submission: {} as never, previous: null, registerKey: null, receiptKey: null }, { urgent: true });
  await puppets[1]!.done();
  await puppets[0]!.done();
  expect(said()).toEqual([["search a", "search c"], ["search b", "clear d"]]);
});

test("rules, devices and class list reach every worker, before whatever is ordered next", async () => {
  const heard = pool.run("policy", { policy: "made-up" });
  void order("clear", "a");
  expect(said()).toEqual([["policy"], ["policy"]]);
  await puppets[0]!.done("the first");
  await puppets[1]!.done("the second");
  expect(await heard).toBe("the first");
  expect(puppets[0]!.said).toEqual(["policy", "clear a"]);
});

test("a worker that dies loses the photo in hand and no other", async () => {
  const lost = codeOf(order("search", "a"));
  void order("search", "b");
  const next = order("search", "c");
  await puppets[0]!.die();
  expect(await lost).toBe("page.worker-lost");
  expect(puppets[2]!.said).toEqual(["search c"]);
  await puppets[2]!.done("found");
  expect(await next).toBe("found");
  expect(puppets[1]!.dismissed).toBe(false);
});

test("a job that waits can be called off, and what was called off before it was ordered is not begun", async () => {
  poolOf(1);
  const off = new AbortController();
  void order("search", "a");
  const waiting = codeOf(order("search", "b", { signal: off.signal }));
  off.abort();
  expect(await waiting).toBe("page.aborted");
  expect(await codeOf(order("search", "c", { signal: off.signal }))).toBe("page.aborted");
  await puppets[0]!.done();
  expect(said()).toEqual([["search a"]]);
});

test("a photo that is forgotten has no lane any more", async () => {
  void order("open", "a");
  await puppets[0]!.done();
  const gone = pool.run("forget", { id: "a" });
  await puppets[0]!.done();
  await puppets[1]!.done();
  await gone;
  expect(said()).toEqual([["open a", "forget a"], ["forget a"]]);
});

test("when no worker can be made nothing waits for one", async () => {
  pool = new Pool([0, 1].map(() => new Lane(new Crew(() => {
    throw new Error("no more workers");
  }))));
  const jobs = ["a", "b", "c"].map((id) => codeOf(order("search", id)));
  expect(await Promise.all(jobs)).toEqual(Array(3).fill("page.worker-lost"));
});

test("as many lanes as the machine bears", () => {
  expect(lanesFor({})).toBe(2);
  expect([1, 2, 3, 4, 16].map((hardwareConcurrency) => lanesFor({ hardwareConcurrency }))).toEqual([1, 2, 2, 3, 3]);
  expect(lanesFor({ hardwareConcurrency: 8, deviceMemory: 2 })).toBe(1);
  expect(lanesFor({ hardwareConcurrency: 8, deviceMemory: 4 })).toBe(3);
});
