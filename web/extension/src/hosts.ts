// Which sites are guarded: what somebody types for one, and the browser's match patterns for it.

/** A host as it is kept: `learning.school.example`, `*.school.example` for everything below and itself, or `*` for every site. */
export type Host = string;

export type HostProblem = "empty" | "not-a-site";

/** Reads a host out of what was typed or pasted: a bare name, a whole address, or a name with a star before it. */
export function readHost(typed: string): Host | HostProblem {
  const text = typed.trim();
  if (text === "") return "empty";
  if (text === "*") return "*";
  const [, scheme = "https", rest = ""] = /^(?:([a-z][a-z0-9+.-]*|\*):\/\/)?(.*)$/isu.exec(text) ?? [];
  if (!["http", "https", "*"].includes(scheme.toLowerCase())) return "not-a-site";
  const isWide = rest.startsWith("*.");
  const name = nameIn(isWide ? rest.slice(2) : rest);
  if (name === null) return "not-a-site";
  // An address of numbers has nothing below it.
  return isWide ? (/^[\d.]+$|:/u.test(name) ? "not-a-site" : `*.${name}`) : name;
}

export const isProblem = (read: Host | HostProblem): read is HostProblem => read === "empty" || read === "not-a-site";

/** The name in an address, as the browser writes it: small letters, other scripts in Punycode, no port. */
function nameIn(address: string): string | null {
  // The browser would quietly mend spaces, stars and signs into something else.
  if (address === "" || /[\s*@%\\]/u.test(address.split(/[/?#]/u)[0] ?? "")) return null;
  let url: URL;
  try {
    url = new URL(`https://${address}`);
  } catch {
    return null;
  }
  const name = url.hostname.replace(/\.$/u, "");
  return name === "" || name.split(".").includes("") ? null : name;
}

/** The match patterns for a host: every scheme a site has, every port, every path. */
export const patternsOf = (host: Host): string[] => [`*://${host}/*`];

/** Whether a site's name is one of this host's. */
export function isOf(host: Host, name: string): boolean {
  if (host === "*") return true;
  if (host.startsWith("*.")) return name === host.slice(2) || name.endsWith(host.slice(1));
  return name === host;
}

/** The entry that says most about a site: its own name before a star, a longer star before a shorter. */
export function closest<Entry extends { readonly host: Host }>(entries: readonly Entry[], name: string): Entry | null {
  const weight = ({ host }: Entry): number => (host.startsWith("*") ? host.length : Number.POSITIVE_INFINITY);
  return entries.filter(({ host }) => isOf(host, name)).sort((a, b) => weight(b) - weight(a))[0] ?? null;
}
