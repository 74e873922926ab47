// How much a file of the school's own words holds. The guard has read it by then, so it is known to be whole.

export const LISTS = ["aliases", "contacts", "handles", "classes", "houses", "people", "things"] as const;
export type List = (typeof LISTS)[number];
export type WordCounts = Record<List, number>;

/** The guard takes this name too. */
const ALSO: Record<string, List> = { allowed_contacts: "contacts" };

/** A comment, a text in one of TOML's four kinds of quotes, a key before its equals sign, or a bracket. */
const PIECES = /#[^\n]*|"""[^]*?"""|'''[^]*?'''|(?<text>"(?:\\.|[^"\\\n])*"|'[^'\n]*')(?!\s*=)|"?(?<key>[\w-]+)"?\s*=|\[|\]/gu;

/** How many entries each list has, in TOML, or in JSON where it begins with a curly bracket. */
export function countedWords(text: string): WordCounts {
  const counts = Object.fromEntries(LISTS.map((list) => [list, 0])) as WordCounts;
  const add = (key: string, number: number) => {
    const list = LISTS.find((each) => each === (ALSO[key] ?? key));
    if (list) counts[list] += number;
  };
  const plain = text.replace(/^\uFEFF/u, "");
  if (plain.trimStart().startsWith("{")) {
    const found = JSON.parse(plain) as Record<string, unknown>;
    for (const [key, value] of Object.entries(found)) if (Array.isArray(value)) add(key, value.length);
    return counts;
  }
  let [key, depth] = ["", 0];
  for (const { 0: piece, groups } of plain.matchAll(PIECES)) {
    if (piece === "[") depth++;
    else if (piece === "]") depth--;
    else if (groups?.key !== undefined) key = groups.key;
    else if (depth > 0 && !piece.startsWith("#")) add(key, 1);
  }
  return counts;
}
