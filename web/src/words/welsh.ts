// How Welsh counts: a number takes the singular, and some numbers change the first letter of what they count.
const rules = new Intl.PluralRules("cy");

/** Welsh writes numbers as English does; not every browser has been taught Welsh. */
export const NUMBERS = ["cy-GB", "en-GB"];

/** The soft mutation; after feminine *un*, ll and rh keep their place. */
const soft = (noun: string, isAfterOne = false): string => {
  if (/^(?:ch|dd|ph|th)/u.test(noun) || (isAfterOne && /^(?:ll|rh)/u.test(noun))) return noun;
  return noun
    .replace(/^ll/u, "L")
    .replace(/^rh/u, "R")
    .replace(/^[cptgbdm]/u, (letter) => ({ c: "G", p: "B", t: "D", g: "", b: "F", d: "DD", m: "F" })[letter] ?? letter)
    .replace(/^[LRGBDF]+/u, (letters) => letters.toLowerCase());
};

/** The aspirate mutation. */
const aspirate = (noun: string): string => (/^(?:ch|ph|th)/u.test(noun) ? noun : noun.replace(/^[cpt]/u, (letter) => `${letter}h`));

/** A number of things in digits: "1 llun", "2 lun", "3 llun"; what it counts is given in the singular. */
function counted(number: number, noun: string, isFeminine: boolean): string {
  const shown = number.toLocaleString(NUMBERS);
  switch (rules.select(number)) {
    case "one":
      return `${shown} ${isFeminine ? soft(noun, true) : noun}`;
    case "two":
      return `${shown} ${soft(noun)}`;
    case "few": // 3: masculine tri, feminine tair
      return `${shown} ${isFeminine ? noun : aspirate(noun)}`;
    case "many": // 6: chwe
      return `${shown} ${aspirate(noun)}`;
    default:
      return `${shown} ${noun}`;
  }
}

/** So many of a masculine noun. */
export const masculine = (number: number, noun: string): string => counted(number, noun, false);

/** So many of a feminine noun. */
export const feminine = (number: number, noun: string): string => counted(number, noun, true);

/** A list: "a, b ac c". "And" is *ac* before a vowel. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  if (words.length < 2) return last;
  return `${words.slice(0, -1).join(", ")} ${/^[aeiouwyâêîôûŵŷ]/iu.test(last) ? "ac" : "a"} ${last}`;
}

// Chromium knows no Welsh months, and would write American dates in their place.
const MONTHS = ["Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr"];

/** A day as people read it; what is none stays as it is. */
export function dayInWelsh(day: string): string {
  const given = String(day);
  const date = new Date(`${given.slice(0, 10)}T12:00:00`);
  return Number.isNaN(date.getTime()) ? given : `${date.getDate()} ${MONTHS[date.getMonth()]} ${date.getFullYear()}`;
}
