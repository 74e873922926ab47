// How long something that is done piece by piece will still take, as far as its pace so far can tell.

/** Before this many pieces the pace says nothing. */
const FIRST_TELLING = 2;

/** In seconds; none while nobody can know. */
export function secondsLeft(done: number, all: number, workedMs: number): number | null {
  if (done < FIRST_TELLING || done >= all || workedMs <= 0) return null;
  return Math.ceil(((workedMs / done) * (all - done)) / 1000);
}
