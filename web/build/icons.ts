// The icons of the installed page, drawn from public/icon.svg: PNGs of the sizes that phones, iPads and desktops ask for.
import { readFileSync } from "node:fs";
import { crc32, deflateSync } from "node:zlib";
import type { Plugin } from "vite";

type Point = readonly [x: number, y: number];

/** What there is to draw: lines of one width and colour on a ground of another. */
interface Drawing {
  side: number;
  radius: number;
  ground: readonly number[];
  ink: readonly number[];
  width: number;
  segments: readonly (readonly [Point, Point])[];
}

interface Icon {
  name: string;
  side: number;
  /** Whether the ground fills the square, for systems that cut their own shape out of it; the lines then keep clear of the rim. */
  isWhole: boolean;
}

const ICONS: readonly Icon[] = [
  { name: "any-192", side: 192, isWhole: false },
  { name: "any-512", side: 512, isWhole: false },
  { name: "maskable-512", side: 512, isWhole: true },
  { name: "touch-180", side: 180, isWhole: true },
];

/** How much smaller the lines are where a system may cut away everything outside a circle of four fifths of the width. */
const SAFE = 0.8;

/** Writes the icons beside the page. */
export function icons(svg: URL): Plugin {
  return {
    name: "schoolgate:icons",
    apply: "build",
    generateBundle() {
      const drawing = readDrawing(readFileSync(svg, "utf8"));
      for (const icon of ICONS) this.emitFile({ type: "asset", fileName: `icons/${icon.name}.png`, source: draw(drawing, icon) });
    },
  };
}

/** Reads as much SVG as our icon is made of: one rounded square, then paths of straight lines and curves. */
export function readDrawing(svg: string): Drawing {
  const attribute = (name: string): string => {
    const found = new RegExp(`\\s${name}="([^"]+)"`, "u").exec(svg)?.[1];
    if (found === undefined) throw new Error(`The icon has no ${name}.`);
    return found;
  };
  const [, , side] = attribute("viewBox").split(/\s+/u).map(Number);
  const ground = /<rect[^>]*\sfill="([^"]+)"/u.exec(svg)?.[1];
  const paths = [...svg.matchAll(/\sd="([^"]+)"/gu)].map((found) => found[1] ?? "");
  if (!side || !ground || paths.length === 0) throw new Error("The icon is not drawn as it used to be.");
  return {
    side,
    radius: Number(attribute("rx")),
    ground: colour(ground),
    ink: colour(attribute("stroke")),
    width: Number(attribute("stroke-width")),
    segments: paths.flatMap(segmentsOf),
  };
}

/** `#14532d` or `#fff` as three numbers. */
function colour(hex: string): number[] {
  const digits = hex.slice(1);
  const pairs = digits.length === 3 ? [...digits].map((digit) => digit + digit) : (digits.match(/../gu) ?? []);
  return pairs.map((pair) => Number.parseInt(pair, 16));
}

/** A curve is as many straight pieces as nobody can see. */
const PIECES = 24;

function segmentsOf(path: string): [Point, Point][] {
  const segments: [Point, Point][] = [];
  let at: Point = [0, 0];
  const to = (next: Point) => {
    segments.push([at, next]);
    at = next;
  };
  for (const [, command, rest] of path.matchAll(/([a-zA-Z])([^a-zA-Z]*)/gu)) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = (rest?.match(/-?[\d.]+/gu) ?? []).map(Number);
    const [x, y] = at;
    if (command === "M") at = [a, b];
    else if (command === "V") to([x, a]);
    else if (command === "H") to([a, y]);
    else if (command === "h") to([x + a, y]);
    else if (command === "v") to([x, y + a]);
    else if (command === "c") {
      for (let piece = 1; piece <= PIECES; piece++) {
        const [t, s] = [piece / PIECES, 1 - piece / PIECES];
        const along = (p1: number, p2: number, p3: number) => 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3;
        to([x + along(a, c, e), y + along(b, d, f)]);
      }
    } else throw new Error(`The icon's path uses “${command}”, which is not drawn.`);
  }
  return segments;
}

/** The icon as a PNG. A pixel at a rim is part one colour, part the other, by how far its middle is from the rim. */
export function draw({ side, radius, ground, ink, width, segments }: Drawing, icon: Icon): Buffer {
  const scale = side / icon.side;
  const middle = side / 2;
  const shrink = icon.isWhole ? SAFE : 1;
  const part = (outside: number) => Math.min(1, Math.max(0, 0.5 - outside / scale));
  const rows = Buffer.alloc(icon.side * (1 + icon.side * 4));
  for (let row = 0, at = 0; row < icon.side; row++) {
    at++; // Each row begins with its filter: none.
    for (let column = 0; column < icon.side; column++) {
      const [x, y] = [(column + 0.5) * scale, (row + 0.5) * scale];
      const onGround = icon.isWhole ? 1 : part(outsideOfSquare(x - middle, y - middle, middle, radius));
      const drawn: Point = [middle + (x - middle) / shrink, middle + (y - middle) / shrink];
      let away = Infinity;
      for (const [from, to] of segments) away = Math.min(away, distance(drawn, from, to));
      const onInk = part((away - width / 2) * shrink);
      for (let channel = 0; channel < 3; channel++) {
        const [below = 0, above = 0] = [ground[channel], ink[channel]];
        rows[at++] = Math.round(below + (above - below) * onInk);
      }
      rows[at++] = Math.round(255 * onGround);
    }
  }
  return png(icon.side, rows);
}

/** How far a point is outside a rounded square around the origin; negative within. */
function outsideOfSquare(x: number, y: number, half: number, radius: number): number {
  const [dx, dy] = [Math.abs(x) - half + radius, Math.abs(y) - half + radius];
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
}

function distance([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
  const [ox, oy] = [x - x1 - along * dx, y - y1 - along * dy];
  return Math.sqrt(ox * ox + oy * oy);
}

/** PNG, W3C recommendation, section 11: red, green, blue and opacity in eight bits each. */
function png(side: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
