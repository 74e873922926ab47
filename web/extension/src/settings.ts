// What the school has set: what its administrators prescribe, then what the owner of the browser listed on the options page.
// Nothing here is secret; the class list and the receipt key lie in the gate's own locked store.
import type { Channel, Role } from "../../src/wasm/schoolgate.js";
import { isProblem, readHost, type Host } from "./hosts";

export const CHANNELS = [
  "website", "learning-platform", "prospectus", "video", "display-communal", "display-external", "press", "social-media",
] as const satisfies readonly Channel[];

export const ROLES = [
  "web-manager", "ict-manager", "ict-support", "office-staff", "senior-leader", "headteacher", "social-media-manager", "class-teacher",
  "data-protection-officer", "e-safety-coordinator", "governor", "named-staff",
] as const satisfies readonly Role[];

export interface Site {
  readonly host: Host;
  readonly channel: Channel | null;
  /** A CSS selector for the field that holds the caption. */
  readonly caption: string | null;
  /** Whether the school's administrators listed it: then nobody else takes it away. */
  readonly isManaged: boolean;
}

export interface Settings {
  readonly sites: readonly Site[];
  readonly policy: string | null;
  readonly channel: Channel | null;
  readonly publisher: Role | null;
  readonly documents: "pass" | "stop";
  readonly message: string | null;
  /** What the administrators listed as a site and nobody can read as one: it is not guarded, and that has to be seen. */
  readonly unread: readonly string[];
  /** Which of these the administrators have fixed. */
  readonly fixed: readonly string[];
}

/** The sites that this build was made for. */
declare const BUILT_HOSTS: readonly Host[] | undefined;

type Loose = Readonly<Record<string, unknown>>;

/** The one key under which the options page keeps its part. */
export const OWN = "own";

const text = (value: unknown): string | null => (typeof value === "string" && value.trim() !== "" ? value : null);
const oneOf = <Value extends string>(values: readonly Value[], value: unknown): Value | null => values.find((each) => each === value) ?? null;
const loose = (value: unknown): Loose => (typeof value === "object" && value !== null ? (value as Loose) : {});

function sitesIn(value: unknown, isManaged: boolean): Site[] {
  return (Array.isArray(value) ? value : []).map(loose).flatMap(({ host, channel, caption }) => {
    const read = readHost(typeof host === "string" ? host : "");
    return isProblem(read) ? [] : [{ host: read, channel: oneOf(CHANNELS, channel), caption: text(caption), isManaged }];
  });
}

/** Puts the parts together. What the administrators say goes before; what makes no sense is left out, never guessed. */
export function settingsOf(managedPart: unknown, ownPart: unknown, built: readonly Host[] = []): Settings {
  const [managed, own] = [loose(managedPart), loose(ownPart)];
  const sites = [...sitesIn(managed.hosts, true), ...sitesIn(built.map((host) => ({ host })), true), ...sitesIn(own.hosts, false)];
  const listed = Array.isArray(managed.hosts) ? managed.hosts.map(loose) : [];
  const said = (name: string): unknown => managed[name] ?? own[name];
  return {
    sites: sites.filter(({ host }, at) => sites.findIndex((each) => each.host === host) === at),
    policy: text(said("policy")),
    channel: oneOf(CHANNELS, said("channel")),
    publisher: oneOf(ROLES, said("publisher")),
    // Whatever else it says is taken for the stricter one.
    documents: (said("documents") ?? "pass") === "pass" ? "pass" : "stop",
    message: text(managed.message),
    unread: listed.map(({ host }) => String(host)).filter((host) => isProblem(readHost(host))),
    fixed: Object.keys(managed),
  };
}

/** Reads both parts from the browser. */
export async function readSettings(): Promise<Settings> {
  // A browser without policies refuses the first instead of giving nothing.
  const managed = await chrome.storage.managed.get().catch(() => ({}));
  const { [OWN]: own } = await chrome.storage.local.get(OWN);
  return settingsOf(managed, own, typeof BUILT_HOSTS === "undefined" ? [] : BUILT_HOSTS);
}

let last: Promise<unknown> = Promise.resolve();

/** Changes the options page's part. One change after the other, also between tabs: none may write over what another has just written. */
export function changeOwn(change: (own: Loose) => Loose): Promise<void> {
  const work = async (): Promise<void> => {
    const { [OWN]: own } = await chrome.storage.local.get(OWN);
    await chrome.storage.local.set({ [OWN]: change(loose(own)) });
  };
  const done = last.then(() => (globalThis.navigator?.locks ? navigator.locks.request(OWN, work) : work()));
  last = done.catch(() => undefined);
  return done;
}
