// The words of the caption guard: what a mark stands for, other words for it, and a text without a photo.
import type { Mention, MentionKind } from "../wasm/schoolgate.js";
import type { List } from "../state/words-count";

const count = (number: number, one: string, many = `${one}s`): string => `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;

const OWNERS: Record<Mention["whose"], string> = {
  pupil: "a pupil’s",
  staff: "a member of staff’s",
  unlisted: "somebody’s",
};

/** What each kind is; of names also whose. */
const KINDS: Record<MentionKind, (whose: string) => string> = {
  "full-name": (whose) => `${whose} full name`,
  "unlisted-name": () => "the full name of somebody who is not on your list",
  "first-name": (whose) => `${whose} first name`,
  surname: (whose) => `${whose} surname`,
  initials: (whose) => `${whose} name and initial`,
  "titled-name": (whose) => `${whose} name with a title`,
  email: () => "an e-mail address",
  phone: () => "a phone number",
  postcode: () => "a postcode",
  address: () => "a postal address",
  "birth-date": () => "a date of birth",
  upn: () => "a pupil number (UPN)",
};

const DETAILS: readonly MentionKind[] = ["email", "phone", "postcode", "address", "birth-date", "upn"];

/** Where in a file a name may stand, by the field's own name; the first that fits. */
const PLACES: readonly [RegExp, string][] = [
  [/region|mwg-rs|MPReg|apple-fi|PersonInImage|PersonName/iu, "list of who is in the picture"],
  [/keyword|subject|TagsList/iu, "keywords"],
  [/title|headline|ObjectName/iu, "title"],
  [/caption|description|comment|AltText|notes/iu, "description"],
  [/artist|creator|by-?line|owner|credit|contact|licensor|writer|copyright|rights/iu, "note of who made it"],
];

const LISTS: Record<List, (number: number) => string> = {
  aliases: (number) => count(number, "other name", "other names"),
  contacts: (number) => count(number, "address or number", "addresses and numbers"),
  handles: (number) => count(number, "handle"),
  classes: (number) => count(number, "class", "classes"),
  houses: (number) => count(number, "house"),
  people: (number) => count(number, "person", "people"),
  things: (number) => count(number, "thing"),
};

export const captions = {
  others: (typed: string) => `Other words for “${typed}”`,
  becomes: "becomes",
  nothing: "nothing",
  hint: "Down arrow or Tab goes to other words for what is marked. Enter uses them.",
  reworded: (before: string, after: string) => (after === "" ? `“${before}” is gone.` : `“${before}” is now “${after}”.`),
  back: "Undo takes it back.",
  more: (number: number) => `Show ${number} more`,
  /** A mark, how often, and what it stands for. */
  read: ({ kind, whose, sure }: Pick<Mention, "kind" | "whose" | "sure">) => {
    const what = KINDS[kind](OWNERS[whose]);
    return `${sure ? (DETAILS.includes(kind) ? "looks like" : "is") : "may be"} ${what}`;
  },
  known: (typed: string, times: number, what: string, isAllowed: boolean) =>
    `“${typed}”${times > 1 ? ` (${times} times)` : ""} ${what}.${isAllowed ? " Your rules allow it here." : ""}`,

  named: {
    who: { pupil: "a pupil", staff: "a member of staff", unlisted: "not on your list" } satisfies Record<Mention["whose"], string>,
    where: (item: string) => PLACES.find(([pattern]) => pattern.test(item))?.[1] ?? item,
    told: (who: string, whose: string, where: string, isGone: boolean) =>
      isGone
        ? `The file itself named ${who} (${whose}) in its ${where}. It has been taken out.`
        : `The file itself names ${who} (${whose}) in its ${where}. The saved copy will not.`,
  },

  school: {
    choose: "Open your school’s own words",
    another: "Open other words",
    hint: "A file (.toml) of your school’s addresses and classes, and of people and things you may name. They are then not taken for pupils’.",
    name: (file: string) => `Your school’s own words: ${file}`,
    holds: (counts: Record<List, number>) =>
      (Object.keys(LISTS) as List[]).filter((list) => counts[list] > 0).map((list) => LISTS[list](counts[list])).join(", ") || "Nothing is in it yet",
    remove: "Do without these words",
    failed: (file: string) => `${file} could not be used`,
  },

  text: {
    open: "Check words without a photo",
    openHint: "For a web page, a newsletter or a post that has no picture.",
    title: "Words without a photo",
    kinds: "Your page, newsletter or post",
    /** What the verdict’s file is called. */
    file: "words",
    close: "Back",
    label: "The words",
    hint: "Type or paste them here.",
    words: (number: number) => count(number, "word"),
    goTo: "Go to the words",
    incomplete: "Before these words can be checked:",
    blank: "Type or paste some words first.",
    verdicts: {
      stopped: "These words must not go out as they are.",
      "needs-you": "Nothing has said no. There are questions only you can answer.",
      clear: "These words may go out.",
    },
    copy: "Copy the words",
    copied: "Copied. Paste them where they are to go.",
    notCopied: "Your browser did not let the page copy. The words are selected: press Ctrl+C, or Cmd+C on a Mac.",
    register: "Copying writes no line into the register. Save the verdict as a file where you need to show it.",
  },
};
