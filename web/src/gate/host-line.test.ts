// The host's end of the port: who gets it, and how long the gate is waited for.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { GateLine, HERE_MS, LOADED_MS, LOADING_MS, type Heard } from "./host-line";
import { MARK, type Answer } from "./messages";

const ORIGIN = "https://school.example";

const heard = {
  loading: vi.fn(), ready: vi.fn(), show: vi.fn(), ended: vi.fn(), broken: vi.fn(), failed: vi.fn(),
} satisfies Heard;

class FakeFrame {
  readonly contentWindow = { postMessage: vi.fn() };
  #loads: (() => void)[] = [];
  addEventListener(_: "load", hear: () => void): void {
    this.#loads.push(hear);
  }
  loads(): void {
    for (const hear of this.#loads) hear();
  }
}

let page: EventTarget;
let frame: FakeFrame;
let line: GateLine;

/** A message as a window hears it. */
function says(data: unknown, { source = frame.contentWindow as unknown, origin = ORIGIN } = {}): void {
  page.dispatchEvent(Object.assign(new Event("message"), { data, source, origin }));
}
const here = { mark: MARK, kind: "here" };
const port = () => (frame.contentWindow.postMessage.mock.calls[0]?.[2] as unknown as MessagePort[] | undefined)?.[0];

/** What the gate answers, once the host has heard it. */
async function answers(answer: Answer, until: ReturnType<typeof vi.fn>): Promise<void> {
  port()?.postMessage(answer);
  // The clock stands still meanwhile.
  for (let turns = 0; until.mock.calls.length === 0 && turns < 1000; turns++) await new Promise((resolve) => setImmediate(resolve));
  expect(until).toHaveBeenCalled();
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  page = new EventTarget();
  vi.stubGlobal("window", page);
  frame = new FakeFrame();
  line = new GateLine(frame as never, ORIGIN, "a pass", heard);
});

afterEach(() => {
  line.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  for (const each of Object.values(heard)) each.mockClear();
});

test("the frame gets the port and the pass, at its own origin alone", () => {
  says(here);
  expect(frame.contentWindow.postMessage).toHaveBeenCalledTimes(1);
  const [connect, origin] = frame.contentWindow.postMessage.mock.calls[0] ?? [];
  expect(connect).toEqual({ mark: MARK, kind: "connect", pass: "a pass" });
  expect(origin).toBe(ORIGIN);
});

test("nobody else gets it", () => {
  says(here, { source: { postMessage() {} } });
  says(here, { origin: "https://other.example" });
  says({ mark: "else", kind: "here" });
  says("here");
  expect(frame.contentWindow.postMessage).not.toHaveBeenCalled();
});

test("the page does not hear what the frame says", () => {
  const spy = vi.fn();
  page.addEventListener("message", spy);
  says(here);
  expect(spy).not.toHaveBeenCalled();
  says("something else");
  expect(spy).toHaveBeenCalledTimes(1);
});

test("a gate that never says it is there is unreachable", () => {
  vi.advanceTimersByTime(HERE_MS - 1);
  expect(heard.broken).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(heard.broken).toHaveBeenCalledWith("gate.unreachable");
});

test("a document that loads and says nothing is no gate; a gate may be a little late", () => {
  frame.loads();
  vi.advanceTimersByTime(LOADED_MS - 1);
  expect(heard.broken).not.toHaveBeenCalled();
  says(here);
  vi.advanceTimersByTime(LOADED_MS);
  expect(heard.broken).not.toHaveBeenCalled();
});

test("where a server says “not found” nobody waits long", () => {
  frame.loads();
  vi.advanceTimersByTime(LOADED_MS);
  expect(heard.broken).toHaveBeenCalledWith("gate.unreachable");
});

test("a gate that stops while it loads is silent; one that goes on is waited for", async () => {
  says(here);
  vi.advanceTimersByTime(LOADING_MS - 1);
  await answers({ kind: "loading", loaded: 1, total: 2 }, heard.loading);
  vi.advanceTimersByTime(LOADING_MS - 1);
  expect(heard.broken).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(heard.broken).toHaveBeenCalledWith("gate.silent");
});

test("a gate that is ready may take as long as a person needs", async () => {
  says(here);
  await answers({ kind: "ready", publicJwk: "{}" }, heard.ready);
  vi.advanceTimersByTime(24 * 60 * 60_000);
  expect(heard.broken).not.toHaveBeenCalled();
});

test("a second document in the frame ends it", () => {
  frame.loads();
  says(here);
  says(here);
  expect(heard.broken).toHaveBeenCalledWith("gate.gone");
});

test("so does a frame that was sent elsewhere", () => {
  frame.loads();
  says(here);
  frame.loads();
  expect(heard.broken).toHaveBeenCalledWith("gate.gone");
});

test("what fails for good and what fails once are told apart", async () => {
  says(here);
  const error = { code: "x", message: "m", remedy: "r", place: { kind: "whole" as const }, detail: "" };
  await answers({ kind: "failed", id: 3, error }, heard.ended);
  expect(heard.failed).not.toHaveBeenCalled();
  await answers({ kind: "failed", id: null, error }, heard.failed);
});

test("once it is closed nothing is heard and nothing breaks", () => {
  line.close();
  says(here);
  vi.advanceTimersByTime(LOADING_MS * 2);
  expect(frame.contentWindow.postMessage).not.toHaveBeenCalled();
  expect(heard.broken).not.toHaveBeenCalled();
});
