// Boxes in whole pixels of the upright picture.
import type { Point, Region } from "../wasm/schoolgate.js";

export interface Size {
  width: number;
  height: number;
}

/** The smallest box worth drawing: the detector itself sees nothing below about this many pixels. */
export const SMALLEST = 8;

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** The box in whole pixels, inside the picture, at least [`SMALLEST`] a side. */
export function fitted({ x, y, width, height }: Region, picture: Size): Region {
  const w = clamp(Math.round(width), Math.min(SMALLEST, picture.width), picture.width);
  const h = clamp(Math.round(height), Math.min(SMALLEST, picture.height), picture.height);
  return {
    x: clamp(Math.round(x), 0, picture.width - w),
    y: clamp(Math.round(y), 0, picture.height - h),
    width: w,
    height: h,
  };
}

/** The box between two corners. */
export function between(a: Point, b: Point): Region {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

export const sameRegion = (a: Region, b: Region): boolean => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

export const isIn = ({ x, y }: Point, r: Region): boolean => x >= r.x && x <= r.x + r.width && y >= r.y && y <= r.y + r.height;

/** A corner of a box: which of its edges meet there. */
export interface Corner {
  across: "left" | "right";
  down: "top" | "bottom";
}

export const CORNERS: readonly Corner[] = [
  { across: "left", down: "top" },
  { across: "right", down: "top" },
  { across: "left", down: "bottom" },
  { across: "right", down: "bottom" },
];

/** The box with one corner pulled elsewhere; the opposite corner stays, and the picture and [`SMALLEST`] are the limits. */
export function pulled({ x, y, width, height }: Region, { across, down }: Corner, by: Point, picture: Size): Region {
  const [left, right] = pulledEdges(x, x + width, across === "left", by.x, picture.width);
  const [top, bottom] = pulledEdges(y, y + height, down === "top", by.y, picture.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function pulledEdges(low: number, high: number, isLow: boolean, by: number, most: number): [number, number] {
  return isLow ? [clamp(low + by, 0, Math.max(high - SMALLEST, 0)), high] : [low, clamp(high + by, Math.min(low + SMALLEST, most), most)];
}

/** Half the side of what a finger or a shaky hand must hit, and how far it reaches into the box, in pixels of the screen. */
export const GRIP = 12;
const INTO_BOX = 6;

/**
 * The middle of the handle at a corner. It lies outside the box, so that small boxes can still be moved, but within the
 * picture. `unit` is how many pixels of the picture one of the screen shows.
 */
export function handleAt({ x, y, width, height }: Region, { across, down }: Corner, picture: Size, unit: number): Point {
  const outside = GRIP - Math.min(INTO_BOX, Math.min(width, height) / unit / 4);
  const inside = (value: number, most: number) => clamp(value, Math.min(GRIP * unit, most / 2), Math.max(most - GRIP * unit, most / 2));
  return {
    x: inside(across === "left" ? x - outside * unit : x + width + outside * unit, picture.width),
    y: inside(down === "top" ? y - outside * unit : y + height + outside * unit, picture.height),
  };
}

/** Whether a point is on the handle at a corner. */
export function isOnHandle(at: Point, region: Region, corner: Corner, picture: Size, unit: number): boolean {
  const middle = handleAt(region, corner, picture, unit);
  return Math.max(Math.abs(at.x - middle.x), Math.abs(at.y - middle.y)) <= GRIP * unit;
}

/** The box after an arrow key: moved, or with `resize` made larger or smaller at its right and lower edges. */
export function nudged(region: Region, key: string, resize: boolean, step: number): Region | null {
  const dx = { ArrowLeft: -step, ArrowRight: step }[key] ?? 0;
  const dy = { ArrowUp: -step, ArrowDown: step }[key] ?? 0;
  if (dx === 0 && dy === 0) return null;
  return resize
    ? { ...region, width: Math.max(region.width + dx, SMALLEST), height: Math.max(region.height + dy, SMALLEST) }
    : { ...region, x: region.x + dx, y: region.y + dy };
}

/** A square around the box with some of what surrounds it, as far as the picture goes. */
export function surroundings({ x, y, width, height }: Region, picture: Size): Region {
  const side = Math.min(Math.max(width, height) * 1.6, picture.width, picture.height);
  return {
    x: clamp(x + width / 2 - side / 2, 0, picture.width - side),
    y: clamp(y + height / 2 - side / 2, 0, picture.height - side),
    width: side,
    height: side,
  };
}

/** The head around a face, as a cover fills it: `crate/core/src/cover/head.rs` decides, this only shows it beforehand. */
export function headOf({ x, y, width, height }: Region, picture: Size): Region {
  const left = Math.max(x - grown(width, 0.35), 0);
  const top = Math.max(y - grown(height, 0.55), 0);
  const right = Math.min(x + width + grown(width, 0.35), picture.width);
  const bottom = Math.min(y + height + grown(height, 0.2), picture.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The guard reckons with 32 bits, and a pixel more or less decides whether a head is inside a crop. */
const grown = (size: number, share: number): number => Math.ceil(Math.fround(Math.fround(size) * Math.fround(share)));
