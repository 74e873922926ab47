// The table of what was tried: which upload page, by which way, in which browser, and what arrived.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { output } from "../browser/support/places.mjs";
import { hosts } from "./hosts.mjs";
import { ways } from "./ways.mjs";

export const committed = fileURLToPath(new URL("../../web/package/HOSTS-TABLE.md", import.meta.url));

export const CLEARED = "cleared only";
export const ABSENT = "–";
export const FAILED = "FAILED";
/** What arrives when a person presses “Do not upload”. */
export const NOTHING = "nothing";

const STOPPED = "do not upload";
const columns = [...ways.map(({ name }) => name), STOPPED];

/** What happened in one browser: a cell for each host and way, and for what a person did not let through. */
export class Results {
  #cells = new Map();

  set(host, way, cell) {
    this.#cells.set(`${host.name} ${way?.name ?? STOPPED}`, cell);
  }

  get(host, way) {
    return this.#cells.get(`${host.name} ${way?.name ?? STOPPED}`) ?? FAILED;
  }

  /** Where it is not what the committed table says. A way that failed is never what it should be. */
  async unlike(title) {
    const unlike = [];
    for (const host of hosts) {
      const published = await cellsOf(title, host);
      for (const [at, way] of [...ways, null].entries()) {
        const [said, is] = [published[at], this.get(host, way)];
        if (said !== is || is === FAILED) unlike.push(`${host.name}, ${columns[at]}: ${is}; the table says ${said}`);
      }
    }
    return unlike;
  }

  /** As lines of Markdown. */
  lines() {
    return [
      `| upload page | ${columns.join(" | ")} |`,
      `|---|${columns.map(() => "---").join("|")}|`,
      ...hosts.map((host) => `| ${host.name} | ${[...ways, null].map((way) => this.get(host, way)).join(" | ")} |`),
    ];
  }
}

/** The cells of a host in one part of the committed table; none when it has no such part. */
async function cellsOf(title, host) {
  const text = await readFile(committed, "utf8").catch(() => "");
  const part = text.split(/^## /mu).find((each) => each.startsWith(`${title}\n`)) ?? "";
  const row = part.split("\n").find((line) => line.startsWith(`| ${host.name} |`));
  return row?.split("|").slice(2, -1).map((cell) => cell.trim()) ?? [];
}

/** Whether the committed table says that photos arrive by this way: then it is worth waiting for them. */
export async function isExpected(title, host, way) {
  return (await cellsOf(title, host))[columns.indexOf(way.name)] === CLEARED;
}

/** Writes one part to the output, and with SCHOOLGATE_RENEW into the committed table. */
export async function write(title, lines) {
  await mkdir(output, { recursive: true });
  await writeFile(path.join(output, `hosts-${title.toLowerCase().replaceAll(" ", "-")}.md`), `${lines.join("\n")}\n`);
  if (!process.env.SCHOOLGATE_RENEW) return;
  const text = await readFile(committed, "utf8");
  const parts = text.split(/^(?=## )/mu);
  const at = parts.findIndex((part) => part.startsWith(`## ${title}\n`));
  if (at < 0) throw new Error(`HOSTS-TABLE.md has no part “${title}”`);
  parts[at] = [`## ${title}`, "", ...lines, "", ""].join("\n");
  await writeFile(committed, parts.join(""));
}
