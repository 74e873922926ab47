// Which photos of this sitting were taken near one another, worked out on this device: no map and no name is looked up.
import type { Position } from "../wasm/schoolgate.js";

/** As far apart as two photos of one place may be, in metres: a school and its field. */
export const NEAR_METRES = 250;

/** The mean radius of the Earth in metres (IUGG). */
const EARTH = 6_371_009;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The distance along the ground in metres, by the haversine formula. */
export function distance(a: Position, b: Position): number {
  const north = radians(b.latitude - a.latitude);
  const east = radians(b.longitude - a.longitude);
  const half = Math.sin(north / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** How many of the others are near. */
export const near = (here: Position, others: readonly Position[]): number =>
  others.filter((other) => distance(here, other) < NEAR_METRES).length;
