// The turns in which photos are searched.
import { afterEach, expect, test } from "vitest";
import { lanesFor } from "../bridge/pool";
import { goOn, inTurnToSearch, next, pace, pause, paused } from "./looking";
import { secondsLeft } from "./time-left";

const AT_ONCE = lanesFor(globalThis.navigator ?? {}) + 1;

/** Things to search that end when they are told to. */
function searches(number: number, first = -1) {
  const begun: number[] = [];
  const away = new Set<number>();
  const end: (() => void)[] = [];
  const aborts = Array.from({ length: number }, () => new AbortController());
  const all = aborts.map(({ signal }, index) =>
    inTurnToSearch(signal, { isHere: () => !away.has(index), isFirst: () => index === first }, () => {
      begun.push(index);
      return new Promise<void>((resolve) => (end[index] = resolve));
    }),
  );
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  const finish = async (index: number) => {
    end[index]!();
    await settle();
  };
  return { begun, away, all, aborts, finish, settle };
}

afterEach(() => goOn());

test("a few at a time, in their order, and the one in hand before the others", async () => {
  const number = AT_ONCE + 3;
  const { begun, finish, all } = searches(number, number - 1);
  expect(begun).toEqual(Array.from({ length: AT_ONCE }, (_, index) => index));
  await finish(0);
  expect(begun.at(-1)).toBe(number - 1);
  for (const index of [1, number - 1]) await finish(index);
  expect(begun).toHaveLength(number);
  for (const index of begun.slice(2)) await finish(index);
  await Promise.all(all);
  expect(pace.value.done).toBe(0);
});

test("while it is paused nothing more begins, and what has begun ends", async () => {
  const { begun, finish, all } = searches(AT_ONCE + 1);
  pause();
  for (let index = 0; index < AT_ONCE; index++) await finish(index);
  expect([begun.length, paused.value]).toEqual([AT_ONCE, true]);
  goOn();
  expect(begun).toHaveLength(AT_ONCE + 1);
  await finish(AT_ONCE);
  await Promise.all(all);
});

test("one that is taken away while it waits never begins", async () => {
  const { begun, finish, all, aborts, settle } = searches(AT_ONCE + 1);
  aborts[AT_ONCE]!.abort();
  await expect(all[AT_ONCE]).rejects.toMatchObject({ code: "page.aborted" });
  for (let index = 0; index < AT_ONCE; index++) await finish(index);
  await settle();
  expect(begun).not.toContain(AT_ONCE);
});

test("one that was taken off the page waits until it is put back", async () => {
  const { begun, away, finish, all } = searches(AT_ONCE + 1);
  away.add(AT_ONCE);
  for (let index = 0; index < AT_ONCE; index++) await finish(index);
  expect(begun).toHaveLength(AT_ONCE);
  away.clear();
  next();
  expect(begun).toHaveLength(AT_ONCE + 1);
  await finish(AT_ONCE);
  await Promise.all(all);
});

test("the time left follows the pace, and is not guessed from one photo", () => {
  expect(secondsLeft(1, 10, 5000)).toBeNull();
  expect(secondsLeft(2, 10, 8000)).toBe(32);
  expect(secondsLeft(10, 10, 8000)).toBeNull();
});
