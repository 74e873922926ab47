// When nobody has been there for a quarter of an hour.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { IDLE_MS, watchForIdle } from "./idle";

const leave = vi.fn();
let stop: () => void;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("document", new EventTarget());
  leave.mockReset();
  stop = watchForIdle(leave);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const MINUTE = 60_000;
const sign = (name: string) => window.dispatchEvent(new Event(name));

test.each(["keydown", "pointermove", "click"])("a %s begins the time again", (name) => {
  vi.advanceTimersByTime(IDLE_MS - MINUTE);
  sign(name);
  vi.advanceTimersByTime(IDLE_MS - MINUTE);
  expect(leave).not.toHaveBeenCalled();
  vi.advanceTimersByTime(MINUTE + 10_000);
  expect(leave).toHaveBeenCalledTimes(1);
});

test("time that a laptop slept counts, and the sign that wakes it comes too late", () => {
  vi.setSystemTime(Date.now() + IDLE_MS);
  sign("pointermove");
  expect(leave).toHaveBeenCalledTimes(1);
});

test("a clock that is put back wins no time", () => {
  vi.setSystemTime(Date.now() - 60 * MINUTE);
  vi.advanceTimersByTime(IDLE_MS + 10_000);
  expect(leave).toHaveBeenCalledTimes(1);
});

test("while the page itself is at work it waits, and begins the time again after", () => {
  let isBusy = true;
  stop();
  stop = watchForIdle(leave, () => isBusy);
  vi.advanceTimersByTime(IDLE_MS + MINUTE);
  isBusy = false;
  vi.advanceTimersByTime(IDLE_MS - 2 * MINUTE);
  expect(leave).not.toHaveBeenCalled();
  vi.advanceTimersByTime(3 * MINUTE);
  expect(leave).toHaveBeenCalledTimes(1);
});

test("it is noticed once, and not at all once nobody watches", () => {
  vi.advanceTimersByTime(5 * IDLE_MS);
  expect(leave).toHaveBeenCalledTimes(1);
  stop();
  stop = watchForIdle(leave);
  stop();
  vi.advanceTimersByTime(5 * IDLE_MS);
  expect(leave).toHaveBeenCalledTimes(1);
});
