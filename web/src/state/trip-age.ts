// How long a photo has been on its device, and by when it has to be gone from there.

export type Age =
  | { kind: "unknown" }
  /** It says it was taken on a day that has not come yet: the device's clock is wrong. */
  | { kind: "clock" }
  | { kind: "days"; days: number; late: boolean };

const DAY_MS = 86_400_000;
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The whole days from one day to another; NaN where one of them is no day. */
const daysBetween = (from: string, to: string): number => Math.round((at(to) - at(from)) / DAY_MS);

/** `limit` is how many days it may be on the device; null where the rules set none. */
export function ageOf(taken: string | null, today: string, limit: number | null): Age {
  const days = taken === null ? Number.NaN : daysBetween(taken, today);
  if (Number.isNaN(days)) return { kind: "unknown" };
  if (days < 0) return { kind: "clock" };
  return { kind: "days", days, late: limit !== null && days > limit };
}

/**
 * The last day on which it may be on the device; today where the file does not say when it was taken. None where the
 * rules set no limit: it goes as soon as its copy is where it belongs.
 */
export function deleteBy(taken: string | null, today: string, limit: number | null): string | null {
  if (limit === null) return null;
  if (taken === null || ageOf(taken, today, limit).kind !== "days") return today;
  return new Date(at(taken) + limit * DAY_MS).toISOString().slice(0, 10);
}
